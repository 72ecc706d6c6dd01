"""What a translator and who approves do at the desk, through Django's client."""

from typing import Any

from django.urls import reverse
from wagtail.models import Page

from cms.workflows.translating.drafts import has_copied_address, translation_behind
from cms.workflows.translating.words import texts_of
from tests.factories import pages
from tests.workflows.desk import desk_of, edit_url


def begin(translator: Any, page: Page) -> Any:
    """Press «Traducir»: the English draft."""
    desk_of(translator).post(reverse("wagtail_localize:submit_page_translation", args=[page.pk]))
    return page.get_translations().get(locale__language_code="en").specific


def renew(translator: Any, page: Page) -> Any:
    """Press «Actualizar»."""
    source = translation_behind(page).source_id
    return desk_of(translator).post(reverse("wagtail_localize:update_translations", args=[source]))


def texts(page: Page) -> dict[str, Any]:
    """The texts of the translation ``page``, by their place in the original."""
    draft = page.get_latest_revision_as_object()
    return {each.path: each for each in texts_of(translation_behind(page), draft)}


def form(page: Page, words: dict[str, str] | None = None, **more: str) -> dict[str, str]:
    """The editor's form as it stands, with ``words`` typed: by the place of a text, or by what the
    original says."""
    page.refresh_from_db()
    known = texts(page).values()
    data = {each.name: each.typed for each in known}
    for place, typed in (words or {}).items():
        name = next(each.name for each in known if place in (each.path, each.original))
        data[name] = typed
    draft = page.get_latest_revision_as_object()
    original = translation_behind(page).source.get_source_instance()
    slug = "" if has_copied_address(draft, original) else draft.slug
    return {**data, "slug": slug, "visto": str(page.latest_revision_id), **more}


def press(user: Any, page: Page, action: str, words: Any = None, **more: str) -> Any:
    """Press a button of the translation's editor."""
    response = desk_of(user).post(edit_url(page), form(page, words, accion=action, **more))
    page.refresh_from_db()
    return response


def everything(page: Page) -> dict[str, str]:
    """An English text for each text of the original."""
    return {path: f"EN {each.original}"[:80] for path, each in texts(page).items()}


def translate(translator: Any, page: Page) -> Any:
    """Begin, write all of it, send it to review: the English page."""
    english = begin(translator, page)
    press(translator, english, "guardar", {"title": "Rain today"} | rest(english))
    press(translator, english, "enviar")
    return english


def rest(page: Page) -> dict[str, str]:
    """All but the title."""
    return {path: text for path, text in everything(page).items() if path != "title"}


def change(page: Any, author: Any, head: Any, **values: Any) -> None:
    """Through its own gate, and out."""
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision(user=author)
    pages.accept(draft, head).publish()
    page.refresh_from_db()
