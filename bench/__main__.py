"""Our reading side against Wagtail's stock API: ``python -m bench`` with ``DATABASE_URL``.

On a PostgreSQL database made for the run and dropped after it (``--keep`` keeps it and uses it the
next time). No response cache, no conditional requests. Both sides answer under granian in one run,
in alternating rounds, so that whatever else the machine does hits both alike.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

NAME = "pregon_bench"
AIMS = {"detail": 4.0, "list of 20": 8.0}
Paths = dict[str, dict[str, list[str]]]


def main() -> None:
    options = _options()
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    with _database(keep=options.keep), tempfile.TemporaryDirectory() as folder:
        os.environ["PREGON_VAR"] = folder
        os.environ["PREGON_RESPONSE_CACHE"] = "0"
        _prepare(options.bulletins)
        _report(_measured(_paths(), rounds=options.rounds, seconds=options.seconds))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--bulletins", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5.0, help="of each measurement")
    parser.add_argument("--keep", action="store_true", help="keep the database for the next run")
    return parser.parse_args()


@contextmanager
def _database(*, keep: bool) -> Iterator[None]:
    """Point ``DATABASE_URL`` at a database of our own on the server that it names."""
    import psycopg

    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        raise SystemExit("Set DATABASE_URL to a PostgreSQL server, or run make bench.")
    parts = urlsplit(url)
    os.environ["DATABASE_URL"] = urlunsplit(parts._replace(path=f"/{NAME}"))
    with psycopg.connect(url, autocommit=True) as server:
        known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone()
        if known and not keep:
            server.execute(f"DROP DATABASE {NAME} WITH (FORCE)")
        if not (known and keep):
            server.execute(f"CREATE DATABASE {NAME}")
        try:
            yield
        finally:
            if not keep:
                server.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def _prepare(bulletins: int) -> None:
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0)
    from bench.filling import fill
    from noticias.models import NoticiaPage

    if NoticiaPage.objects.count() < bulletins:
        fill(bulletins)
    connection.cursor().execute("VACUUM ANALYZE")  # as PostgreSQL does by itself, in its own time
    connection.close()


def _paths() -> Paths:
    """What is asked for: by measurement, then by side."""
    from cms.publishing.models import PublishedPiece

    pieces = PublishedPiece.objects.public().filter(page_type="noticias.NoticiaPage")
    ids = list(pieces.order_by("page_id").values_list("page_id", flat=True))[::13]
    details = [f"/api/v2/pages/{each}/" for each in ids]
    listing = "/api/v2/pages/?type=noticias.NoticiaPage&limit=20&order=-first_published_at&fields="
    ours = [f"{listing}bajada,fecha,imagen(renditions)&offset={n}" for n in (0, 20, 400, 1000)]
    stock = [f"{listing}bajada,fecha,miniatura&offset={n}" for n in (0, 20, 400, 1000)]
    return {
        "detail": {"ours": details, "stock": details},
        "list of 20": {"ours": ours, "stock": stock},
    }


def _measured(paths: Paths, *, rounds: int, seconds: float) -> dict[str, dict[str, list[object]]]:
    from bench.load import measure
    from bench.servers import free_port, serving

    ports = {"ours": free_port(), "stock": free_port()}
    found: dict[str, dict[str, list[object]]] = {
        name: {side: [] for side in sides} for name, sides in paths.items()
    }
    with serving("bench.settings", ports["ours"]), serving("bench.stock_settings", ports["stock"]):
        for number in range(rounds + 1):
            for name, sides in paths.items():
                for side, asked in sides.items():
                    outcome = measure(ports[side], asked, seconds=seconds if number else 1.0)
                    if number:  # the first round only warms up
                        found[name][side].append(outcome)
    return found


def _report(found: dict[str, dict[str, list[object]]]) -> None:
    from bench.report import table

    sys.stdout.write(table(found, AIMS))


if __name__ == "__main__":
    main()
