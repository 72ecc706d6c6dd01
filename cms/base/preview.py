"""The preview in the editor: the page as it would leave, with what it still lacks in its place."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import Userbar
from wagtail.models import Page

from cms.outputs.bodies import Target
from cms.outputs.html import HtmlContext, to_html
from cms.outputs.resolve import references
from cms.piece import Piece, as_data
from cms.publishing import providers
from cms.publishing.models import PieceIdentity, PublishedPiece
from cms.publishing.record import next_version

logger = logging.getLogger("pregon.preview")


Elsewhere = Callable[[Any, HttpRequest], HttpResponse | None]

_elsewhere: list[Elsewhere] = []


def register_preview(show: Elsewhere) -> None:
    """``show(page, request)`` answers with the preview of another front end, or ``None`` to leave
    it to us. The last one registered counts."""
    _elsewhere[:] = [show]


def _shown_elsewhere(page: Any, request: HttpRequest) -> HttpResponse | None:
    return _elsewhere[0](page, request) if _elsewhere else None


class PiecePreview:
    """Shows the HTML of ``to_piece()``, of the object as it is in the editor, saved or not."""

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [("", _("Así se verá"))]

    def make_preview_request(
        self,
        original_request: Any = None,
        preview_mode: str | None = None,
        extra_request_attrs: Any = None,
    ) -> HttpResponse:
        """Answer within the editor's own request.

        Wagtail would make up another, to the page's public address, and build the whole chain of
        middleware for it each time. That address is on another server here.
        """
        if original_request is None:
            return super().make_preview_request(  # type: ignore[misc]
                None, preview_mode, extra_request_attrs
            )
        given = {"is_preview": True, "preview_mode": preview_mode, **(extra_request_attrs or {})}
        for name, value in given.items():
            setattr(original_request, name, value)
        return self.serve_preview(original_request, preview_mode or "")

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """A preview never fails: an editor may be anywhere between nothing and a whole text."""
        try:
            with transaction.atomic():
                elsewhere = _shown_elsewhere(self, request)
                html = draft_html(self) if elsewhere is None else ""
        except Exception:
            logger.exception("No preview of page %s.", getattr(self, "pk", None))
            return TemplateResponse(
                request, "wagtailadmin/generic/preview_error.html", {"object": self}
            )
        if elsewhere is not None:
            return elsewhere
        response = HttpResponse(_with_userbar(html, self, request))
        response["Cache-Control"] = "no-store"
        return response


def draft_html(page: Any, *, marked: bool = True) -> str:
    """``page`` as its next version would leave, marked as a draft; ``marked`` is false for what is
    out already."""
    piece = next_version(page)
    if piece.title == gettext("Placeholder title"):  # what Wagtail's form fills in for none
        piece = replace(piece, title="")
    uris = {*piece.related, *references(as_data(piece.body)), *references(as_data(piece.fields))}
    return to_html(
        piece,
        HtmlContext(
            institution=providers.institution(),
            media_url=default_storage.url,
            refs=targets(uris),
            zone=settings.TIME_ZONE,
            draft=marked,
            at=timezone.now(),
            lacking=tuple(str(sentence) for _field, sentence in page.lacks()),
            embargoed_until=piece.embargo_until,
            languages=languages(piece.translation_key),
        ),
    )


def public_html(piece: Piece) -> str:
    """``piece`` as the public would see it."""
    uris = {*piece.related, *references(as_data(piece.body)), *references(as_data(piece.fields))}
    known = targets(uris)
    return to_html(
        piece,
        HtmlContext(
            institution=providers.institution(),
            media_url=default_storage.url,
            refs={uri: target for uri, target in known.items() if target.url},
            site_url=settings.PREGON_SITE_URL,
            zone=settings.TIME_ZONE,
            at=timezone.now(),
        ),
    )


def targets(uris: Iterable[str]) -> dict[str, Target]:
    """The pages behind ``uris``: with their public address, if they are out; else by name alone."""
    ids = dict(PieceIdentity.objects.filter(uri__in=uris).values_list("page_id", "uri"))
    known = {
        ids[pk]: Target(title, "")
        for pk, title in Page.objects.filter(pk__in=ids).values_list("pk", "draft_title")
    }
    out = PublishedPiece.objects.public().filter(page_id__in=ids)
    for page_id, title, path in out.values_list("page_id", "title", "path"):
        known[ids[page_id]] = Target(title, settings.PREGON_SITE_URL + path)
    return known


def languages(translation_key: str) -> dict[str, str]:
    """The public addresses of the same piece, by language, where it is out."""
    out = PublishedPiece.objects.public().filter(translation_key=translation_key)
    return {
        language: settings.PREGON_SITE_URL + path
        for language, path in out.values_list("language", "path")
    }


def _with_userbar(html: str, page: Any, request: HttpRequest) -> str:
    """``html`` with Wagtail's bar at its end: the panel's content checks run in its script."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return html
    bar = Userbar(object=page).render_html({"request": request})
    before, end, after = html.rpartition("</body>")
    return f"{before}{bar}{end}{after}"
