"""Rich text as pieces hold it: a few harmless marks, links by uri, files by storage name."""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

import nh3

from cms.piece import MEDIA_SCHEME, URI_SCHEME

TAGS = {"p", "b", "strong", "i", "em", "a", "ol", "ul", "li", "br"}
SCHEMES = {"http", "https", "mailto", "tel", "urn", "media"}
_LINK_TO_NOTHING = re.compile(r"<a>(.*?)</a>", re.DOTALL)
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)


def clean(html: str) -> str:
    """``html`` with nothing but harmless marks; a link without an address is its text."""
    harmless = nh3.clean(
        html, tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None
    )
    return _LINK_TO_NOTHING.sub(r"\1", harmless)


def resolve_links(
    html: str,
    *,
    links: Mapping[str, str],
    media_url: Callable[[str], str],
    unlinked: Callable[[str, str], str] = lambda uri, text: text,
) -> str:
    """``html``, as ``clean`` leaves it, with addresses that a browser understands.

    ``links`` maps the uri of each piece that this reader may see to its address; ``media_url``
    turns a file's storage name into its. A link to any other piece becomes what ``unlinked`` makes
    of its uri and its inner HTML: that inner HTML, by default.
    """

    def resolved(match: re.Match[str]) -> str:
        address, text = unescape(match[1]), match[2]
        if address.startswith(URI_SCHEME):
            if address not in links:
                return unlinked(address, text)
            address = links[address]
        elif address.startswith(MEDIA_SCHEME):
            address = media_url(address.removeprefix(MEDIA_SCHEME))
        return f'<a href="{escape(address)}">{text}</a>'

    return _LINK.sub(resolved, html)
