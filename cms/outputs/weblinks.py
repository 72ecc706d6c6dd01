"""Addresses that somebody typed, made safe to follow."""

import re
from urllib.parse import urlsplit


def web_address(text: str) -> str:
    """``text`` if it is the address of a web page; nothing otherwise (``javascript:``, …)."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return ""
    return text.strip() if parts.scheme in {"http", "https"} and parts.hostname else ""


def telephone(text: str) -> str:
    """The digits of a telephone number, for ``tel:``; an extension is left to the reader."""
    number = re.split(r"ext|x", text, maxsplit=1, flags=re.IGNORECASE)[0]
    return re.sub(r"[^\d+]", "", number)
