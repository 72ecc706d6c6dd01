"""``make run``: make the newsroom ready on this machine and serve it, from one command.

Everything that it keeps is in ``var/``. Two processes run beside this one: granian, which serves,
and ``publish_due --loop``, which lets out what is due. Whatever ends one of the three ends all.
"""

import hashlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic

import django
from django.core.management import CommandError, call_command, get_commands
from django.utils.translation import gettext as _

from cms.stopping import until_told

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
GRACE = 10.0  # seconds that a process has to end by itself
PATIENCE = 60.0  # seconds until the server must answer
WITH_PARENT = "--with-parent"  # end when make ends, even if it was killed and could not say so


class CannotRun(Exception):
    """Why it can't be served, in words for the person at the terminal."""


def main() -> int:
    """Prepare, serve, wait for the end. Returns the exit code."""
    port = os.environ.get("PORT") or "8000"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    os.environ.setdefault("PREGON_PUBLIC_URL", f"http://{HOST}:{port}")
    django.setup()
    try:
        require_free(port)
        prepare()
        with until_told() as wait:
            return serve(port, wait)
    except (CannotRun, CommandError) as error:
        say(str(error))
        return 1


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@contextmanager
def step(name: str) -> Iterator[None]:
    """Say what goes on, and how long it took."""
    sys.stdout.write(f"  {name} … ")
    sys.stdout.flush()
    started = monotonic()
    yield
    say(f"{monotonic() - started:.1f} s")


def require_free(port: str) -> None:
    """Refuse before the work, not after.

    Raises:
        CannotRun: another program listens there, or it is no port.
    """
    if not port.isdecimal() or not 0 < int(port) < 65536:  # noqa: PLR2004 - the highest port
        raise CannotRun(_("PORT=%(port)s no es un puerto.") % {"port": port})
    with socket.socket() as probe:
        # As the server does: a port whose last connections are still closing is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(port)))
        except OSError as error:
            raise CannotRun(
                _("El puerto %(port)s está ocupado (%(why)s). Escoja otro: PORT=8001 make run")
                % {"port": port, "why": error.strerror}
            ) from error


# Preparation ------------------------------------------------------------------------------------


def prepare() -> None:
    """Database, static files, demo: each only as far as it is needed."""
    from django.db import connections

    with step(_("Base de datos")):
        call_command("migrate", interactive=False, verbosity=0)
    collect_static()
    load_demo()
    connections.close_all()


def collect_static() -> None:
    """Copy the static files if any of them differs from last time."""
    from django.conf import settings

    mark = Path(settings.STATIC_ROOT) / ".fingerprint"
    now = static_fingerprint()
    if mark.exists() and mark.read_text() == now:
        return
    with step(_("Archivos estáticos")):
        call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(now)


def static_fingerprint() -> str:
    """Changes with the name, the size or the time of any file that would be collected."""
    from django.contrib.staticfiles.finders import get_finders

    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = os.stat(storage.path(name))
            seen.update(f"{name}:{facts.st_size}:{facts.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def load_demo() -> None:
    """Only where nobody has an account yet: a real newsroom is never mixed with the demo's."""
    from django.contrib.auth import get_user_model

    if "demo" not in get_commands() or get_user_model().objects.exists():
        return
    say(_("  Demostración:"))
    call_command("demo")


# Serving ----------------------------------------------------------------------------------------


def serve(port: str, wait: Callable[[float], bool]) -> int:
    """Start both processes, say where, and wait until told to stop or one of them ends."""
    children = {_("el servidor"): spawn(*server(port)), _("las salidas"): spawn(*releases())}
    parent = os.getppid()
    helpers: list[subprocess.Popen[bytes]] = []
    try:
        if wait_for_answer(port, children, wait):
            announce(port)
            # The sizes of the demo's photographs: seconds each, so they come while one reads.
            helpers.append(spawn(str(ROOT / "manage.py"), "make_renditions"))
        while not wait(0.25):
            if WITH_PARENT in sys.argv and os.getppid() != parent:
                return 1
            if ended := [name for name, child in children.items() if child.poll() is not None]:
                say(_("Terminó por su cuenta: %(what)s.") % {"what": ", ".join(ended)})
                return 1
        return 0
    finally:
        stop([*children.values(), *helpers])


def server(port: str) -> list[str]:
    return [
        *("-m", "granian", "cms.wsgi:application", "--interface", "wsgi", "--no-ws"),
        *("--host", HOST, "--port", port, "--workers", "1", "--blocking-threads", "4"),
        *("--workers-kill-timeout", "5", "--log-level", "warning"),
    ]


def releases() -> list[str]:
    return [str(ROOT / "manage.py"), "publish_due", "--loop"]


def spawn(*arguments: str) -> "subprocess.Popen[bytes]":
    """In a session of its own: Ctrl-C reaches this process alone, which ends the others in order
    (``stop``). Reached by it themselves they would die with tracebacks while still loading."""
    return subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, *arguments], cwd=ROOT, start_new_session=True
    )


def stop(children: Iterable["subprocess.Popen[bytes]"]) -> None:
    """Ask all to end, then wait; kill what doesn't."""
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def wait_for_answer(
    port: str, children: "dict[str, subprocess.Popen[bytes]]", wait: Callable[[float], bool]
) -> bool:
    """Whether the server answers; false if told to stop or if a process ended meanwhile.

    Raises:
        CannotRun: it didn't in time.
    """
    deadline = monotonic() + PATIENCE
    while not wait(0.1) and all(child.poll() is None for child in children.values()):
        if answers(port):
            return True
        if monotonic() > deadline:
            raise CannotRun(_("El servidor no respondió a tiempo."))
    return False


def answers(port: str) -> bool:
    """A whole answer, not a mere connection: the port is open before the application is loaded."""
    connection = HTTPConnection(HOST, int(port), timeout=5)
    try:
        connection.request("HEAD", "/admin/login/")
        return connection.getresponse().status < HTTPStatus.INTERNAL_SERVER_ERROR
    except OSError:
        return False
    finally:
        connection.close()


# What the person at the terminal needs ----------------------------------------------------------


def announce(port: str) -> None:
    """Print the addresses and the demo's accounts, and keep them in ``var/demo.json``.

    The file's ``accounts`` (and whatever else stands in it) are the demo's; the addresses are ours.
    """
    from cms.settings.env import VAR_DIR

    base = f"http://{HOST}:{port}"
    kept = VAR_DIR / "demo.json"
    facts = json.loads(kept.read_text()) if kept.exists() else {}
    facts = {"accounts": {}} | facts | {"base_url": base, "admin_url": f"{base}/admin/"}
    kept.write_text(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")

    say(_("\nPregón está en marcha.\n"))
    say(f"  {_('Redacción'):<12}{facts['admin_url']}")
    say(f"  {_('Sitio y API'):<12}{base}/api/v2/")
    if facts["accounts"]:
        say(_("\n  Cuentas de la demostración:"))
    for role, account in facts["accounts"].items():
        say(f"  {role:<24}{account['username']:<16}{account['password']}")
    say(_("\n  Para terminar: Ctrl-C\n"))


if __name__ == "__main__":
    sys.exit(main())
