"""Recordings: videos and audios, their words, their rights, and what makes them accessible."""

from pathlib import PurePath

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtailmedia.models import AbstractMedia

from cms.base.obstacles import Obstacle
from cms.piece import MEDIA_SCHEME, CaptionsPart, RecordingPart
from cms.publishing.kinds import Audience
from multimedia.mimes import mime_of
from multimedia.models.imagen import Imagen
from multimedia.names import RECORDINGS, new_name


def recording_name(instance, filename):
    """Where an uploaded video, audio or captions file is stored.

    By its name alone nobody would know a WebM of sound from one of pictures.
    """
    if instance.type == "audio" and PurePath(filename).suffix.lower() == ".webm":
        filename = str(PurePath(filename).with_suffix(".weba"))
    return new_name(RECORDINGS, filename)


class Grabacion(AbstractMedia):
    """A video or an audio. Private until a piece that is out uses it.

    ``duration`` (seconds), ``width``, ``height`` (as it is seen) and ``peso`` (bytes) are read from
    each new file when it is saved; one that is no such recording is refused (``ValidationError``).
    """

    thumbnail = None  # its poster is an image of ours, with versions and words
    file = models.FileField(_("archivo"), upload_to=recording_name)
    pie = models.TextField(
        _("pie"),
        blank=True,
        max_length=1000,
        help_text=_("Qué se ve o se oye, quiénes, dónde y cuándo. Se publica con la grabación."),
    )
    autor = models.CharField(_("autor"), blank=True, max_length=160, help_text=_("Quien la grabó."))
    credito = models.CharField(
        _("crédito"),
        blank=True,
        max_length=160,
        help_text=_("Tal como debe publicarse, por ejemplo «Video: Ana Mejía / AMDC»."),
    )
    derechos = models.CharField(
        _("derechos"),
        blank=True,
        max_length=255,
        help_text=_("Titular y condiciones, por ejemplo «© AMDC 2026»."),
    )
    usos_permitidos = models.CharField(
        _("usos permitidos"),
        max_length=16,
        choices=Imagen.Usos.choices,
        default=Imagen.Usos.LIBRE,
    )
    transcripcion = models.TextField(
        _("transcripción"),
        blank=True,
        help_text=_("Todo lo que se dice. La leen quienes no oyen y quienes buscan."),
    )
    subtitulos = models.FileField(
        _("subtítulos"),
        blank=True,
        upload_to=recording_name,
        help_text=_("Un archivo WebVTT (.vtt) o SubRip (.srt), con lo que se dice en el video."),
    )
    poster = models.ForeignKey(
        "multimedia.Imagen",
        verbose_name=_("imagen de portada"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Lo que se ve antes de reproducirla. Si no elige ninguna, se toma un cuadro del video."
        ),
    )
    peso = models.PositiveBigIntegerField(_("peso"), default=0, editable=False)  # bytes

    admin_form_fields = (
        "file",
        "title",
        "pie",
        "autor",
        "credito",
        "derechos",
        "usos_permitidos",
        "transcripcion",
        "subtitulos",
        "poster",
        "collection",
        "tags",
    )
    search_fields = [
        *AbstractMedia.search_fields,
        index.SearchField("pie"),
        index.SearchField("autor"),
        index.SearchField("transcripcion"),
    ]

    class Meta(AbstractMedia.Meta):
        verbose_name = _("grabación")
        verbose_name_plural = _("grabaciones")
        # The way from an address to its recording is by name.
        indexes = [
            models.Index(fields=["file"], name="recording_by_file"),
            models.Index(fields=["subtitulos"], name="recording_by_captions"),
        ]

    def clean(self):
        """The file itself is judged by what it is, when it is saved (``multimedia.recordings``)."""

    @property
    def stays_inside(self) -> bool:
        """Whether nobody outside may see or hear it yet, in a draft either."""
        return self.usos_permitidos == Imagen.Usos.INTERNO

    def obstacles(self, audience: str = Audience.PUBLIC) -> list[Obstacle]:
        """Why it may not be given out to ``audience``, in words for who is at the desk."""
        if self.usos_permitidos == Imagen.Usos.INTERNO and audience != Audience.STAFF:
            one = _("La grabación «%(titulo)s» es solo de uso interno.")
            many = _("%(cuantas)d grabaciones son solo de uso interno: %(cuales)s.")
            return [Obstacle(one, many, str(self))]
        return []

    @property
    def shown_with(self) -> tuple[Imagen, ...]:
        """What else is shown where this is."""
        return (self.poster,) if self.poster else ()

    def to_part(self) -> RecordingPart:
        return RecordingPart(
            id=self.pk,
            type=self.type,
            title=self.title,
            caption=self.pie,
            credit=self.credito or self.autor,
            transcript=self.transcripcion,
            url=f"{MEDIA_SCHEME}{self.file.name}",
            filename=self.filename,
            mime=mime_of(self.filename),
            size=self.peso,
            duration=self.duration,
            width=self.width,
            height=self.height,
            poster=self.poster.to_part() if self.poster else None,
            captions=self._captions(),
        )

    def _captions(self) -> CaptionsPart | None:
        if not self.subtitulos:
            return None
        return CaptionsPart(
            url=f"{MEDIA_SCHEME}{self.subtitulos.name}", language=settings.LANGUAGE_CODE
        )
