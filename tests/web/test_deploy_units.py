"""The units in deploy/ are ones that systemd understands, and say what we do."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress

import pytest

import sites
from dragoman.processes.crew import PATIENCE
from house.tree import ROOT
from web.restarts import HANGING_SECONDS

DEPLOY = ROOT / "deploy"
PYTHON = "/srv/dragoman/.venv/bin/python"


@pytest.fixture
def units(tmp_path):
    """Copies that name programs of this machine."""
    for path in DEPLOY.glob("dragoman.s*"):
        text = path.read_text().replace(
            "/srv/dragoman/.venv/bin/python", sys.executable
        )
        (tmp_path / path.name).write_text(text)
    return sorted(tmp_path.iterdir())


def test_systemd_understands_the_units(units, program):
    checked = subprocess.run(
        [program("systemd-analyze"), "verify", "--man=no", *units],
        capture_output=True,
        text=True,
        check=False,
    )
    assert len(units) == 2
    assert checked.stderr == ""
    assert checked.returncode == 0


@pytest.fixture
def manager(tmp_path):
    """A socket that hears what a service tells its manager (sd_notify(3))."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as hearing:
        hearing.bind(str(tmp_path / "notify"))
        hearing.settimeout(HANGING_SECONDS)
        yield hearing


def states(hearing, last):
    """Give what is told up to a state."""
    told = []
    while last not in told:
        told += hearing.recv(4096).decode().splitlines()
    return told


def test_a_manager_that_holds_the_socket_is_told_of_every_state(
    tmp_path, manager, program
):
    """What the unit starts serves a socket of systemd's, and tells how it stands."""
    root = sites.write(tmp_path / "site")
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [
        program("systemd-socket-activate"),
        f"--listen=127.0.0.1:{port}",
        f"--setenv=NOTIFY_SOCKET={manager.getsockname()}",
        *_started(root),
    ]
    with (tmp_path / "log").open("wb") as log:
        service = subprocess.Popen(command, stderr=log, cwd=root)
    try:
        # Who comes before anything serves waits in the socket, and begins the service.
        assert "The first paragraph." in _asked(port)
        assert "READY=1" in states(manager, "READY=1")
        os.kill(service.pid, signal.SIGHUP)
        told = states(manager, "RELOADING=1")
        now = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
        (at,) = (line for line in told if line.startswith("MONOTONIC_USEC="))
        assert 0 < int(at.partition("=")[2]) <= now
        assert "READY=1" in states(manager, "READY=1")
        assert "The first paragraph." in _asked(port)
        os.kill(service.pid, signal.SIGTERM)
        assert "STOPPING=1" in states(manager, "STOPPING=1")
        assert service.wait(HANGING_SECONDS) == 0
    finally:
        service.kill()
        service.wait()


def _started(root):
    """Give the command of the unit, with the places of this machine."""
    fields = (DEPLOY / "dragoman.service").read_text().splitlines()
    (line,) = (line for line in fields if line.startswith("ExecStart="))
    command = line.partition("=")[2].split()
    places = {PYTHON: sys.executable, "/srv/site": str(root)}
    places["/srv/dragoman/site"] = str(ROOT / "site")
    return [places.get(word, word) for word in command]


def _asked(port):
    end = time.monotonic() + HANGING_SECONDS
    while time.monotonic() < end:
        # The socket may not be there yet.
        with (
            suppress(urllib.error.URLError),
            urllib.request.urlopen(f"http://127.0.0.1:{port}/en/") as answer,
        ):
            return answer.read().decode()
        time.sleep(0.02)
    raise TimeoutError


def test_workers_have_time_to_end_before_systemd_kills_them():
    text = (DEPLOY / "dragoman.service").read_text()
    fields = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    assert int(fields["TimeoutStopSec"]) > PATIENCE
    assert fields["KillMode"] == "mixed"
