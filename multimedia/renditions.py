"""Making the ready-made versions of images: after the upload, and at the latest before review.

Never inside the transaction that publishes: one photograph takes about a second.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from wagtail.images.models import Filter

from multimedia.models import Imagen, Rendition
from multimedia.sizes import ADMIN_SPECS, WIDTHS, sizes_for

logger = logging.getLogger("pregon.multimedia")


class Decoded(Filter):
    """A filter that works on a picture decoded before, so that ten versions decode it once."""

    def __init__(self, spec: str, picture: Any) -> None:
        super().__init__(spec)
        self._picture = picture

    @contextmanager
    def get_willow_image(self, image: Any, source: Any = None) -> Iterator[Any]:
        yield self._picture


def ensure_renditions(images: Iterable[Imagen]) -> list[Imagen]:
    """Make what is missing of each image's versions.

    Call it outside the publishing transaction: when an image was uploaded, and when a page that
    uses it is submitted for review.

    Returns:
        The images of which some version could not be made (the file is gone or damaged); why is
        in the log.
    """
    return [image for image in images if not _make_missing(image)]


def missing_specs(image: Imagen) -> list[str]:
    """Wagtail's filters of the versions that the image still lacks, the largest first."""
    wanted = {size.spec: image.focus_key(size) for size in sizes_for(image.width)}
    wanted |= dict.fromkeys(ADMIN_SPECS, "")
    ready = set(image.renditions.values_list("filter_spec", "focal_point_key"))
    return [spec for spec, key in reversed(wanted.items()) if (spec, key) not in ready]


def _make_missing(image: Imagen) -> bool:
    specs = missing_specs(image)
    if not specs:
        return True
    try:
        with image.get_willow_image() as file:
            whole, reduced = _decoded(file)
            for spec in specs:
                _make(image, Decoded(spec, whole if spec.startswith("fill-") else reduced))
    except Exception:
        # One image's trouble must not keep the others from being made.
        logger.exception("The versions of image %s could not be made.", image.pk)
        return False
    return True


def _decoded(file: Any) -> tuple[Any, Any]:
    """The upright picture, and one no wider than the widest version: making the small ones from
    that takes a fraction of the time. A crop is measured on the whole one, by its focal point."""
    whole = file.auto_orient()
    width, height = whole.get_size()
    reduced = whole
    if width > WIDTHS[-1]:
        reduced = whole.resize((WIDTHS[-1], int(height * WIDTHS[-1] / width)))
    # Wagtail asks it to choose the output's format where the filter doesn't say.
    whole.format_name = reduced.format_name = file.format_name
    return whole, reduced


def _make(image: Imagen, decoded: Decoded) -> None:
    """One version, in a transaction of its own: the row follows the file at once."""
    with image.generate_rendition_file(decoded) as file, transaction.atomic():
        Rendition.objects.get_or_create(
            image=image,
            filter_spec=decoded.spec,
            focal_point_key=decoded.get_cache_key(image),
            defaults={"file": file},
        )
