"""``sitemap.xml`` and ``robots.txt``, for search engines."""

from collections import defaultdict
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cms.api.stored import context_for, readable
from cms.http.answers import public_read
from cms.outputs.html import language_tag
from cms.outputs.website_values import html_url
from cms.piece import timestamp

MOST = 50_000  # the protocol's own limit


@public_read
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public piece's address on the website, the newest change first; each with its
    languages, if it is out in several."""
    context = context_for()
    rows = list(
        readable()
        .order_by("-recorded_at", "-pk")
        .values_list("path", "recorded_at", "language", "translation_key")[:MOST]
    )
    languages: dict[str, dict[str, str]] = defaultdict(dict)
    for path, _at, language, key in rows:
        languages[key][language] = escape(html_url(path, context))
    entries = "".join(
        f"<url><loc>{languages[key][language]}</loc>"
        f"<lastmod>{timestamp(at)[:19]}Z</lastmod>{_alternates(languages[key])}</url>"
        for path, at, language, key in rows
    )
    return HttpResponse(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">{entries}</urlset>',
        content_type="application/xml",
    )


def _alternates(addresses: dict[str, str]) -> str:
    """The addresses of one piece by language; of a piece in one language, nothing."""
    if len(addresses) == 1:
        return ""
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language_tag(language)}" href="{address}"/>'
        for language, address in sorted(addresses.items())
    )


@public_read
def robots(request: HttpRequest) -> HttpResponse:
    lines = (
        "User-agent: *",
        "Disallow: /admin/",
        "Allow: /",
        f"Sitemap: {settings.PREGON_PUBLIC_URL}/sitemap.xml",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
