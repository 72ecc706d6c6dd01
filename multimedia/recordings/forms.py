"""The form in which people upload and describe videos and audios."""

from typing import Any

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtailmedia.forms import BaseMediaForm

from cms.publishing.assets import is_kept
from cms.publishing.uses import use_of
from multimedia.forms import RemembersCollection
from multimedia.recordings.captions import captions_from
from multimedia.recordings.checks import checked, extensions, most_bytes

IN_A_CHOOSER = "media-chooser-upload"  # the prefix of the form in the chooser's upload tab
_NOT_OF_AUDIO = ("subtitulos",)
# In a chooser's window there's room for what a publication needs.
_NOT_IN_A_CHOOSER = ("autor", "derechos", "usos_permitidos", "poster", "tags")
_LABELS = {"video": _("Archivo de video"), "audio": _("Archivo de audio")}


class GrabacionForm(RemembersCollection, BaseMediaForm):
    """Uploading and describing a recording. How long and how large it is, the file says itself."""

    class Meta(BaseMediaForm.Meta):
        widgets = {
            **BaseMediaForm.Meta.widgets,
            "pie": AdminAutoHeightTextInput(attrs={"rows": 2}),
            "transcripcion": AdminAutoHeightTextInput(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        # Held back: what replaces it is only certain once the whole form is.
        self._files = {name: getattr(self.instance, name) for name in ("file", "subtitulos")}
        unneeded = _NOT_OF_AUDIO if self.instance.type == "audio" else ()
        for name in (*unneeded, *(_NOT_IN_A_CHOOSER if self.prefix == IN_A_CHOOSER else ())):
            self.fields.pop(name, None)
        self._say_what_each_is_for()
        self.offer_last_collection(user)

    def _say_what_each_is_for(self) -> None:
        texts = {
            "title": (_("Título"), _("Así se llama donde se publica.")),
            "file": (_LABELS.get(self.instance.type, _("Archivo")), self._what_file()),
        }
        for name, (label, help_text) in texts.items():
            if name in self.fields:
                self.fields[name].label = label
                self.fields[name].help_text = help_text
                # Wagtail looked at the title's field before it was given its words.
                self._bound_fields_cache.pop(name, None)
        if "subtitulos" in self.fields:
            self.fields["subtitulos"].widget.attrs["accept"] = ".vtt,.srt"

    def _what_file(self) -> str:
        return _("Formatos: %(formatos)s. Hasta %(tope)s. Al subirlo se borra dónde se grabó.") % {
            "formatos": ", ".join(extensions(self.instance.type)).upper(),
            "tope": filesizeformat(most_bytes()),
        }

    @property
    def changed_data(self) -> list[str]:
        """Without ``file``: wagtailmedia's view deletes the former file of a form that names it.

        What is out may still show it (``multimedia.keeping``).
        """
        names: list[str] = super().changed_data
        return [name for name in names if name != "file"]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and "file" in super().changed_data:
            checked(file, self.instance.type)
        return file

    def clean_subtitulos(self) -> Any:
        file = self.cleaned_data["subtitulos"]
        return captions_from(file) if file and "subtitulos" in self.changed_data else file

    def clean_poster(self) -> Any:
        """What is out shows its new poster at once, which no review has seen."""
        poster = self.cleaned_data["poster"]
        is_new = poster and "poster" in self.changed_data
        is_out = self.instance.pk and is_kept(*use_of(self.instance))
        if is_new and is_out and (obstacles := poster.obstacles()):
            raise ValidationError(obstacles)
        return poster

    def _post_clean(self) -> None:
        """After a refusal the page shows the files that are there, not those that were offered."""
        super()._post_clean()
        if self.errors:
            for name, file in self._files.items():
                setattr(self.instance, name, file)
