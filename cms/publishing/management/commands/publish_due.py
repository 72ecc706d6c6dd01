"""``manage.py publish_due``: what comes out at its hour, and what leaves at its hour."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.publishing import missed
from cms.publishing.chores import do_chores
from cms.publishing.release import Due, Release, list_due, release_due
from cms.publishing.watch import watch
from cms.stopping import until_told


class Command(BaseCommand):
    help = (
        "Publish every approved revision whose hour has come, and take down what has expired: "
        "once, or with --loop each second until SIGTERM or Ctrl-C. Several may run at once. "
        "Exits with 1 if something that was due did not happen."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--loop", action="store_true", help="Go on, a tick each second.")
        parser.add_argument(
            "--dry-run", "--dryrun", action="store_true", help="Only list what is due."
        )

    def handle(
        self, *args: Any, loop: bool = False, dry_run: bool = False, **options: Any
    ) -> str | None:
        if dry_run:
            return self._list()
        if loop:
            with until_told() as wait:
                watch(wait)
            return None
        return self._release()

    def _list(self) -> str:
        due = list_due()
        titles = Page.objects.in_bulk([each.page_id for each in due])
        lines = [_in_words(each, str(titles.get(each.page_id, ""))) for each in due]
        return "\n".join(lines) or _("No hay nada pendiente.")

    def _release(self) -> str:
        tried = release_due()
        missed.note_failures(tried)
        do_chores()  # who runs this by cron has them done too
        for each in tried:
            self.stdout.write(_report(each))
        failed = [each for each in tried if each.error]
        if failed:
            raise CommandError(_("No salieron: %(n)d.") % {"n": len(failed)})
        if not tried:
            return _("No había nada pendiente.")
        worst = max(each.lag for each in tried).total_seconds()
        return _("Listo: %(n)d. El mayor retraso fue de %(s).3f s.") % {
            "n": len(tried),
            "s": worst,
        }


def _hour(each: Due | Release) -> str:
    return date_format(timezone.localtime(each.due_at), "Y-m-d H:i:s")


def _in_words(each: Due, title: str) -> str:
    act = _("caduca") if each.expires else _("sale")
    return f"{_hour(each)}  {act}  {each.page_id}  {title}"


def _report(each: Release) -> str:
    if each.error:
        return _("%(hour)s  %(page)d  no salió: %(error)s") % {
            "hour": _hour(each),
            "page": each.page_id,
            "error": each.error,
        }
    return _("%(hour)s  %(page)d  con %(lag).3f s de retraso") % {
        "hour": _hour(each),
        "page": each.page_id,
        "lag": each.lag.total_seconds(),
    }
