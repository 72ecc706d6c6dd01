"""E-mails to the people of the office: short, in Spanish, readable in a phone's preview."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from cms.users.models import User

logger = logging.getLogger("pregon.mail")


class News(StrEnum):
    """What each person may do without, in his account's preferences (Wagtail's names)."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """``subject``: the news itself, since phones show little else. The first of ``lines`` is what
    they show below it. ``button``: its text and its address, absolute or below the desk's origin.
    """

    subject: str
    lines: Sequence[str]
    button: tuple[str, str] | None = None


def tell(
    people: Iterable[User],
    *,
    subject: str,
    lines: Sequence[str],
    page: Any = None,
    button: tuple[str, str] | None = None,
) -> None:
    """Write the same to each of ``people``, whatever they would rather not hear of.

    Args:
        people: who is told, if active and with an address; each once.
        subject: see ``Message``.
        lines: see ``Message``.
        page: whose editor the button opens, unless ``button`` says otherwise.
        button: see ``Message``.
    """

    def compose(person: User) -> Message:
        return Message(subject=subject, lines=lines, button=button or (page and editor_of(page)))

    write(people, compose)


def write(
    people: Iterable[User], compose: Callable[[User], Message], *, news: News | None = None
) -> None:
    """Send each of ``people`` what ``compose`` says to him, in his own language.

    Sent after the commit: a slow mail server would hold the database's locks, and an act that was
    rolled back would have told everybody. What can't be sent is logged and stops nothing.

    Args:
        people: who is told, if active and with an address; each once.
        compose: called after the commit, in the person's language and the office's time.
        news: whoever doesn't want to hear of such news, by his account's preferences, isn't told.
    """
    receivers = {each.pk: each for each in people if each.is_active and each.email}
    if receivers:
        transaction.on_commit(lambda: _send(receivers, compose, news=news), robust=True)


def editor_of(page: Any) -> tuple[str, str]:
    """A button that opens ``page``."""
    return _("Abrir en Pregón"), reverse("wagtailadmin_pages:edit", args=[page.pk])


def _send(
    people: dict[int, User], compose: Callable[[User], Message], *, news: News | None
) -> None:
    profiles = UserProfile.objects.in_bulk(people, field_name="user_id")
    try:
        with get_connection() as connection:
            for pk, person in people.items():
                profile = profiles.get(pk)
                if news is None or profile is None or getattr(profile, f"{news}_notifications"):
                    _send_one(person, compose, connection, profile=profile)
    except OSError:
        logger.exception("No mail server: nobody of %s was told.", len(people))


def _send_one(
    person: User, compose: Callable[[User], Message], connection: Any, *, profile: Any
) -> None:
    language = profile.preferred_language if profile is not None else ""
    in_language = translation.override(language or settings.LANGUAGE_CODE)
    with in_language, timezone.override(settings.TIME_ZONE):
        try:
            _as_email(compose(person), person, connection).send()
        except Exception:
            logger.exception("A message did not reach %s.", person.username)


def _as_email(message: Message, person: User, connection: Any) -> EmailMultiAlternatives:
    label, address = message.button or ("", "")
    if address.startswith("/"):
        address = settings.WAGTAILADMIN_BASE_URL + address
    context = {
        "subject": message.subject,
        "lines": message.lines,
        "label": label,
        "address": address,
        "site": settings.WAGTAIL_SITE_NAME,
    }
    email = EmailMultiAlternatives(
        subject=" ".join(message.subject.split()),
        body=render_to_string("cms_workflows/correo/aviso.txt", context),
        to=[person.email],
        connection=connection,
        headers={"Auto-Submitted": "auto-generated"},
    )
    email.attach_alternative(
        render_to_string("cms_workflows/correo/aviso.html", context), "text/html"
    )
    return email
