"""What the office reserves for Gerencia's word."""

from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Page

from cms.publishing.kinds import Audience
from cms.publishing.protocols import is_publishable


def kinds_of_page() -> list[tuple[str, str]]:
    """The page types that carry news, as (``app.model``, name)."""
    every: list[Any] = list(apps.get_models())
    return [
        (model._meta.label_lower, str(model._meta.verbose_name))
        for model in every
        if issubclass(model, Page) and is_publishable(model) and not model.structural
    ]


def urgencies() -> list[tuple[str, str]]:
    """Every urgency that some page type knows, by its field ``urgencia``."""
    found: dict[str, str] = {}
    for label, _name in kinds_of_page():
        try:
            field = apps.get_model(label)._meta.get_field("urgencia")
        except FieldDoesNotExist:
            continue
        found.update((str(value), str(name)) for value, name in field.choices or ())
    return list(found.items())


class ReglasForm(WagtailAdminModelForm):
    audiencias = forms.MultipleChoiceField(
        label=_("Audiencias"),
        choices=Audience.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    clases = forms.MultipleChoiceField(
        label=_("Clases de página"),
        choices=kinds_of_page,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    urgencias = forms.MultipleChoiceField(
        label=_("Urgencias"),
        choices=urgencies,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


@register_setting(icon="tasks")
class ReglasDeAprobacion(BaseGenericSetting):
    """Which pages need Visto bueno (Gerencia) beside Edición, one match is enough; and how long
    things may wait.

    Nothing is reserved at first: the rule of two persons holds anyway, several bulletins leave
    every day, and a desk that waited for Gerencia from the first hour would learn to go round it.
    """

    audiencias = models.JSONField(_("audiencias"), default=list, blank=True)
    clases = models.JSONField(_("clases de página"), default=list, blank=True)
    urgencias = models.JSONField(_("urgencias"), default=list, blank=True)
    ratificar_en = models.PositiveSmallIntegerField(
        _("minutos para ratificar una emergencia"),
        default=30,
        validators=[MinValueValidator(1)],
        help_text=_(
            "Lo que salió de emergencia debe ratificarlo otra persona en este tiempo; si no, se "
            "avisa a la jefatura y a Gerencia hasta que alguien lo ratifique o lo retire."
        ),
    )
    recordar_tras = models.PositiveSmallIntegerField(
        _("minutos para recordar lo que espera"),
        default=60,
        validators=[MinValueValidator(1)],
        help_text=_("Lo que espera más tiempo en un paso se recuerda a quien lo tiene."),
    )

    base_form_class = ReglasForm
    panels = [
        FieldPanel("audiencias", help_text=_("Lo que va a estas audiencias espera a Gerencia.")),
        FieldPanel("clases"),
        FieldPanel("urgencias"),
        FieldPanel("ratificar_en"),
        FieldPanel("recordar_tras"),
    ]

    class Meta:
        verbose_name = _("Reglas de aprobación")
        verbose_name_plural = _("Reglas de aprobación")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def reserves(self, page: Any) -> bool:
        """Whether ``page``, as it would go out, needs Gerencia's word."""
        return (
            page.audiencia in self.audiencias
            or page._meta.label_lower in self.clases
            or getattr(page, "urgencia", None) in self.urgencias
        )
