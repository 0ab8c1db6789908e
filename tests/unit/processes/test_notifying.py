import os
import socket
import time

import pytest

from dragoman.processes.notifying import Notifier


@pytest.fixture(params=["file", "abstract"])
def manager(request, tmp_path):
    """Stands where systemd listens."""
    is_file = request.param == "file"
    address = str(tmp_path / "s") if is_file else f"\0dragoman-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(address)
        listening.settimeout(10)
        yield listening, {"NOTIFY_SOCKET": address.replace("\0", "@")}


def test_states_are_told(manager):
    listening, environment = manager
    notifier = Notifier(environment)
    notifier.ready("2 of 2 workers serve")
    assert listening.recv(1000) == b"READY=1\nSTATUS=2 of 2 workers serve"
    before = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
    notifier.reloading()
    first, second, _ = listening.recv(1000).decode().split("\n")
    assert first == "RELOADING=1"
    assert int(second.removeprefix("MONOTONIC_USEC=")) >= before
    notifier.stopping()
    assert listening.recv(1000).startswith(b"STOPPING=1\n")
    notifier.alive()
    assert listening.recv(1000) == b"WATCHDOG=1"


def test_where_nobody_listens_nothing_happens(tmp_path):
    Notifier({}).ready("")
    Notifier({"NOTIFY_SOCKET": str(tmp_path / "gone")}).ready("")


def test_the_watchdog_is_told_twice_as_often_as_is_asked_for():
    ours = {"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(os.getpid())}
    assert Notifier(ours).watchdog == 15
    assert Notifier({**ours, "WATCHDOG_PID": "1"}).watchdog is None
    assert Notifier({}).watchdog is None
