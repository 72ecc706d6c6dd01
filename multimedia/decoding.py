"""Pictures decoded for making versions: upright, and bare of what the camera wrote."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from wagtail.images.models import Filter


def bare(file: Any) -> Any:
    """The picture of a Willow file, turned as its mark says, without EXIF and XMP.

    Willow copies the EXIF of the original, coordinates and all, into every JPEG that it makes.
    """
    picture = file.auto_orient()
    for name in ("exif", "xmp", "photoshop", "comment"):
        picture.image.info.pop(name, None)
    picture.format_name = file.format_name  # by which Wagtail chooses the output's, if none is said
    return picture


def narrowed(picture: Any, width: int) -> Any:
    """The same picture, no wider than ``width`` pixels."""
    has_width, has_height = picture.get_size()
    if has_width <= width:
        return picture
    smaller = picture.resize((width, max(1, int(has_height * width / has_width))))
    smaller.format_name = picture.format_name
    return smaller


class BareFilter(Filter):
    """Wagtail's filter, run on a bare picture: one decoded before, so that ten versions decode the
    original once, or the image's own."""

    def __init__(self, spec: str, picture: Any = None) -> None:
        super().__init__(spec)
        self._picture = picture

    @contextmanager
    def get_willow_image(self, image: Any, source: Any = None) -> Iterator[Any]:
        if self._picture is not None:
            yield self._picture
            return
        with super().get_willow_image(image, source) as file:
            yield bare(file)
