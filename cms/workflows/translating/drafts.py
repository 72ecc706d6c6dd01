"""A translation's draft: begun, put together from its strings, brought up to date."""

import re
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

from cms.base.translatable import chosen_facts, fact_columns
from cms.publishing.acts import NothingToDo
from cms.publishing.models import PieceIdentity

BEGUN = "pregon.traduccion.empezar"
RENEWED = "pregon.traduccion.actualizar"


def translation_behind(page: Any) -> Translation | None:
    """wagtail-localize's record of ``page``, if it is a translation that follows an original."""
    found: Translation | None = (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
        )
        .select_related("source__locale", "target_locale")
        .first()
    )
    return found


@transaction.atomic
def begin(original: Any, locale: Locale, *, user: Any) -> Translation:
    """Make the draft of ``original`` in ``locale``: its facts, and its words until they are
    translated.

    Raises:
        NothingToDo: it only holds others, or is translated into that language already.
    """
    if original.structural or original.alias_of_id or original.locale_id == locale.pk:
        raise NothingToDo(_("Esa página no se traduce: la hay ya en cada idioma."))
    PieceIdentity.lock(original.pk)
    other = original.get_translation_or_none(locale)
    if other is not None and not other.alias_of_id:
        raise NothingToDo(_("Esa pieza ya tiene su traducción a ese idioma."))
    source, _created = TranslationSource.update_or_create_from_instance(original)
    translation, _created = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    if other is not None:
        _make_a_draft_of(other)
    else:
        copied = source.as_instance()
        copied.owner = user  # whom the log names as the copy's maker
        copied.copy_for_translation(locale, copy_parents=True)
    page = compose(translation, user=user)
    type(page).objects.filter(pk=page.pk).update(owner=user)
    log(page, BEGUN, user=user, data=_named(original))
    return translation


@transaction.atomic
def renew(translation: Translation, *, user: Any) -> Any:
    """Take the original's words and facts of now; what it says anew waits for its translation."""
    source = translation.source
    source.update_from_db()
    page = compose(translation, user=user)
    log(page, RENEWED, user=user, data=_named(source.get_source_instance()))
    return page


@transaction.atomic
def compose(translation: Translation, *, user: Any, slug: str | None = None) -> Any:
    """Save a new revision with the strings as they are now, and the facts of the original.

    ``slug``: the address that the translator wants. As long as nobody can know it, it follows from
    the translated title: if he wants none in particular (empty), or has never said (``None``).

    Returns:
        The page, as drafted. What is out of it stays as it is.

    Raises:
        ValidationError: a text is too long, or the original contradicts itself by now.
    """
    source: TranslationSource = translation.source
    page = source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    original = source.get_source_instance()
    _take_facts(page, original)
    _take_hours(page, original)
    page.slug = _address(page, original, wanted=slug)
    if not page.live:
        page.save()
    revision = page.save_revision(user=user, log_action=True)
    TranslationLog.objects.create(
        source=source, locale=translation.target_locale, revision=revision
    )
    return page


def _take_facts(page: Any, original: Any) -> None:
    """Those of now, also when the words are of an older source."""
    for name in fact_columns(type(page)):
        attname = page._meta.get_field(name).attname
        setattr(page, attname, getattr(original, attname))
    for name in chosen_facts(type(page)):
        setattr(page, name, list(getattr(original, name).all()))
    if not page.live:
        for name in type(page)._set_by_acts():
            setattr(page, name, getattr(original, name))


def _take_hours(page: Any, original: Any) -> None:
    """A translation doesn't come out before its original, and ends with it."""
    page.expire_at = original.expire_at
    if page.first_published_at is None:
        page.go_live_at = hour_of_release(original)


def hour_of_release(original: Any) -> Any:
    """When ``original`` comes out, if that is still to come and known."""
    if original.live:
        return None
    coming = original.scheduled_revision
    hour = coming.approved_go_live_at if coming is not None else original.go_live_at
    return hour if hour is not None and hour > timezone.now() else None


def _address(page: Any, original: Any, *, wanted: str | None) -> str:
    words = slugify(wanted or "")
    proposed = page.first_published_at is None and page.title != original.title
    if not words and proposed and (wanted is not None or has_copied_address(page, original)):
        words = slugify(page.title)
    parent = page.get_parent()
    return str(find_available_slug(parent, words or page.slug, ignore_page_id=page.pk))


def has_copied_address(page: Any, original: Any) -> bool:
    """Whether its address is still the one that it was copied with, and nobody can know it."""
    copied = re.fullmatch(rf"{re.escape(original.slug)}(-\d+)?", page.slug)
    return page.first_published_at is None and copied is not None


def _make_a_draft_of(alias: Page) -> None:
    """An alias in the language's tree follows its original live; a translation begins as a draft.
    Nothing leaves: an alias has no piece."""
    alias.alias_of, alias.live, alias.live_revision = None, False, None
    alias.save(update_fields=["alias_of", "live", "live_revision"], clean=False)
    PieceIdentity.of(alias.pk)


def _named(original: Any) -> dict[str, Any]:
    return {"original": {"id": original.pk, "title": original.get_admin_display_title()}}
