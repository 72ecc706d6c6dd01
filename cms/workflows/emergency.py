"""An emergency at the desk: who is asked to ratify it, and the alarm while nobody does."""

import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.models import Page

from cms.publishing import emergency, gate
from cms.publishing.models import Emergency
from cms.users.models import User
from cms.users.roles import HEADS
from cms.workflows.mail import tell
from cms.workflows.models import ReglasDeAprobacion

logger = logging.getLogger("pregon.emergency")

LOOK_EVERY = timedelta(seconds=10)
# However short the office's time to ratify: an alarm each minute would soon be read by nobody.
SHORTEST_INTERVAL = timedelta(minutes=5)


def time_to_ratify() -> timedelta:
    """As the office's rules say."""
    return timedelta(minutes=ReglasDeAprobacion.load().ratificar_en)


def heads() -> list[User]:
    """Jefatura de Prensa and Gerencia, by name."""
    found = User.objects.filter(groups__name__in=HEADS, is_active=True)
    return list(found.distinct().order_by("username"))


def who_could_ratify(page: Any, publisher: Any) -> list[User]:
    """Who may ratify the newest text of ``page`` if ``publisher`` lets it out alone."""
    barred = {publisher.pk, *gate.contributors(page, page.get_latest_revision())}
    return [each for each in heads() if each.pk not in barred]


def who_may_ratify(page: Any) -> list[User]:
    """Who may ratify what is out of ``page``."""
    waiting = list(Emergency.objects.waiting().of_page(page.pk))
    barred = emergency.bound(page, waiting)
    return [each for each in heads() if each.pk not in barred]


@transaction.atomic
def publish(page: Any, *, actor: Any, seen: int, reason: str) -> Emergency:
    """As ``cms.publishing.emergency.publish``; and ask those who may ratify it."""
    it = emergency.publish(page, actor=actor, seen=seen, reason=reason, ratify_in=time_to_ratify())
    page = type(page).objects.get(pk=page.pk)
    with override(settings.LANGUAGE_CODE):
        tell(
            who_may_ratify(page),
            subject=_("Ratifique o retire: «%(title)s» salió de emergencia") % _title(page),
            lines=[
                _("%(who)s la publicó sin otra persona: «%(reason)s».")
                % {"who": it.user_name, "reason": it.reason},
                _("Léala y ratifíquela antes de las %(hour)s, o retírela.")
                % {"hour": _hour(it.ratify_by)},
            ],
            button=ratify_button(page),
        )
    return it


@transaction.atomic
def ratify(page: Any, *, actor: Any, seen: int) -> None:
    """As ``cms.publishing.emergency.ratify``; and tell those who let it out."""
    done = emergency.ratify(page, actor=actor, seen=seen)
    with override(settings.LANGUAGE_CODE):
        tell(
            publishers(done),
            subject=_("Ratificada: «%(title)s»") % _title(page),
            lines=[_("%(who)s ratificó lo que usted publicó de emergencia.") % {"who": actor}],
            page=page,
        )


def sound_alarms() -> None:
    """The chore: about each page whose emergency nobody ratified in time, again and again.

    One transaction a page; one that fails stops no other.
    """
    every = max(time_to_ratify(), SHORTEST_INTERVAL)
    pages = Emergency.objects.waiting().filter(ratify_by__lte=timezone.now())
    for page_id in sorted(set(pages.values_list("page_id", flat=True))):
        try:
            with transaction.atomic():
                _sound_alarm(page_id, every=every)
        except Exception:
            logger.exception("No alarm was given about the emergency of page %s.", page_id)


def _sound_alarm(page_id: int, *, every: timedelta) -> None:
    waiting = emergency.take_alarm(page_id, every=every)
    if not waiting:
        return
    page = Page.objects.get(pk=page_id).specific
    may = who_may_ratify(page)
    others = [each for each in {*heads(), *publishers(waiting)} if each not in may]
    with override(settings.LANGUAGE_CODE):
        subject, lines = _alarm(page, waiting, every=every)
        tell(may, subject=subject, lines=lines, button=ratify_button(page))
        tell(others, subject=subject, lines=lines, page=page)


def _alarm(page: Any, waiting: list[Emergency], *, every: timedelta) -> tuple[str, list[str]]:
    """The subject and the lines of its e-mail."""
    first = waiting[0]
    since = minutes_since(first)
    subject = ngettext(
        "Sin ratificar desde hace %(minutes)d minuto: «%(title)s»",
        "Sin ratificar desde hace %(minutes)d minutos: «%(title)s»",
        since,
    ) % {"minutes": since, **_title(page)}
    lines = [
        _("%(who)s la publicó de emergencia a las %(hour)s: «%(reason)s».")
        % {"who": first.user_name, "hour": _hour(first.at), "reason": first.reason},
        _(
            "Otra persona de jefatura o Gerencia debe ratificarla o retirarla. Este aviso se "
            "repite cada %(minutes)d minutos hasta entonces."
        )
        % {"minutes": every.total_seconds() // 60},
    ]
    return subject, lines


def minutes_since(it: Emergency) -> int:
    """Whole minutes since it went out."""
    return int((timezone.now() - it.at).total_seconds() // 60)


def publishers(emergencies: Iterable[Emergency]) -> list[User]:
    """Those who let them out, as far as they still have an account."""
    return list(User.objects.filter(pk__in={each.user_id for each in emergencies}))


def ratify_button(page: Any) -> tuple[str, str]:
    """To the act, for an e-mail."""
    return _("Leer y ratificar"), reverse("cms_workflows:ratificar", args=[page.pk])


def _title(page: Any) -> dict[str, str]:
    return {"title": page.get_admin_display_title()}


def _hour(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "TIME_FORMAT")
