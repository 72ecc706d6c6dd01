"""The ready-made sizes in which an image is given out.

WebP for all widths: every browser in use reads it, at some two thirds of a JPEG's weight, which is
what matters on a cheap phone. JPEG beside it where a reader may be something else than a browser:
feeds, mail and newsrooms' systems (the two larger widths), and the cards of social networks, some
of which refuse WebP.

A name is there only if the original is large enough: nothing is enlarged, and no width is listed
twice. ``ancho-320`` is always there; of an original 800 wide, ``ancho-960`` holds it at 800 and the
wider names are missing.
"""

from dataclasses import dataclass

WIDTHS = (320, 640, 960, 1280, 1920)
JPEG_WIDTHS = (1280, 1920)


@dataclass(frozen=True, slots=True)
class Size:
    """``spec`` is Wagtail's filter; ``width`` the limit in pixels, ``None``: always made."""

    name: str
    spec: str
    width: int | None = None
    varies_with_focus: bool = False


PUBLIC_SIZES = (
    *(Size(f"ancho-{width}", f"width-{width}|format-webp", width) for width in WIDTHS),
    *(Size(f"ancho-{width}-jpeg", f"width-{width}|format-jpeg", width) for width in JPEG_WIDTHS),
    Size("portada-1200x630", "fill-1200x630|format-jpeg", varies_with_focus=True),
)
PUBLIC_SPECS = frozenset(size.spec for size in PUBLIC_SIZES)
# What the admin's listing, chooser and editor show. Never public.
ADMIN_SPECS = ("max-165x165", "max-800x600")


def sizes_for(width: int) -> tuple[Size, ...]:
    """The public sizes of an original ``width`` pixels wide."""
    return tuple(size for size in PUBLIC_SIZES if size.width is None or _is_useful(size, width))


def _is_useful(size: Size, width: int) -> bool:
    """Whether the next smaller width, if there is one, falls short of the original."""
    smaller = [each for each in WIDTHS if size.width is not None and each < size.width]
    return not smaller or smaller[-1] < width
