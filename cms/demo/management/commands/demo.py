"""``manage.py demo``: a fictitious year of a press office, for trying Pregón out."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.demo.accounts import make_accounts
from cms.demo.catalogues import Entries, make_catalogues
from cms.demo.newsroom import Newsroom
from cms.demo.pictures import make_documents, make_images
from cms.demo.recordings import make_recordings
from cms.demo.things import Things
from cms.settings.env import VAR_DIR
from multimedia.renditions import deferred
from noticias.models import NoticiaPage


class Command(BaseCommand):
    help = (
        "Load the demo: accounts, catalogues, photographs, recordings, and sixty bulletins, "
        "campaigns, alerts, galleries, magazines and invitations in all states. Only into a "
        "database without bulletins. The accounts' passwords are made on the spot and written to "
        "var/demo.json."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--accounts-only", action="store_true", help="Only the accounts and the catalogues."
        )

    def handle(self, *args: Any, accounts_only: bool = False, **options: Any) -> None:
        if NoticiaPage.objects.exists():
            raise CommandError(_("Ya hay boletines: la demostración no se mezcla con ellos."))
        # The fictitious year sends no mail.
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
        self._keep(make_accounts())
        catalogues = make_catalogues()
        if not accounts_only:
            with deferred():
                self._fill(catalogues)

    def _fill(self, catalogues: Entries) -> None:
        """The photographs, the recordings, the documents and the year's pieces. The sizes of the
        photographs are left for ``make_renditions``: the texts need not wait for them."""
        images = dict(self._progress(_("Fotografías y afiches"), make_images()))
        recordings = dict(self._progress(_("Videos y audios"), make_recordings(images)))
        things = Things(
            catalogues=catalogues,
            images=images,
            documents=make_documents(),
            recordings=recordings,
            now=timezone.now(),
        )
        for _left in self._progress(_("Piezas: actos de la redacción"), Newsroom(things).work()):
            pass

    def _progress(self, name: str, steps: Any) -> Any:
        """Pass the steps on, and count them on one line."""
        done = 0
        for done, each in enumerate(steps, start=1):
            self.stdout.write(f"\r    {name}: {done}", ending="")
            self.stdout.flush()
            yield each
        self.stdout.write(f"\r    {name}: {done} ✓")

    def _keep(self, accounts: dict[str, dict[str, str]]) -> None:
        """Beside whatever else the file tells; readable by its owner alone."""
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        kept = VAR_DIR / "demo.json"
        facts = json.loads(kept.read_text()) if kept.exists() else {}
        kept.touch(mode=0o600)
        text = json.dumps(facts | {"accounts": accounts}, ensure_ascii=False, indent=2)
        kept.write_text(text + "\n")
