"""Facts of campaigns: phones, milestones, dates, places."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from campanas.blocks.labels import note, title
from cms.base.blocks.files import GaleriaBlock
from cms.base.blocks.places import UbicacionBlock


class TelefonoBlock(blocks.StructBlock):
    """Whom to call. In the API: ``{"nombre": str, "telefono": str, "nota": str | None}``."""

    nombre = blocks.CharBlock(
        label=_("A quién se llama"), max_length=120, help_text=_("Por ejemplo: Bomberos.")
    )
    telefono = blocks.CharBlock(label=_("Teléfono"), max_length=40, help_text=_("198, 2220-0000…"))
    nota = note(_("Si ayuda: las 24 horas, solo WhatsApp."))

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        return {**super().get_api_representation(value, context), "nota": value["nota"] or None}

    class Meta:
        label = _("Teléfono")
        icon = "mobile-alt"


class TelefonosBlock(blocks.StreamBlock):
    """Emergency phones. In the API: ``[{"type": "telefono", "value": …, "id": str}, …]``."""

    telefono = TelefonoBlock()


class HitoBlock(blocks.StructBlock):
    """What was achieved on a day.

    In the API: ``{"fecha": "2026-11-22" | None, "titulo": str, "texto": str,
    "fotos": [{"imagen": {image} | None, "pie": str}, …]}``.
    """

    fecha = blocks.DateBlock(label=_("Fecha"), help_text=_("El día en que ocurrió."))
    titulo = title(_("Por ejemplo: Colocada la primera viga."))
    texto = blocks.TextBlock(
        label=_("Texto"),
        max_length=1000,
        required=False,
        help_text=_("Si hace falta, qué se logró, en dos o tres oraciones."),
    )
    fotos = GaleriaBlock(label=_("Fotos"), min_num=0, help_text=_("Las de ese día."), default=[])

    class Meta:
        label = _("Hito")
        icon = "date"


class HitosBlock(blocks.StreamBlock):
    """Milestones. In the API: ``[{"type": "hito", "value": …, "id": str}, …]``."""

    hito = HitoBlock()


class ActividadBlock(blocks.StructBlock):
    """What happens on a day, or from one to another.

    In the API: ``{"desde": "2026-11-22" | None, "hasta": "2026-11-30" | None, "que": str}``.
    """

    desde = blocks.DateBlock(label=_("Desde"), help_text=_("El día, o el primero si son varios."))
    hasta = blocks.DateBlock(
        label=_("Hasta"), required=False, help_text=_("Vacío si es un solo día.")
    )
    que = blocks.CharBlock(
        label=_("Qué"), max_length=200, help_text=_("Por ejemplo: Inscripción en las escuelas.")
    )

    def clean(self, value: Any) -> Any:
        result = super().clean(value)
        if result["desde"] and result["hasta"] and result["hasta"] < result["desde"]:
            raise blocks.StructBlockValidationError(
                block_errors={"hasta": ValidationError(_("Termina antes de empezar."))}
            )
        return result

    class Meta:
        label = _("Fecha")
        icon = "date"


class CalendarioBlock(blocks.StreamBlock):
    """A programme's dates. In the API: ``[{"type": "actividad", "value": …, "id": str}, …]``."""

    actividad = ActividadBlock()


class LugarBlock(blocks.StructBlock):
    """Where people are attended.

    In the API: ``{"nombre": str, "direccion": str, "horario": str | None,
    "ubicacion": {"lat": float, "lon": float} | None}``.
    """

    nombre = blocks.CharBlock(label=_("Nombre"), max_length=160)
    direccion = blocks.CharBlock(
        label=_("Dirección"), max_length=200, help_text=_("Como se le diría a quien no conoce.")
    )
    horario = blocks.CharBlock(
        label=_("Horario"),
        max_length=120,
        required=False,
        help_text=_("Por ejemplo: lunes a viernes, de 8:00 a. m. a 3:00 p. m."),
    )
    ubicacion = UbicacionBlock(label=_("Ubicación en el mapa"))

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        return {
            **super().get_api_representation(value, context),
            "horario": value["horario"] or None,
        }

    class Meta:
        label = _("Lugar")
        icon = "site"


class LugaresBlock(blocks.StreamBlock):
    """Where people are attended. In the API: ``[{"type": "lugar", "value": …, "id": str}, …]``."""

    lugar = LugarBlock()
