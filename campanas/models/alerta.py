"""Alerts: what threatens, where, until when, and what to do."""

from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.search import index

from campanas.forms import AlertaForm
from campanas.models.amenazas import Amenaza
from cms.base import panels
from cms.base.models import BasePage
from cms.base.richtext import FEATURES
from cms.piece import Piece
from cms.publishing.models import PieceIdentity
from home.models import Clasificada


class AlertasIndexPage(BasePage):
    """Holds the alerts of a language."""

    structural = True
    show_in_menus_default = True
    made_by_setup = {"es-hn": ("Alertas", "alertas"), "en": ("Alerts", "alerts")}

    parent_page_types = ["home.PortadaPage"]
    subpage_types = ["campanas.AlertaPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("índice de alertas")
        verbose_name_plural = _("índices de alertas")

    def to_piece(self) -> Piece:
        return self.describe(kind="estructura")


class AlertaPage(BasePage, Clasificada):
    """A warning with an end. It ends by itself; extending, lowering and lifting it are acts.

    A later alert may supersede it (``sustituye``): from its beginning on only the later one holds.
    An alert of another issuer about the same hazard stands beside it.
    """

    class Emisor(models.TextChoices):
        CIUDAD = "ciudad", _("La alcaldía")
        NACIONAL = "nacional", _("El organismo nacional")

    class Nivel(models.TextChoices):
        VERDE = "verde", _("Verde: prepararse")
        AMARILLA = "amarilla", _("Amarilla: estar listos")
        ROJA = "roja", _("Roja: actuar ya")

    URGENCY: ClassVar[dict[str, str]] = {
        Nivel.ROJA: "urgente",
        Nivel.AMARILLA: "importante",
        Nivel.VERDE: "rutina",
    }
    LEVELS: ClassVar[list[str]] = Nivel.values  # from the mildest on

    nivel = models.CharField(
        _("nivel"),
        max_length=12,
        choices=Nivel.choices,
        blank=True,  # a draft may lack it, like all that ``lacks`` names
        help_text=_("Qué tan grave es."),
    )
    amenaza = models.CharField(
        _("amenaza"),
        max_length=32,
        choices=Amenaza.choices,
        blank=True,
        help_text=_("Contra qué se alerta."),
    )
    emisor = models.CharField(
        _("emisor"),
        max_length=12,
        choices=Emisor.choices,
        default=Emisor.CIUDAD,
        help_text=_("Quién la declara. Las de dos emisores conviven: nunca se juntan."),
    )
    organismo = models.CharField(
        _("organismo"),
        max_length=160,
        blank=True,
        help_text=_("Su nombre, si no es la alcaldía. Por ejemplo «COPECO»."),
    )
    bajada = models.TextField(
        _("qué ocurre"),
        max_length=300,
        blank=True,
        help_text=_("En una o dos oraciones, como se lo diría a un vecino."),
    )
    instrucciones = RichTextField(
        _("qué hacer"),
        features=FEATURES,
        blank=True,
        help_text=_("Instrucciones cortas, una por línea de la lista."),
    )
    area = models.CharField(
        _("área"),
        max_length=300,
        blank=True,
        help_text=_("En palabras: «las riberas del Choluteca», «todo el Distrito Central»."),
    )
    zonas_excluidas = ParentalManyToManyField(
        "home.Zona",
        verbose_name=_("zonas excluidas"),
        blank=True,
        related_name="+",
        help_text=_("Las que quedan dentro del área pero no están en alerta."),
    )
    desde = models.DateTimeField(
        _("desde"), null=True, blank=True, help_text=_("Hora de Tegucigalpa.")
    )
    hasta = models.DateTimeField(
        _("hasta"),
        null=True,
        blank=True,
        help_text=_("A esa hora termina por sí sola. Si hace falta, se prolonga."),
    )
    sustituye = models.ForeignKey(
        "campanas.AlertaPage",
        verbose_name=_("sustituye a"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("La alerta que deja de valer cuando empieza esta."),
    )
    # Written by acts alone (``campanas.acts``).
    levantada_en = models.DateTimeField(_("levantada"), null=True, blank=True, editable=False)
    motivo = models.TextField(_("motivo del cambio"), blank=True, editable=False)

    offer = _("Emitir una alerta")
    everyday = True
    cited_as = "alerta"
    facts = frozenset({"organismo"})
    good_as_they_are = frozenset({"area"})
    amendable = frozenset({"hasta", "nivel", "levantada_en", "motivo"})
    page_description = _(
        "Avisa de un peligro, con su nivel, su área y qué hacer. Termina por sí sola a su hora."
    )
    exclude_fields_in_copy = [*BasePage.exclude_fields_in_copy, "levantada_en", "motivo"]
    base_form_class = AlertaForm
    parent_page_types = ["campanas.AlertasIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    edit_handler = panels.tabs(
        text=[
            panels.headline_panel(
                _("Título"),
                _("Nivel, amenaza y lugar: «Alerta roja por deslizamientos en El Edén»."),
            ),
            FieldRowPanel([FieldPanel("nivel"), FieldPanel("amenaza")]),
            FieldPanel("bajada"),
            FieldPanel("instrucciones"),
            FieldRowPanel([FieldPanel("desde"), FieldPanel("hasta")]),
            MultiFieldPanel(
                [FieldPanel("area"), FieldPanel("zonas"), FieldPanel("zonas_excluidas")],
                heading=_("Dónde"),
            ),
            MultiFieldPanel(
                [FieldPanel("emisor"), FieldPanel("organismo"), FieldPanel("sustituye")],
                heading=_("Quién alerta"),
            ),
        ],
        about=[FieldPanel("temas"), FieldPanel("dependencias")],
    )
    search_fields = [
        *BasePage.search_fields,
        index.FilterField("nivel"),
        index.FilterField("amenaza"),
        index.FilterField("hasta"),
    ]
    api_fields = [
        APIField("nivel"),
        APIField("amenaza"),
        APIField("emisor"),
        APIField("organismo"),
        APIField("bajada"),
        APIField("instrucciones"),
        APIField("area"),
        *Clasificada.about_api_fields,
        APIField("zonas_excluidas"),
        APIField("desde"),
        APIField("hasta"),
        APIField("levantada_en"),
        APIField("motivo"),
        APIField("sustituye"),
    ]

    class Meta:
        verbose_name = _("alerta")
        verbose_name_plural = _("alertas")

    @property
    def may_go_out_in_emergency(self) -> bool:
        return True

    def to_piece(self) -> Piece:
        return self.describe(
            kind="alerta",
            lead=self.bajada,
            place=self.area,
            urgency=self.URGENCY.get(self.nivel, "rutina"),
            in_force_from=self.desde,
            in_force_until=self.ends_at,
            supersedes=PieceIdentity.of(other.pk).uri if (other := self.superseded) else None,
            **self.about(),
        )

    def _api_value(self, name: str) -> Any:
        return self.superseded if name == "sustituye" else super()._api_value(name)

    @property
    def superseded(self) -> Any:
        """The alert that it supersedes, in its own language if it is there: a translation names
        the original's."""
        other = self.sustituye
        if other is None or other.locale_id == self.locale_id:
            return other
        return other.get_translation_or_none(self.locale) or other

    @property
    def ends_at(self) -> Any:
        """When it ceases to be in force: at its end, or when it was lifted before that."""
        ends = [each for each in (self.hasta, self.levantada_en) if each is not None]
        return min(ends, default=None)

    def is_in_force(self) -> bool:
        """Whether it holds now, or will; what supersedes it aside."""
        return self.ends_at is not None and self.ends_at > timezone.now()

    def standing(self) -> str:
        """Whether it holds now, in a word or two for the desk's list; of what is out alone."""
        now = timezone.now()
        if not self.live or self.hasta is None:
            return "—"
        if self.levantada_en:
            return str(_("Levantada"))
        if self.hasta <= now:
            return str(_("Terminó"))
        if self.desde and self.desde > now:
            return str(_("Aún no empieza"))
        later = AlertaPage.objects.filter(sustituye=self, live=True, desde__lte=now)
        return str(_("Sustituida")) if later.exists() else str(_("Vigente"))

    def clean(self) -> None:
        super().clean()
        if self.desde and self.hasta and self.hasta <= self.desde:
            raise ValidationError({"hasta": _("Termina antes de empezar: revise las horas.")})
        if self.emisor == self.Emisor.NACIONAL and not self.organismo.strip():
            raise ValidationError({"organismo": _("Diga qué organismo la declara.")})
        if self.sustituye_id and not self._supersedes_it_already():
            self._check_what_it_supersedes()

    def _supersedes_it_already(self) -> bool:
        """So it is out: that the other says its issuer differently by now keeps nobody from lifting
        this one."""
        same = {name: getattr(self, name) for name in ("sustituye_id", "emisor", "organismo")}
        return bool(self.pk) and AlertaPage.objects.filter(pk=self.pk, live=True, **same).exists()

    def _check_what_it_supersedes(self) -> None:
        if self.sustituye_id == self.pk:
            raise ValidationError({"sustituye": _("Una alerta no se sustituye a sí misma.")})
        other = AlertaPage.objects.get(pk=self.sustituye_id or 0).released()
        if (other.emisor, other.organismo) != (self.emisor, self.organismo):
            raise ValidationError(
                {
                    "sustituye": _(
                        "Esa alerta es de otro emisor: las dos conviven, no se sustituyen."
                    )
                }
            )

    def lacks(self) -> list[tuple[str, str]]:
        missing = super().lacks()
        sentences = {
            "nivel": _("Escoja el nivel de la alerta."),
            "amenaza": _("Escoja la amenaza."),
            "bajada": _("Diga qué ocurre."),
            "instrucciones": _("Diga qué hay que hacer."),
            "desde": _("Diga desde cuándo rige."),
            "hasta": _("Diga hasta cuándo rige: sin esa hora no se publica."),
        }
        missing += [
            (name, str(sentence)) for name, sentence in sentences.items() if not getattr(self, name)
        ]
        if not self.area.strip() and not self.zonas.exists():
            missing.append(("area", str(_("Diga dónde: el área en palabras, o las zonas."))))
        if self.hasta and self.hasta <= self._hour_of_release() and not self.live:
            missing.append(
                ("hasta", str(_("La hora en que termina ya habrá pasado cuando salga.")))
            )
        if self._supersedes_itself():
            sentence = _("Esa alerta ya se sustituye por esta: ninguna de las dos regiría.")
            missing.append(("sustituye", str(sentence)))
        return missing

    def _hour_of_release(self) -> datetime:
        now, scheduled = timezone.now(), self.go_live_at
        return max(now, scheduled) if scheduled else now

    def _supersedes_itself(self) -> bool:
        """Whether what it supersedes, as far as it is accepted, supersedes it in turn."""
        met, below = {self.pk}, self.sustituye_id
        while below is not None and below not in met:
            met.add(below)
            other = AlertaPage.objects.filter(pk=below).first()
            below = other.released().sustituye_id if other is not None else None
        return below is not None
