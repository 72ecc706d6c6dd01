"""A shared draft as somebody outside sees it: that version, marked, and nothing of other drafts."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.base.preview import targets
from cms.outputs.html import HtmlContext, to_html
from cms.outputs.resolve import references
from cms.outputs.website_values import IMAGE_KEYS, RECORDING_KEYS
from cms.piece import Piece, as_data, piece_from_data
from cms.publishing import providers
from cms.publishing.record import next_version
from cms.sharing.links import is_reserved, may_show_reserved
from cms.sharing.models import ShareLink
from multimedia.models import Grabacion, Imagen
from multimedia.signatures import signed_url

FILES_LAST = timedelta(minutes=15)


class Closed(Exception):
    """The link leads nowhere any more, for whatever reason."""


def shown(link: ShareLink) -> str:
    """The HTML of what ``link`` shows now.

    Raises:
        Closed: it expired or was revoked, its page or version is gone, or what it would show came
            under embargo since and its maker may not show that.
    """
    page = _page_of(link)
    piece = _without_what_stays_inside(next_version(page), page)
    uris = {*piece.related, *references(as_data(piece.body)), *references(as_data(piece.fields))}
    return to_html(
        piece,
        HtmlContext(
            institution=providers.institution(),
            media_url=_addresses_until(link.expires_at),
            # Known but not out is known to nobody here: not even by its title.
            refs={uri: each for uri, each in targets(uris).items() if each.url},
            zone=settings.TIME_ZONE,
            at=timezone.now(),
            shared_until=link.expires_at,
            embargoed_until=piece.embargo_until,
        ),
    )


def _page_of(link: ShareLink) -> Any:
    """The version that the link shows, as an object."""
    page = Page.objects.filter(pk=link.page_id).first() if link.is_open else None
    if page is None:
        raise Closed
    newest = page.specific.get_latest_revision()
    version = newest if link.revision_id is None else _revision(page, link.revision_id)
    if version is None or newest is None:
        raise Closed
    shown_page = version.as_object()
    # The same words may have come under embargo after the link was made.
    kept_secret = is_reserved(shown_page) or is_reserved(newest.as_object())
    if kept_secret and not may_show_reserved(link):
        raise Closed
    return shown_page


def _revision(page: Page, key: int) -> Revision | None:
    found: Revision | None = page.specific.revisions.filter(pk=key).first()
    return found


def _addresses_until(end: datetime) -> Any:
    """File addresses that nobody can use for long, nor longer than the link."""
    lasts = max(min(FILES_LAST, end - timezone.now()), timedelta(seconds=1))
    return lambda name: signed_url(name, lasts)


def _without_what_stays_inside(piece: Piece, page: Any) -> Piece:
    """``piece`` without the sight of pictures and recordings that nobody outside may have."""
    things = page.things()
    images = {each.pk for each in things if isinstance(each, Imagen) and each.stays_inside}
    recordings = {each.pk for each in things if isinstance(each, Grabacion) and each.stays_inside}
    if not (images or recordings):
        return piece
    data = _emptied(as_data(piece), images, recordings)
    data["recordings"] = [each for each in data["recordings"] if each is not None]
    return piece_from_data(data)


def _emptied(value: Any, images: Collection[int], recordings: Collection[int]) -> Any:
    if isinstance(value, Mapping):
        if value.keys() == RECORDING_KEYS and value["id"] in recordings:
            return None
        inside = {key: _emptied(each, images, recordings) for key, each in value.items()}
        if value.keys() == IMAGE_KEYS and value["id"] in images:
            inside["renditions"] = []
        return inside
    if isinstance(value, list):
        return [_emptied(each, images, recordings) for each in value]
    return value
