"""The catalogues: what a piece is about, where, and who speaks."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from cms.piece import Term


class Catalogo(index.Indexed, models.Model):
    """An entry with a name and a slug that filters and addresses use."""

    nombre = models.CharField(_("nombre"), max_length=120)
    slug = models.SlugField(
        _("identificador"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Sale en las direcciones y los filtros. Si lo deja vacío, se toma del nombre."),
    )

    search_fields = [index.SearchField("nombre"), index.AutocompleteField("nombre")]

    class Meta:
        abstract = True
        ordering = ["nombre"]

    def __str__(self):
        return self.nombre

    def save(self, *args, **kwargs):
        self.slug = self.slug or slugify(self.nombre)
        super().save(*args, **kwargs)

    def to_part(self) -> Term:
        return Term(name=self.nombre, slug=self.slug)


@register_snippet
class Dependencia(Catalogo):
    """A unit of the city hall that a piece is about."""

    siglas = models.CharField(_("siglas"), max_length=20, blank=True)

    panels = [FieldPanel("nombre"), FieldPanel("siglas"), FieldPanel("slug")]

    class Meta(Catalogo.Meta):
        verbose_name = _("dependencia")
        verbose_name_plural = _("dependencias")

    def to_part(self) -> Term:
        return Term(name=self.nombre, slug=self.slug, code=self.siglas or None)


@register_snippet
class Tema(Catalogo):
    """A subject, mapped to IPTC Media Topics so that outlets' systems file it by themselves."""

    codigo_iptc = models.CharField(
        _("código IPTC"),
        max_length=24,
        blank=True,
        validators=[RegexValidator(r"^medtop:\d{8}$", _("Escríbalo así: medtop:03000000"))],
        help_text=_("De los Media Topics de IPTC, por ejemplo medtop:03000000 (desastres)."),
    )

    panels = [FieldPanel("nombre"), FieldPanel("codigo_iptc"), FieldPanel("slug")]

    class Meta(Catalogo.Meta):
        verbose_name = _("tema")
        verbose_name_plural = _("temas")

    def to_part(self) -> Term:
        return Term(name=self.nombre, slug=self.slug, code=self.codigo_iptc or None)


@register_snippet
class Zona(Catalogo):
    """A place of the city that a piece is about. Coordinates in degrees (WGS 84)."""

    class Tipo(models.TextChoices):
        COLONIA = "colonia", _("Colonia")
        BARRIO = "barrio", _("Barrio")
        ALDEA = "aldea", _("Aldea")

    tipo = models.CharField(_("tipo"), max_length=12, choices=Tipo.choices)
    latitud = models.FloatField(
        _("latitud"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitud = models.FloatField(
        _("longitud"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )

    panels = [
        FieldPanel("nombre"),
        FieldPanel("tipo"),
        FieldPanel("latitud"),
        FieldPanel("longitud"),
        FieldPanel("slug"),
    ]

    class Meta(Catalogo.Meta):
        verbose_name = _("zona")
        verbose_name_plural = _("zonas")

    def to_part(self) -> Term:
        return Term(
            name=self.nombre,
            slug=self.slug,
            kind=self.tipo,
            coordinates=self._coordinates(),
        )

    def _coordinates(self) -> tuple[float, float] | None:
        if self.latitud is None or self.longitud is None:
            return None
        return self.latitud, self.longitud


@register_snippet
class Vocero(Catalogo):
    """Who speaks for the city hall."""

    cargo = models.CharField(_("cargo"), max_length=160)
    dependencia = models.ForeignKey(
        "home.Dependencia",
        verbose_name=_("dependencia"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="voceros",
    )
    retrato = models.ForeignKey(
        "multimedia.Imagen",
        verbose_name=_("retrato"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldPanel("nombre"),
        FieldPanel("cargo"),
        FieldPanel("dependencia"),
        FieldPanel("retrato"),
        FieldPanel("slug"),
    ]

    class Meta(Catalogo.Meta):
        verbose_name = _("vocero")
        verbose_name_plural = _("voceros")

    def to_part(self) -> Term:
        return Term(name=self.nombre, slug=self.slug, kind=self.cargo)
