"""Is this upload a photograph that can be used? Answers in words for the person at the desk."""

import logging
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image as Pillow
from PIL import UnidentifiedImageError

logger = logging.getLogger("pregon.multimedia")

# By what the file is, not by what its name says. SVG is not among them: it is a program that runs
# in the reader's browser with our address, and cleaning it is a race that is never won.
FORMATS = {
    "JPEG": {"jpg", "jpeg"},
    "MPO": {"jpg", "jpeg"},  # a JPEG with a second picture behind it, as some phones write
    "PNG": {"png"},
    "WEBP": {"webp"},
    "HEIF": {"heic"},
}

DAMAGED = _("La foto está dañada o incompleta. Vuelva a copiarla de la cámara o del teléfono.")
UNKNOWN = _("Ese archivo no es una foto que se pueda usar. Sirven JPEG, PNG, WebP y HEIC.")
SVG = _("Los dibujos SVG no se admiten: pueden llevar programas. Expórtelo como PNG.")
MISNAMED = _("El archivo es %(es)s, pero su nombre termina en «.%(dice)s». Cámbiele el nombre.")
TOO_MANY_PIXELS = _(
    "La foto tiene %(tiene)s megapíxeles y se admiten hasta %(tope)s. Redúzcala antes de subirla."
)
TOO_SMALL = _("La foto mide %(ancho)s por %(alto)s píxeles: es demasiado pequeña para publicarla.")
_SMALLEST = 16  # pixels; below, it's a tracking dot or a mistake


def check_photo(file: Any, *, extension: str, max_pixels: int) -> None:
    """Read the whole picture once; it is a photo that can be used, or an error.

    The header is judged before a pixel is decoded: a small file that claims to be a huge picture
    (a decompression bomb) costs nothing.

    Raises:
        ValidationError: with a code (``svg``, ``unknown``, ``misnamed``, ``pixels``, ``small``,
            ``damaged``) and a sentence.
    """
    picture = _opened(file, max_pixels)
    _require_name(picture, extension)
    width, height = picture.size
    if width * height > max_pixels:
        raise _too_many(width * height, max_pixels)
    if min(width, height) < _SMALLEST:
        size = {"ancho": width, "alto": height}
        raise ValidationError(TOO_SMALL, code="small", params=size)
    try:
        picture.load()
    except Exception as error:
        # Decoders fail in any way they like (OSError, SyntaxError, struct.error, ValueError…).
        logger.info("A damaged photo was refused: %r", error)
        raise ValidationError(DAMAGED, code="damaged") from error
    finally:
        file.seek(0)


def _opened(file: Any, max_pixels: int) -> Pillow.Image:
    file.seek(0)
    try:
        return Pillow.open(file, formats=("JPEG", "PNG", "WEBP", "HEIF"))
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
        raise _too_many(None, max_pixels) from error
    except UnidentifiedImageError as error:
        if _looks_like_xml(file):
            raise ValidationError(SVG, code="svg") from error
        raise ValidationError(UNKNOWN, code="unknown") from error
    except Exception as error:
        logger.info("A damaged photo was refused: %r", error)
        raise ValidationError(DAMAGED, code="damaged") from error


def _require_name(picture: Pillow.Image, extension: str) -> None:
    if extension not in FORMATS[picture.format or ""]:
        known = {"es": Pillow.MIME.get(picture.format or "", "").removeprefix("image/").upper()}
        raise ValidationError(MISNAMED, code="misnamed", params={**known, "dice": extension})


def _too_many(pixels: int | None, max_pixels: int) -> ValidationError:
    has = round(pixels / 1_000_000) if pixels else _("demasiados")
    limit = max_pixels // 1_000_000
    return ValidationError(TOO_MANY_PIXELS, code="pixels", params={"tiene": has, "tope": limit})


def _looks_like_xml(file: Any) -> bool:
    file.seek(0)
    return file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
