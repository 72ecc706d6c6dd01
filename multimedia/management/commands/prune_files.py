"""``manage.py prune_files``: drop replaced files that nothing published shows any more."""

from typing import Any

from django.core.management.base import BaseCommand

from multimedia.keeping import prune_former_files


class Command(BaseCommand):
    help = "Borra los archivos reemplazados que ya no salen en nada publicado."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Archivos borrados: {prune_former_files()}")
