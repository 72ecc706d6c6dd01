"""Pages, and the ways in which they go out."""

from datetime import date, datetime
from itertools import count
from typing import Any

from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import Translation, TranslationSource

from cms.publishing import gate, providers
from cms.publishing.kinds import Acceptance
from cms.workflows.setup import set_up_newsroom
from home.models import PortadaPage
from noticias.models import NoticiaPage, NoticiasIndexPage

_serial = count(1)


def release_structure(page: Page) -> None:
    """Put a page that only holds others out, as the set-up does."""
    revision = page.save_revision()
    gate.accept(revision, kind=Acceptance.SYSTEM)
    revision.publish()
    page.refresh_from_db()


def root() -> Page:
    """The root of all trees; made anew where a transactional test has emptied the tables."""
    if not Page.objects.filter(depth=1).exists():
        set_up_newsroom()
    return Page.get_first_root_node()


def portada() -> PortadaPage:
    """The front page of the first language, which the set-up made."""
    return PortadaPage.objects.child_of(root()).get(locale__language_code="es-hn")


def noticias_index() -> NoticiasIndexPage:
    """The index of bulletins below it."""
    return index(NoticiasIndexPage)


def index(model: type[Page]) -> Any:
    """The page of type ``model`` that the set-up made below the first language's front page."""
    return model.objects.child_of(portada()).get()


def add_draft(parent: Page, model: type[Page], author: Any, **values: Any) -> Any:
    """A draft of any kind below ``parent`` with its first revision by ``author``; it has a title
    and a slug of its own unless told."""
    number = next(_serial)
    fields = {"title": f"Titular {number}", "slug": f"titular-{number}", **values}
    page = parent.add_child(instance=model(**fields, live=False, owner=author))
    page.save_revision(user=author)
    return page


def draft(author: Any = None, **values: Any) -> NoticiaPage:
    """A complete draft of a bulletin."""
    fields = {
        "bajada": "Lo esencial.",
        "fecha": date(2026, 11, 22),
        "cuerpo": [{"type": "parrafo", "value": "<p>Texto.</p>", "id": "b1"}],
    }
    return add_draft(noticias_index(), NoticiaPage, author, **(fields | values))


def accept(page: Page, *people: Any) -> Revision:
    """The latest revision, with each required step accepted by one of ``people`` in turn."""
    revision = page.latest_revision
    for step, person in zip(providers.steps_for(page) or ("edicion",), people, strict=False):
        gate.accept(revision, kind=Acceptance.APPROVAL, user=person, step=step)
    return revision


def published(author: Any, approver: Any, **values: Any) -> NoticiaPage:
    """A bulletin that is out: written by one, accepted by another."""
    page = draft(author, **values)
    accept(page, approver).publish()
    page.refresh_from_db()
    return page


def scheduled(author: Any, approver: Any, *, at: datetime, **values: Any) -> NoticiaPage:
    """A bulletin that was accepted and waits for its hour."""
    page = draft(author, go_live_at=at, **values)
    accept(page, approver).publish()
    page.refresh_from_db()
    return page


def translation_of(page: Page) -> Translation:
    """wagtail-localize's record of ``page``'s translation to English, with its parents in place."""
    english = Locale.objects.get_or_create(language_code="en")[0]
    for ancestor in page.get_ancestors().filter(depth__gt=1).specific():
        if not ancestor.has_translation(english):
            ancestor.copy_for_translation(english, copy_parents=True)
    source, _created = TranslationSource.get_or_create_from_instance(page)
    return Translation.objects.get_or_create(source=source, target_locale=english)[0]


def translated(page: Page, translator: Any) -> tuple[Translation, NoticiaPage]:
    """A draft of ``page`` in English; its words fall back on the original's."""
    translation = translation_of(page)
    translation.save_target(user=translator, publish=False)
    return translation, translation.get_target_instance()
