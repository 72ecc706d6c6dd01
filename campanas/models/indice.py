"""What holds the campaigns."""

from django.utils.translation import gettext_lazy as _

from cms.base.models import BasePage
from cms.piece import Piece


class CampanasIndexPage(BasePage):
    """Holds the campaigns of a language."""

    structural = True
    show_in_menus_default = True
    made_by_setup = {"es-hn": ("Campañas", "campanas"), "en": ("Campaigns", "campaigns")}
    page_description = _("Reúne las campañas de un idioma.")

    parent_page_types = ["home.PortadaPage"]
    subpage_types = [
        "campanas.PrevencionPage",
        "campanas.InfraestructuraPage",
        "campanas.ProgramaSocialPage",
    ]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("índice de campañas")
        verbose_name_plural = _("índices de campañas")

    def to_piece(self) -> Piece:
        return self.describe(kind="estructura")
