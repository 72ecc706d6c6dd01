"""XMP: the same words in XML (RDF), as newer tools write them."""

import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PACKET = re.compile(rb"<(?:x:xmpmeta|rdf:RDF)\b.*</(?:x:xmpmeta|rdf:RDF)>", re.DOTALL)


def properties(packet: bytes) -> dict[str, list[str]]:
    """Every simple property of the packet, by ``{namespace}name``; lists in their order.

    Of a text in several languages the Spanish one comes first, then the default.
    """
    inner = _PACKET.search(packet)
    if inner is None:
        return {}
    try:
        root = fromstring(inner.group(), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        return {}
    found: dict[str, list[str]] = {}
    for description in root.iter(f"{_RDF}Description"):
        for name, value in description.attrib.items():
            found.setdefault(name, []).append(value.strip())
        for child in description:
            found.setdefault(child.tag, []).extend(_values(child))
    return found


def _values(element: Element) -> list[str]:
    items = sorted(element.iter(f"{_RDF}li"), key=_foreignness)
    texts = [item.text for item in items] or [element.text]
    return [text.strip() for text in texts if text and text.strip()]


def _foreignness(item: Element) -> int:
    """Stable order: Spanish, the default, others; lists that aren't of languages keep theirs."""
    language = item.get(_LANGUAGE, "x-default")
    return 0 if language.startswith("es") else 1 if language == "x-default" else 2
