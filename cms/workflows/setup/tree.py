"""Languages, the pages that hold others, and the site.

Which pages those are, the page types say themselves (``BasePage.made_by_setup``): the set-up knows
no noun of the domain.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Collection, Locale, Page, Site

from cms.publishing import gate
from cms.publishing.kinds import Acceptance
from cms.publishing.protocols import is_publishable

WELCOME_SLUG = "home"  # of the page that Wagtail's first migration makes


def make_roots() -> None:
    """The two roots that Wagtail's migrations make, where a flushed database has lost them."""
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    if not Page.objects.exists():
        Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
        Page.add_root(
            instance=Page(
                title="Root",
                slug="root",
                content_type=ContentType.objects.get_for_model(Page),
                url_path="/",
            )
        )


def name_roots() -> None:
    """In Spanish: their names are read beside every list of pages and of collections."""
    Collection.objects.filter(depth=1, name="Root").update(name=_("Todo el archivo"))
    Page.objects.filter(depth=1, title="Root").update(
        title=_("Todas las páginas"), draft_title=_("Todas las páginas")
    )


def make_locales() -> None:
    """One for each language of the content; the first takes over Wagtail's initial one."""
    first, *others = (code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES)
    if not Locale.objects.filter(language_code=first).exists():
        initial = Locale.objects.exclude(language_code__in=others).order_by("pk").first()
        if initial is None:
            Locale.objects.create(language_code=first)
        else:
            initial.language_code = first
            initial.save()
    for code in others:
        Locale.objects.get_or_create(language_code=code)


def make_tree() -> list[Page]:
    """The front page of each language and the indexes below it; returns the front pages."""
    top = Page.get_first_root_node()
    locales = Locale.objects.in_bulk(field_name="language_code")
    roots = []
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        for model in _structural_models(below=Page):
            root = _page_of(model, top, locales[code])
            roots.append(root)
            _make_below(root)
    return roots


def pages_open_to_groups() -> Iterator[Any]:
    """The pages of the tree below which a group may write that may not write elsewhere."""
    models: Iterable[Any] = apps.get_models()
    for model in models:
        if issubclass(model, Page) and is_publishable(model) and model.open_to:
            yield from model.objects.all()


def _make_below(parent: Any) -> None:
    for model in _structural_models(below=type(parent)):
        _make_below(_page_of(model, parent, parent.locale))


def _structural_models(*, below: type[Page]) -> Iterator[Any]:
    """The types that the set-up makes one of, directly below a page of type ``below``."""
    models: Iterable[Any] = apps.get_models()
    for model in models:
        if (
            issubclass(model, Page)
            and is_publishable(model)
            and model.made_by_setup
            and below in model.allowed_parent_page_models()
        ):
            yield model


def _page_of(model: Any, parent: Any, locale: Locale) -> Any:
    """The page of that type there, made and put out if it isn't there."""
    known = model.objects.child_of(parent).filter(locale=locale).first()
    if known is not None:
        return known
    title, slug = model.made_by_setup.get(
        locale.language_code, model.made_by_setup[settings.LANGUAGE_CODE]
    )
    page = model(title=title, slug=find_available_slug(parent, slug), locale=locale, live=False)
    original = model.objects.exclude(locale=locale).order_by("pk").first()
    if original is not None:
        page.translation_key = original.translation_key
    parent.add_child(instance=page)
    revision = page.save_revision()
    gate.accept(revision, kind=Acceptance.SYSTEM)
    revision.publish()
    page.refresh_from_db()
    return page


def make_site() -> None:
    """The default site, at the public address, rooted in the first language's front page.

    A site whose root somebody chose stays; Wagtail's own, rooted in the welcome page, moves.
    """
    root = _first_front_page()
    if root is None:
        return
    site = Site.objects.filter(is_default_site=True).first()
    if site is not None and not _is_welcome(site.root_page):
        return
    site = site or Site(is_default_site=True)
    address = urlsplit(settings.PREGON_PUBLIC_URL)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.root_page = root
    site.save()


def _first_front_page() -> Page | None:
    for model in _structural_models(below=Page):
        found: Page | None = model.objects.filter(
            depth=2, locale__language_code=settings.LANGUAGE_CODE
        ).first()
        if found is not None:
            return found
    return None


def drop_welcome_page() -> None:
    """Wagtail's welcome page, if nobody touched it."""
    for page in Page.objects.filter(depth=2, slug=WELCOME_SLUG):
        if _is_welcome(page) and page.is_leaf() and page.latest_revision_id is None:
            page.delete()


def _is_welcome(page: Page) -> bool:
    return page.slug == WELCOME_SLUG and page.content_type.model_class() is Page
