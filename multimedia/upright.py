"""Sizes of pictures as they are seen.

A camera held upright writes a lying picture and a mark that says how to turn it (EXIF orientation
1 to 8). Wagtail stores the lying size but makes upright versions: its focal points would then miss.
"""

from typing import Any

from PIL import Image as Pillow
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

_ORIENTATION = 0x0112
_LYING = frozenset({5, 6, 7, 8})  # a quarter turn, with or without a mirror


def upright_size(picture: Pillow.Image) -> tuple[int, int]:
    """Width and height in pixels after turning; reads the header alone."""
    width, height = picture.size
    turned = picture.getexif().get(_ORIENTATION) in _LYING
    return (height, width) if turned else (width, height)


class UprightFieldFile(WagtailImageFieldFile):
    """An image's file that knows its upright size without decoding the picture."""

    def get_image_dimensions(self) -> tuple[int, int]:
        was_closed = self.closed
        try:
            self.open()
            with Pillow.open(self) as picture:
                return upright_size(picture)
        finally:
            if was_closed:
                self.close()
            else:
                self.seek(0)


class UprightImageField(WagtailImageField):
    """Wagtail's image field, filling ``width`` and ``height`` with the upright size."""

    attr_class: Any = UprightFieldFile
