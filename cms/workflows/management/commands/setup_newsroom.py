"""``manage.py setup_newsroom``: what migrating does at its end, on demand."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.workflows.setup import set_up_newsroom


class Command(BaseCommand):
    help = "Makes the groups, languages, tree and workflow that are missing. Resets nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        set_up_newsroom()
        self.stdout.write("La redacción está lista.")
