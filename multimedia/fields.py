"""The upload field of photographs."""

from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import FileField
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField

from multimedia.photos import check_photo


class PhotoField(WagtailImageField):
    """Wagtail's field, but it decodes once, and what is wrong is said instead of raised.

    Wagtail's lets a truncated file's error through as a failure of the server.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formats = ", ".join(self.allowed_image_extensions)
        self.help_text = _("Formatos: %(formats)s. Hasta %(size)s y %(pixels)s megapíxeles.") % {
            "formats": formats.upper(),
            "size": self.max_upload_size_text,
            "pixels": self.max_image_pixels // 1_000_000,
        }
        too_large = _("El archivo es demasiado grande: se admiten hasta %(size)s.")
        not_allowed = _("Ese formato no se admite. Sirven: %(formats)s.")
        # Wagtail's page of several uploads reads these two and tells them before sending.
        self.error_messages["file_too_large_unknown_size"] = too_large % {
            "size": self.max_upload_size_text
        }
        self.error_messages["invalid_image_extension"] = not_allowed % {"formats": formats.upper()}

    def to_python(self, data: Any) -> Any:
        """The upload, read once.

        Raises:
            ValidationError: in Spanish, for whatever is wrong with it.
        """
        upload: Any = FileField.to_python(self, data)
        if upload is None:
            return None
        if upload.size > self.max_upload_size:
            message = _("El archivo pesa %(has)s y se admiten hasta %(limit)s.")
            sizes = {"has": filesizeformat(upload.size), "limit": self.max_upload_size_text}
            raise ValidationError(message, code="file_too_large", params=sizes)
        extension = PurePath(upload.name or "").suffix.lower().lstrip(".")
        file = upload if hasattr(upload, "seek") else BytesIO(upload.read())
        check_photo(file, extension=extension, max_pixels=self.max_image_pixels)
        return upload
