"""``manage.py reconcile_pieces``: nightly, and whenever in doubt."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.publishing.reconcile import reconcile


class Command(BaseCommand):
    help = (
        "Compare what is live with what is written down as out, repair what can be repaired and "
        "report all. Exits with 1 if anything was found: every finding is a bug or a hand in the "
        "database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only look; repair nothing.")

    def handle(self, *args: Any, dry_run: bool = False, **options: Any) -> None:
        found = reconcile(dry_run=dry_run)
        for each in found:
            done = _("reparado") if each.repaired else _("sin reparar")
            self.stdout.write(f"{each.page_id}: {each.fault} ({done})")
        if found:
            raise CommandError(_("Se encontraron %(n)d diferencias.") % {"n": len(found)})
        self.stdout.write(_("Todo coincide."))
