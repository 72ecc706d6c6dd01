"""Where files are stored. A name is never used twice, so what an address gives never changes.

Each upload has a folder of its own, with a random name, inside the folder of its kind; the file
keeps a readable name, which is what a person sees who downloads it.
"""

import re
import secrets
from pathlib import PurePosixPath

from wagtail.coreutils import string_to_ascii

ORIGINALS = "original_images"
RENDITIONS = "images"
DOCUMENTS = "documents"
RECORDINGS = "recordings"

_ODD = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 60  # Django's file columns hold 100 characters


def new_name(folder: str, filename: str) -> str:
    """``folder/a1b2c3d4/name.ext`` in plain ASCII, for a file that was just uploaded."""
    return f"{folder}/{secrets.token_hex(4)}/{plain(filename)}"


def rendition_name(original: str, filename: str) -> str:
    """The name of one of an image's versions, in the folder that the original's is named for."""
    return f"{RENDITIONS}/{PurePosixPath(original).parent.name}/{plain(filename)}"


def plain(filename: str) -> str:
    """``filename`` in ASCII letters, digits, dots and dashes, at most 60 characters."""
    path = PurePosixPath(_ODD.sub("_", string_to_ascii(filename)).strip("._") or "archivo")
    stem = path.stem[: _LONGEST - len(path.suffix)]
    return f"{stem or 'archivo'}{path.suffix}"
