"""What the editor of an original says of its translations."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.workflows.translating.freshness import is_fresh, source_of


def about_translations(page: Any) -> Iterator[str]:
    """A sentence, with its link, for each language into which ``page`` is translated."""
    source = source_of(page) if page.pk and not page.alias_of_id else None
    if source is None:
        return
    row = Page.objects.get(pk=page.pk)
    outdated = not is_fresh(source, row)
    others = page.get_translations().filter(alias_of=None).select_related("locale")
    for other in others.order_by("locale__language_code"):
        language = other.locale.get_display_name()
        yield format_html(
            '<a href="{}">{}</a>',
            reverse("wagtailadmin_pages:edit", args=[other.pk]),
            _("Traducción (%(language)s): %(stands)s.")
            % {"language": language, "stands": _stands(other, outdated=outdated)},
        )


def _stands(other: Page, *, outdated: bool) -> str:
    if outdated:
        return _("desactualizada, esta cambió después")
    if other.workflow_in_progress:
        return _("en revisión")
    if not other.live:
        return _("en borrador")
    return _("publicada; cuando cambie esta, habrá que actualizarla")
