"""Pieces that a page names, in its own order."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from cms.base.choosers import PieceChooser
from cms.piece import reference
from cms.publishing.models import PieceIdentity


class PiezaCitada(Orderable):
    """Another piece, of any kind, as a row of the page that names it. A subclass adds the key.

    In the API: the piece as the reader may see it, or nothing.
    """

    pieza = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("pieza"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("pieza", widget=PieceChooser)]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self):
        return str(self.pieza)

    @property
    def uri(self) -> str:
        return PieceIdentity.of(self.pieza_id).uri

    def to_part(self) -> dict[str, str]:
        return reference(self.uri)
