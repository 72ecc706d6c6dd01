"""The preview on another front end: a snapshot kept for minutes, and a token that opens it there.

The token says nothing but the snapshot's key, signed with its age under a salt of its own: it opens
one page of one person, and is good for nothing else.
"""

import secrets
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from wagtail.models import Page

from cms.http.drafts import Draft, closed
from cms.http.problems import not_found
from cms.piece import as_data
from cms.publishing.record import next_version
from cms.sharing.models import PreviewSnapshot
from cms.users.models import User
from multimedia.signatures import signed_url

PARAMETER = "token"
LASTS = timedelta(minutes=30)
_SALT = "pregon.vista-previa"


def shown_outside(page: Any, request: HttpRequest) -> HttpResponse | None:
    """The preview of ``page`` at the outside front end; ``None`` if there is none."""
    user = getattr(request, "user", None)
    if not settings.PREGON_PREVIEW_URL or user is None or not user.is_authenticated:
        return None
    token = signing.dumps(_keep(page, user), salt=_SALT)
    response = HttpResponseRedirect(_address(token))
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _keep(page: Any, user: Any) -> str:
    """Keep what ``user`` has of ``page`` now; the key stays while it is looked at, so that an open
    window shows the newest after a reload."""
    prune()
    taken = {"content": as_data(next_version(page)), "taken_at": timezone.now()}
    kept, _created = PreviewSnapshot.objects.update_or_create(
        page_id=page.pk or 0,
        user_id=user.pk,
        defaults=taken,
        create_defaults={**taken, "key": secrets.token_urlsafe(24)},
    )
    return kept.key


def prune() -> None:
    """Forget what nobody has looked at lately."""
    PreviewSnapshot.objects.filter(taken_at__lt=timezone.now() - LASTS).delete()


def draft_for(token: str) -> Draft:
    """The draft that ``token`` opens now.

    Raises:
        Problem: 404 for what is no token of ours; 410 when its time is over, or its page was
            withdrawn or deleted, or its person left or may write it no more.
    """
    try:
        key = signing.loads(token, salt=_SALT, max_age=LASTS)
    except signing.SignatureExpired as error:
        raise closed() from error
    except signing.BadSignature as error:
        raise not_found() from error
    kept = PreviewSnapshot.objects.filter(key=key, taken_at__gt=timezone.now() - LASTS).first()
    if kept is None or not _still_there(kept):
        raise closed()
    return Draft(data=kept.content, file_address=partial(signed_url, max_age=LASTS))


def _still_there(kept: PreviewSnapshot) -> bool:
    """The page, and the person's right to write it."""
    person = User.objects.filter(pk=kept.user_id, is_active=True).first()
    if person is None:
        return False
    if kept.page_id == 0:
        return bool(person.has_perm("wagtailadmin.access_admin"))
    page = Page.objects.filter(pk=kept.page_id).first()
    return page is not None and bool(page.specific.permissions_for_user(person).can_edit())


def _address(token: str) -> str:
    parts = urlsplit(settings.PREGON_PREVIEW_URL)
    query = "&".join(part for part in (parts.query, urlencode({PARAMETER: token})) if part)
    return urlunsplit(parts._replace(query=query))
