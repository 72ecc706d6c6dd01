"""The forms in which people upload and describe photographs and documents."""

from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateInput
from wagtail.documents.forms import BaseDocumentForm
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.forms import BaseImageForm
from wagtail.models import Collection

from multimedia.fields import PhotoField

IMAGE_TEXTS = {
    "title": (_("Título"), _("Para encontrarla en el archivo. No se publica.")),
    "description": (
        _("Texto alternativo"),
        _(
            "Lo que se ve, en una oración, para quien no ve la foto. Sin él no se puede publicar. "
            "Ejemplo: «Dos bomberos llenan sacos de arena a la orilla del río Choluteca»."
        ),
    ),
}
IN_A_CHOOSER = "image-chooser-upload"  # the prefix of the form in the chooser's upload tab


class KeepsFormerFile:
    """Replacing a file deletes none: what is out may still show it (``multimedia.keeping``).

    Wagtail's forms delete the old file, and an image's versions with it, as soon as they are saved.
    """

    original_file: Any

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        self.original_file = None
        return super().save(commit)  # type: ignore[misc]


class RemembersCollection:
    """A new file is offered the collection that its uploader used last: the event at hand."""

    fields: dict[str, Any]
    instance: Any
    collections: Any

    def offer_last_collection(self, user: Any) -> None:
        if self.instance.pk or user is None or "collection" not in self.fields:
            return
        last = (
            Collection.objects.filter(
                pk__in=type(self.instance)
                .objects.filter(uploaded_by_user=user)
                .order_by("-pk")
                .values("collection_id")[:1]
            ).first()
            or self.collections.filter(depth__gt=1).first()
        )
        if last is not None and last in self.collections:
            self.fields["collection"].initial = last.pk
            self.initial["collection"] = last.pk  # type: ignore[attr-defined]


class ImagenForm(KeepsFormerFile, RemembersCollection, BaseImageForm):
    """Uploading and describing a photograph.

    Words that the file itself brings fill what is left empty here (``multimedia.filling``).
    """

    class Meta(BaseImageForm.Meta):
        widgets = {
            **BaseImageForm.Meta.widgets,
            "pie": AdminAutoHeightTextInput(attrs={"rows": 2}),
            "fecha_toma": AdminDateInput,
            "consentimiento_documento": AdminDocumentChooser,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        self._say_what_each_is_for()
        if "file" in self.fields:
            self._use_photo_field()
        if self.prefix == IN_A_CHOOSER:
            self._shorten()
        self._let_defaults_stand()
        # Wagtail looked at the title's field before it was given its words.
        self._bound_fields_cache.pop("title", None)
        self.offer_last_collection(user)

    def _say_what_each_is_for(self) -> None:
        for name, (label, help_text) in IMAGE_TEXTS.items():
            if name in self.fields:
                self.fields[name].label = label
                self.fields[name].help_text = help_text

    def _let_defaults_stand(self) -> None:
        """The page of several uploads sends a new file with no more than a title."""
        for name in ("usos_permitidos", "consentimiento"):
            if name in self.fields and not self.instance.pk:
                self.fields[name].required = False

    def _use_photo_field(self) -> None:
        """Wagtail chooses the field's class in a function that can't be replaced."""
        wagtails = self.fields["file"]
        self.fields["file"] = PhotoField(
            label=_("Archivo"), required=wagtails.required, widget=wagtails.widget
        )
        if not self.instance.pk and "title" in self.fields:
            self.fields["title"].required = False
            self.fields["title"].help_text = _(
                "Para encontrarla en el archivo. Si lo deja vacío, se toma de la propia foto."
            )

    def _shorten(self) -> None:
        """In a chooser's window there's room for what a publication needs. Photos of minors come
        in by the images' own page, where their consent can be attached."""
        for name in ("consentimiento_documento", "usos_permitidos", "derechos", "tags"):
            self.fields.pop(name, None)
        consent = self.fields["consentimiento"]
        minors = self._meta.model.Consentimiento.MENORES
        consent.choices = [choice for choice in consent.choices if choice[0] != minors]
        consent.help_text = _("Si aparecen menores, súbala en Imágenes, con su consentimiento.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        upload = cleaned.get("file")
        if upload and not self.instance.pk and not cleaned.get("title"):
            # The file's own words may still replace a title that is just the file's name.
            cleaned["title"] = PurePath(upload.name).stem[:255]
        return cleaned


class DocumentoForm(KeepsFormerFile, RemembersCollection, BaseDocumentForm):
    """Uploading and describing a document."""

    class Meta(BaseDocumentForm.Meta):
        widgets = {
            **BaseDocumentForm.Meta.widgets,
            "descripcion": AdminAutoHeightTextInput(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        self.fields["title"].label = _("Título")
        self.fields["title"].help_text = _("Así se llama donde se ofrece para descargar.")
        self._bound_fields_cache.pop("title", None)
        self.offer_last_collection(user)
