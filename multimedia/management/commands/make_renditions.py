"""``manage.py make_renditions``: make whatever versions images lack."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.publishing.refresh import refresh_users_of
from multimedia.models import Imagen
from multimedia.renditions import ensure_renditions, missing_specs


class Command(BaseCommand):
    help = (
        "Hace las versiones que les faltan a las imágenes (tras una carga o un cambio de tamaños)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("ids", nargs="*", type=int, help="Solo estas imágenes.")

    def handle(self, *args: Any, ids: list[int], **options: Any) -> None:
        images = Imagen.objects.filter(pk__in=ids) if ids else Imagen.objects.all()
        waiting = [image for image in images.order_by("pk").iterator() if missing_specs(image)]
        failed = []
        for number, image in enumerate(waiting, start=1):
            failed += ensure_renditions([image])
            refresh_users_of(image)
            self.stdout.write(f"{number}/{len(waiting)} {image.title}")
            self.stdout.flush()
        if failed:
            titles = ", ".join(f"{image.pk} «{image.title}»" for image in failed)
            raise CommandError(f"No se pudieron hacer las de: {titles}")
