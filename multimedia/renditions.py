"""Making the ready-made versions of images: after the upload, and at the latest before review.

Never inside the transaction that publishes: a photograph of 12 megapixels takes from one to three
seconds of a processor.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from multimedia.decoding import BareFilter, bare, narrowed
from multimedia.models import Imagen
from multimedia.sizes import ADMIN_SPECS, WIDTHS, sizes_for

logger = logging.getLogger("pregon.multimedia")


_deferred: ContextVar[bool] = ContextVar("deferred", default=False)


@contextmanager
def deferred() -> Iterator[None]:
    """Inside, neither an upload nor a review makes versions: whoever loads many photographs runs
    ``make_renditions`` afterwards, which also writes anew the pieces that show them."""
    token = _deferred.set(True)
    try:
        yield
    finally:
        _deferred.reset(token)


def are_deferred() -> bool:
    return _deferred.get()


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
    """Each version in a transaction of its own: nothing is locked while pixels are computed."""
    specs = missing_specs(image)
    if not specs:
        return True
    try:
        with image.get_willow_image() as file:
            whole = bare(file)
            # Making the small ones from the widest takes a fraction of the time. A crop is
            # measured on the whole one, by its focal point.
            reduced = narrowed(whole, WIDTHS[-1])
            for spec in specs:
                source = whole if spec.startswith("fill-") else reduced
                image.create_rendition(BareFilter(spec, source))
    except Exception:
        # One image's trouble must not keep the others from being made.
        logger.exception("The versions of image %s could not be made.", image.pk)
        return False
    return True
