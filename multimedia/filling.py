"""Filling an image's empty fields with the words that its file brings."""

import logging
import re
from pathlib import PurePath
from typing import Any

from multimedia.metadata import Words, read_words

logger = logging.getLogger("pregon.multimedia")

_FIELDS = {
    "description": "alt",
    "pie": "caption",
    "autor": "author",
    "credito": "credit",
    "lugar": "place",
    "derechos": "rights",
    "fecha_toma": "taken",
}


def fill_from_file(image: Any) -> None:
    """Fill what is empty, and a title that is only the file's name. Nothing written is replaced.

    ``image`` is about to be saved with a new file, which is left at its start.
    """
    words = _words_of(image.file)
    for name, source in _FIELDS.items():
        if not getattr(image, name) and getattr(words, source):
            setattr(image, name, _fitting(image, name, getattr(words, source)))
    if words.title and _is_file_name(image.title, image.file.name):
        image.title = _fitting(image, "title", words.title)
    image.title = image.title or PurePath(image.file.name).stem[:255]


def _words_of(file: Any) -> Words:
    was_closed = file.closed
    file.open("rb")
    try:
        data = file.read()
    finally:
        file.close() if was_closed else file.seek(0)
    try:
        return read_words(data)
    except Exception:
        # A photo with broken metadata is still a photo.
        logger.exception("The metadata of %s could not be read.", file.name)
        return Words()


def _fitting(image: Any, name: str, value: Any) -> Any:
    """Text cut at a word to what the field holds."""
    limit = image._meta.get_field(name).max_length
    if not isinstance(value, str) or limit is None or len(value) <= limit:
        return value
    return value[: limit - 1].rsplit(" ", 1)[0] + "…"


def _is_file_name(title: str, file_name: str) -> bool:
    """Whether nobody wrote this title: the admin's page fills in the file's name by itself."""
    path = PurePath(file_name)
    return not title or _folded(title) in {_folded(path.name), _folded(path.stem)}


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()
