"""Groups of fields that the editors of all pages share."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput


class WhenOut(MultiFieldPanel):
    """Shown only while the page is out: before that there is nothing to correct."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> Any:
            # A page that is being made says ``live`` too: it is the field's default.
            return bool(self.instance.pk) and self.instance.live and super().is_shown()


class HourSays(HelpPanel):
    """What will happen at the page's hour, beside the field: a draft's hour alone does nothing."""

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            says = self.instance.says_of_its_hour() if self.instance.pk else ""
            self.content = format_html('<p class="help-block help-warning">{}</p>', says)
            self.said = says

        def is_shown(self) -> Any:
            return bool(self.said) and super().is_shown()


# The hours stand here, and not in a dialog of the side panel as Wagtail has them: an embargo means
# nothing without its hour.
audience_panels = [
    MultiFieldPanel(
        [
            FieldPanel("audiencia"),
            FieldRowPanel(
                [
                    FieldPanel(
                        "go_live_at",
                        heading=_("Sale el"),
                        help_text=_(
                            "Hora de Tegucigalpa. Sale a esa hora solo si ya está aprobada. Vacío: "
                            "sale en cuanto se apruebe."
                        ),
                    ),
                    FieldPanel(
                        "expire_at",
                        heading=_("Caduca el"),
                        help_text=_("Deja de verse a esa hora. Vacío: no caduca."),
                    ),
                ]
            ),
            HourSays(),
            FieldPanel("embargo"),
            FieldPanel(
                "embargo_texto",
                help_text=_("Lo que los medios aceptan antes de leerla."),
            ),
        ],
        heading=_("Para quién y desde cuándo"),
    ),
]
correction_panels = [
    WhenOut(
        [
            FieldPanel("cambio", heading=_("Qué clase de cambio es")),
            FieldPanel("correccion_decia"),
            FieldPanel("correccion_correcto"),
        ],
        heading=_("Cambiar lo que está fuera"),
        help_text=_(
            "Diga qué clase de cambio envía. La nota acompaña a una corrección; si el cambio no "
            "corrige un error, déjela vacía."
        ),
    ),
]


def headline_panel(heading: Any, help_text: Any) -> TitleFieldPanel:
    """The title under the name that its kind gives it; a long one is seen whole."""
    return TitleFieldPanel(
        "title",
        heading=heading,
        placeholder=heading,
        help_text=help_text,
        widget=AdminAutoHeightTextInput,
    )


def tabs(
    *,
    text: Iterable[Panel],
    about: Iterable[Panel] = (),
    own: Iterable[tuple[Any, Iterable[Panel]]] = (),
) -> TabbedInterface:
    """The editor of every kind: what it says, what it is about, how it is published.

    ``own`` are the kind's own tabs, after the text: (heading, panels).
    """
    lists = [
        (_("Texto"), [*text]),
        *((heading, [*panels]) for heading, panels in own),
        (_("Sobre qué y quién"), [*about]),
        # The comments beside the fields have no place of their own: one tab must bring them.
        (
            _("Publicación"),
            [*audience_panels, *correction_panels, *_address_panels, CommentPanel()],
        ),
    ]
    return TabbedInterface(
        [ObjectList(panels, heading=heading) for heading, panels in lists if panels]
    )


_address_panels = [
    MultiFieldPanel(
        [FieldPanel("slug"), FieldPanel("search_description")],
        heading=_("Dirección y buscadores"),
    )
]
