"""``make run``'s process: it prepares, serves, tells where, and leaves nothing behind."""

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from cms import run
from cms.settings.env import BASE_DIR

pytestmark = pytest.mark.once


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(var: Path, port: int):
    """The process in a group of its own, once it said that it is ready; ended in any case."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "cms.run"],
        cwd=BASE_DIR,
        env={**environment, "PREGON_VAR": str(var), "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    try:
        yield process, _until(process, "Ctrl-C")
    finally:
        for pid in alive([*family(process.pid), process.pid]):
            os.kill(pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()


def _until(process, word: str) -> str:
    said = ""
    while word not in said:
        line = process.stdout.readline()
        assert line, f"It ended early: {said}"
        said += line
    return said


def family(pid: int) -> dict[int, str]:
    """The running processes that descend from ``pid``, with what they run."""
    listed = subprocess.run(
        ["ps", "-e", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    found, parents = {}, {pid}
    while parents:
        children = {int(each): args for each, parent, args in rows if int(parent) in parents}
        found |= children
        parents = set(children)
    return found


def alive(pids) -> list[int]:
    """Those of ``pids`` that still run."""
    return [pid for pid in pids if _runs(pid)]


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def fetch(address: str) -> int:
    with urlopen(address, timeout=10) as answer:  # noqa: S310 - our own address
        return answer.status


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    """The state of a first run: a newsroom in which somebody has an account, so without a demo."""
    folder = tmp_path_factory.mktemp("con espacio y %") / "var"
    folder.mkdir()
    (folder / "demo.json").write_text(
        json.dumps({"accounts": {"jefatura": {"username": "berta", "password": "secreta"}}})
    )
    environment = {**os.environ, "PREGON_VAR": str(folder)}
    environment.pop("DATABASE_URL", None)
    environment["DJANGO_SETTINGS_MODULE"] = "cms.settings.dev"
    for command in (["migrate", "-v0"], ["createsuperuser", "--noinput", "--email", "a@b.example"]):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=BASE_DIR,
            env={
                **environment,
                "DJANGO_SUPERUSER_USERNAME": "berta",
                "DJANGO_SUPERUSER_PASSWORD": "secreta",
            },
            check=True,
            capture_output=True,
        )
    return folder


@pytest.mark.parametrize("to_the_group", [True, False], ids=["Ctrl-C", "SIGTERM"])
def test_it_serves_says_where_and_leaves_no_process(var, to_the_group):
    port = free_port()
    with running(var, port) as (process, said):
        base = f"http://127.0.0.1:{port}"
        facts = json.loads((var / "demo.json").read_text())

        assert fetch(f"{base}/admin/login/") == 200
        assert fetch(f"{base}/static/wagtailadmin/css/core.css") == 200
        assert (facts["base_url"], facts["admin_url"]) == (base, f"{base}/admin/")
        assert facts["accounts"]["jefatura"]["username"] == "berta"
        assert facts["admin_url"] in said
        assert "secreta" in said

        children = family(process.pid)
        assert len(children) >= 3  # the server, its worker, the releases
        if to_the_group:
            os.killpg(process.pid, signal.SIGINT)
        else:
            process.terminate()

        assert process.wait(timeout=60) == 0
        assert alive(children) == []
        rest = process.stdout.read()
        assert "Traceback" not in rest
        assert "ERROR" not in rest


def test_if_the_server_dies_all_end(var):
    with running(var, free_port()) as (process, _):
        children = family(process.pid)
        server = min(pid for pid, args in children.items() if "granian" in args)
        os.kill(server, signal.SIGTERM)

        assert process.wait(timeout=60) == 1
        assert alive(children) == []


def test_a_taken_port_is_refused_with_another_proposed():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        with pytest.raises(run.CannotRun, match="PORT=8001"):
            run.require_free(str(taken.getsockname()[1]))


@pytest.mark.parametrize("port", ["x", "0", "70000", "-1"])
def test_what_is_no_port_is_refused(port):
    with pytest.raises(run.CannotRun, match="no es un puerto"):
        run.require_free(port)


def test_static_files_are_collected_again_only_when_one_changes(settings, tmp_path):
    settings.STATIC_ROOT, source = tmp_path / "static", tmp_path / "source"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [source]
    source.mkdir()
    settings.STATIC_ROOT.mkdir()
    collected = settings.STATIC_ROOT / "a.css"
    (source / "a.css").write_text("a")

    run.collect_static()
    collected.unlink()
    run.collect_static()
    assert not collected.exists()

    (source / "a.css").write_text("otra")
    run.collect_static()
    assert collected.read_text() == "otra"
