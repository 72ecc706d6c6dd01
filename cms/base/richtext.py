"""Rich text as it leaves: HTML whose links stay true wherever its pages and files move."""

from html import escape
from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags
from wagtail.documents import get_document_model
from wagtail.rich_text.rewriters import LinkRewriter

from cms.outputs.richtext import clean
from cms.publishing.models import PieceIdentity

if TYPE_CHECKING:
    from cms.base.gather import Gatherer

FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


def is_empty_html(html: str) -> bool:
    """Whether a rich text says nothing: its editor leaves marks of an empty paragraph."""
    return not strip_tags(html).strip()


def portable_html(source: str, gatherer: "Gatherer") -> str:
    """Rewrite Wagtail's link placeholders: a page becomes its uri, a document its stored file.

    A page's uri is resolved for each reader when the piece is read: Wagtail would have written the
    address of a draft here. A link to something deleted loses its address and stays text. Whatever
    else stands in the source, by whatever way it came, only harmless marks are left.
    """
    rewrite = LinkRewriter(
        rules={
            "page": _page_link,
            "document": lambda attrs: _document_link(attrs, gatherer),
        }
    )
    return clean(rewrite(source))


def _opening(href: str) -> str:
    return f'<a href="{escape(href)}">'


def _page_link(attrs: dict[str, Any]) -> str:
    identity = PieceIdentity.objects.filter(page_id=attrs["id"]).first()
    return _opening(identity.uri) if identity else "<a>"


def _document_link(attrs: dict[str, Any], gatherer: "Gatherer") -> str:
    document = get_document_model().objects.filter(pk=attrs["id"]).first()
    return _opening(gatherer.part(document).url) if document else "<a>"
