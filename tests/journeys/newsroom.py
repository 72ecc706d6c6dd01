"""The whole product as a user has it: set up, with accounts alone, served by ``cms.run``."""

import json
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from cms.settings.env import BASE_DIR
from tests.surroundings import REPOSITORY

READY = "Ctrl-C"  # the last words of ``cms.run`` once all is up
GRACE = 30.0  # seconds that it has to end


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """A running newsroom: where it is, who has an account, and its own folder and database."""

    base: str
    accounts: Mapping[str, Mapping[str, str]]
    environment: Mapping[str, str]

    def manage(self, *command: str, **environment: str) -> None:
        """One of ``manage.py``'s commands beside the running server."""
        _manage(*command, **{**self.environment, **environment})


@contextmanager
def running(folder: Path) -> Iterator[Newsroom]:
    """A new newsroom in ``folder``; every process of it is gone afterwards.

    On the same kind of database as the other tests: SQLite, or the server of ``DATABASE_URL``.
    """
    with _database() as url:
        environment = {
            **os.environ,
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "PREGON_VAR": str(folder),
            "PORT": _free_port(),
        }
        with _set_up(folder, environment) as newsroom:
            yield newsroom


@contextmanager
def _database() -> Iterator[str]:
    """The URL of an empty database; empty itself where SQLite's file will do."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield ""
        return
    name = f"journeys_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def _set_up(folder: Path, environment: Mapping[str, str]) -> Iterator[Newsroom]:
    folder.mkdir()
    _manage("migrate", "--verbosity", "0", **environment)
    # Who has accounts has no empty newsroom: ``cms.run`` won't load the whole demo upon it.
    _manage("demo", "--accounts-only", **environment)
    with _served(environment):
        facts = json.loads((folder / "demo.json").read_text())
        yield Newsroom(base=facts["base_url"], accounts=facts["accounts"], environment=environment)


def _manage(*command: str, **environment: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def _served(environment: Mapping[str, str]) -> Iterator[None]:
    said = Path(environment["PREGON_VAR"]) / "said"
    # A file and not a pipe: nobody would empty the pipe while the tests go on.
    with said.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "cms.run"],
            cwd=REPOSITORY,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait_until_ready(process, said)
        yield
    finally:
        _end(process)


def _wait_until_ready(process: "subprocess.Popen[bytes]", said: Path) -> None:
    while READY not in said.read_text():
        try:
            process.wait(0.2)
        except subprocess.TimeoutExpired:
            continue
        raise AssertionError(said.read_text())


def _end(process: "subprocess.Popen[bytes]") -> None:
    """As Ctrl-C does; whoever of its group is left after the grace is killed."""
    process.terminate()
    try:
        process.wait(GRACE)
    finally:
        try:
            os.killpg(process.pid, 9)
        except ProcessLookupError:
            return
        process.wait()


def _free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])
