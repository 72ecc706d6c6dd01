"""E-mails to the people of the office: short, in Spanish, readable in a phone's preview."""

import logging
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from cms.users.models import User

logger = logging.getLogger("pregon.mail")


def tell(
    people: Iterable[User],
    *,
    subject: str,
    lines: Sequence[str],
    page: Any = None,
    button: tuple[str, str] | None = None,
) -> None:
    """Write to each of ``people`` who is active and has an address, one message each.

    Sent after the commit: a slow mail server would hold the database's locks, and an act that was
    rolled back would have told everybody. What can't be sent is logged and stops nothing.

    Args:
        people: who is told.
        subject: without a line break; the news itself, since phones show little else.
        lines: sentences; the first is what a phone shows below the subject.
        page: whose editor the button opens, unless ``button`` says otherwise.
        button: its text and its address, absolute or below the desk's origin.
    """
    receivers = [each for each in people if each.is_active and each.email]
    if button is None and page is not None:
        with override(settings.LANGUAGE_CODE):
            button = ("Abrir en Pregón", reverse("wagtailadmin_pages:edit", args=[page.pk]))
    transaction.on_commit(
        lambda: _send(receivers, subject=subject, lines=lines, button=button), robust=True
    )


def _send(
    people: Sequence[User], *, subject: str, lines: Sequence[str], button: tuple[str, str] | None
) -> None:
    label, address = button or ("", "")
    if address.startswith("/"):
        address = settings.WAGTAILADMIN_BASE_URL + address
    context = {
        "subject": subject,
        "lines": lines,
        "label": label,
        "address": address,
        "site": settings.WAGTAIL_SITE_NAME,
    }
    with get_connection() as connection:
        for person in people:
            message = EmailMultiAlternatives(
                subject=" ".join(subject.split()),
                body=render_to_string("cms_workflows/correo/aviso.txt", context),
                to=[person.email],
                connection=connection,
                headers={"Auto-Submitted": "auto-generated"},
            )
            message.attach_alternative(
                render_to_string("cms_workflows/correo/aviso.html", context), "text/html"
            )
            try:
                message.send()
            except Exception:
                logger.exception("«%s» did not reach %s.", subject, person.username)
