"""Photographs: the file, its words, its rights, and the sizes in which it is given out."""

import logging

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter
from wagtail.search import index

from cms.base.obstacles import Obstacle
from cms.piece import MEDIA_SCHEME, ImagePart
from cms.piece import Rendition as RenditionPart
from cms.publishing.kinds import Audience
from multimedia.decoding import BareFilter
from multimedia.mimes import mime_of
from multimedia.names import ORIGINALS, new_name, rendition_name
from multimedia.sizes import sizes_for
from multimedia.upright import UprightImageField

logger = logging.getLogger("pregon.multimedia")

FORMER = "~"  # begins the ``focal_point_key`` of a version made from a file that was replaced


def original_name(instance, filename):
    """Where an uploaded photograph is stored."""
    return new_name(ORIGINALS, filename)


class Imagen(AbstractImage):
    """A photograph. Its alternative text is Wagtail's own ``description``.

    ``width`` and ``height`` are those of the picture as it is seen, turned by its orientation mark.
    """

    class Usos(models.TextChoices):
        LIBRE = "libre", _("Libre, con crédito")
        EDITORIAL = "editorial", _("Solo uso informativo")
        INTERNO = "interno", _("Solo uso interno")

    class Consentimiento(models.TextChoices):
        NO_REQUIERE = "no_requiere", _("No se requiere")
        OBTENIDO = "obtenido", _("Obtenido de quienes aparecen")
        MENORES = "menores", _("Aparecen menores: hay documento")

    file = UprightImageField(
        _("archivo"), upload_to=original_name, width_field="width", height_field="height"
    )
    pie = models.TextField(
        _("pie de foto"),
        blank=True,
        max_length=1000,
        help_text=_("Quiénes, qué, dónde y cuándo. Se publica bajo la foto."),
    )
    autor = models.CharField(
        _("autor"), blank=True, max_length=160, help_text=_("Quien tomó la foto.")
    )
    credito = models.CharField(
        _("crédito"),
        blank=True,
        max_length=160,
        help_text=_("Tal como debe publicarse, por ejemplo «Foto: Ana Mejía / AMDC»."),
    )
    lugar = models.CharField(_("lugar"), blank=True, max_length=160)
    fecha_toma = models.DateField(_("fecha de la toma"), null=True, blank=True)
    derechos = models.CharField(
        _("derechos"),
        blank=True,
        max_length=255,
        help_text=_("Titular y condiciones, por ejemplo «© AMDC 2026»."),
    )
    usos_permitidos = models.CharField(
        _("usos permitidos"), max_length=16, choices=Usos.choices, default=Usos.LIBRE
    )
    consentimiento = models.CharField(
        _("consentimiento"),
        max_length=16,
        choices=Consentimiento.choices,
        default=Consentimiento.NO_REQUIERE,
        help_text=_("De las personas que se reconocen en la foto."),
    )
    consentimiento_documento = models.ForeignKey(
        "multimedia.Documento",
        verbose_name=_("documento de consentimiento"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Obligatorio si aparecen menores. No se publica."),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "pie",
        "autor",
        "credito",
        "lugar",
        "fecha_toma",
        "derechos",
        "usos_permitidos",
        "consentimiento",
        "consentimiento_documento",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("pie"),
        index.SearchField("autor"),
        index.SearchField("credito"),
        index.SearchField("lugar"),
        index.FilterField("fecha_toma"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("imagen")
        verbose_name_plural = _("imágenes")

    def clean(self):
        super().clean()
        if (
            self.consentimiento == self.Consentimiento.MENORES
            and not self.consentimiento_documento_id
        ):
            raise ValidationError(
                {"consentimiento_documento": _("Si aparecen menores, adjunte el consentimiento.")}
            )

    @property
    def stays_inside(self) -> bool:
        """Whether nobody outside may see it yet, in a draft either."""
        return self.usos_permitidos == self.Usos.INTERNO or (
            self.consentimiento == self.Consentimiento.MENORES
            and not self.consentimiento_documento_id
        )

    def obstacles(self, audience: str = Audience.PUBLIC) -> list[Obstacle]:
        """Why this image may not be given out to ``audience``, in words for who is at the desk."""
        reasons = []
        if not self.description.strip():
            reasons.append(
                (
                    _("A la imagen «%(titulo)s» le falta el texto alternativo."),
                    _("A %(cuantas)d imágenes les falta el texto alternativo: %(cuales)s."),
                )
            )
        if self.usos_permitidos == self.Usos.INTERNO and audience != Audience.STAFF:
            reasons.append(
                (
                    _("La imagen «%(titulo)s» es solo de uso interno."),
                    _("%(cuantas)d imágenes son solo de uso interno: %(cuales)s."),
                )
            )
        if (
            self.consentimiento == self.Consentimiento.MENORES
            and not self.consentimiento_documento_id
        ):
            reasons.append(
                (
                    _("A la imagen «%(titulo)s» le falta el consentimiento de los menores."),
                    _(
                        "A %(cuantas)d imágenes les falta el consentimiento de los menores: "
                        "%(cuales)s."
                    ),
                )
            )
        return [Obstacle(one, many, self.title) for one, many in reasons]

    def get_rendition(self, filter):
        """As Wagtail's, but ``original`` is the file itself: no copy of 12 megapixels is encoded
        because somebody opened the editor."""
        if getattr(filter, "spec", filter) == "original":
            return Rendition(
                image=self,
                filter_spec="original",
                file=self.file.name,
                width=self.width,
                height=self.height,
            )
        return super().get_rendition(filter)

    def create_rendition(self, filter):
        """As Wagtail's, but from a picture bare of metadata, and the temporary file is closed."""
        ours = filter if isinstance(filter, BareFilter) else BareFilter(filter.spec)
        with self.generate_rendition_file(ours) as file, transaction.atomic():
            return self.renditions.get_or_create(
                filter_spec=ours.spec,
                focal_point_key=ours.get_cache_key(self),
                defaults={"file": file},
            )[0]

    def create_renditions(self, *filters):
        """One after the other: Wagtail's threads would each read the database by themselves."""
        return {filter: self.create_rendition(filter) for filter in filters}

    # What leaves ----------------------------------------------------------------------------------

    def to_part(self) -> ImagePart:
        """The image as it is given out, with the versions that are ready; one query.

        Runs in the publishing transaction, so nothing is made here: what is missing is left out,
        and said in the log's finest grain (``multimedia.renditions.ensure_renditions`` makes it).
        """
        return ImagePart(
            id=self.pk,
            alt=self.description,
            caption=self.pie,
            credit=self.credito or self.autor,
            width=self.width,
            height=self.height,
            focal_point=self._focal_point(),
            renditions=self._rendition_parts(),
        )

    def _focal_point(self) -> tuple[float, float] | None:
        area = self.get_focal_point()
        if area is None:
            return None
        x, y = area.centroid
        return round(x / self.width, 4), round(y / self.height, 4)

    def _rendition_parts(self) -> tuple[RenditionPart, ...]:
        ready = {(each.filter_spec, each.focal_point_key): each for each in self.renditions.all()}
        parts, missing = [], []
        for size in sizes_for(self.width):
            rendition = ready.get((size.spec, self.focus_key(size)))
            if rendition is None:
                missing.append(size.name)
            else:
                parts.append(rendition.to_part(size.name))
        if missing:
            logger.debug("Image %s lacks the versions %s.", self.pk, ", ".join(missing))
        return tuple(parts)

    def focus_key(self, size) -> str:
        """What Wagtail stores with a version whose crop depends on the focal point."""
        return Filter(size.spec).get_cache_key(self) if size.varies_with_focus else ""


class Rendition(AbstractRendition):
    """One ready-made version of an image. Its file is never rewritten."""

    image = models.ForeignKey(Imagen, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("versión de imagen")
        verbose_name_plural = _("versiones de imágenes")
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        # The way from an address to its image is by name.
        indexes = [models.Index(fields=["file"], name="rendition_by_file")]

    def get_upload_to(self, filename):
        return rendition_name(self.image.file.name, filename)

    @property
    def is_former(self) -> bool:
        """Whether it was made from a file that has been replaced."""
        return self.focal_point_key.startswith(FORMER)

    def to_part(self, name: str) -> RenditionPart:
        return RenditionPart(
            name=name,
            url=f"{MEDIA_SCHEME}{self.file.name}",
            width=self.width,
            height=self.height,
            mime=mime_of(self.file.name),
        )
