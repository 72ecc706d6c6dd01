"""Granian, with the options of the embedded profile, for either side."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import monotonic, sleep

_PATIENCE = 60.0  # seconds until a server must listen


@contextmanager
def serving(settings: str, port: int) -> Iterator[None]:
    """A server with ``settings`` on ``port`` of 127.0.0.1, ended afterwards."""
    command = [
        *(sys.executable, "-m", "granian", "cms.wsgi:application", "--interface", "wsgi"),
        *("--no-ws", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"),
        *("--blocking-threads", "4", "--log-level", "warning"),
    ]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings}
    server = subprocess.Popen(command, env=environment)  # noqa: S603 - our own words
    try:
        _wait_for(port, server)
        yield
    finally:
        server.terminate()
        server.wait(timeout=20)


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    end = monotonic() + _PATIENCE
    while monotonic() < end:
        if server.poll() is not None:
            raise SystemExit("The server ended by itself.")
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.1)
    raise SystemExit(f"Nothing listens on port {port}.")
