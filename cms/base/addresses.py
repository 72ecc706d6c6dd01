"""Where a page is for the public: on the website that reads the API, never on this server."""

from typing import Any

from django.conf import settings


class PublicAddress:
    """A page's address as the admin's buttons and Wagtail's redirects know it.

    Wagtail would take it from its site's host and from a view of this server that shows pages.
    There is none: the website is another program, and its origin is a setting.
    """

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """Wagtail's (site's id, origin, path); ``None`` for a page outside every site."""
        parts = super().get_url_parts(request=request)  # type: ignore[misc]
        return (parts[0], settings.PREGON_SITE_URL, self.public_path) if parts else None  # type: ignore[attr-defined]

    def get_url(self, request: Any = None, current_site: Any = None) -> str | None:
        """The whole address, always: on this server a path alone would lead nowhere."""
        url: str | None = self.get_full_url(request=request)  # type: ignore[attr-defined]
        return url

    url = property(get_url)
