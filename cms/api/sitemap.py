"""``sitemap.xml`` and ``robots.txt``, for search engines."""

from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cms.api.stored import context_for, readable
from cms.http.answers import public_read
from cms.outputs.website_values import html_url
from cms.piece import timestamp

MOST = 50_000  # the protocol's own limit


@public_read
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public piece's address on the website, the newest change first."""
    context = context_for()
    rows = readable().order_by("-recorded_at", "-pk").values_list("path", "recorded_at")[:MOST]
    entries = "".join(
        f"<url><loc>{escape(html_url(path, context))}</loc>"
        f"<lastmod>{timestamp(at)[:19]}Z</lastmod></url>"
        for path, at in rows
    )
    return HttpResponse(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>',
        content_type="application/xml",
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
