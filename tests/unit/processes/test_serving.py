"""Sockets that a process manager has opened, one worker a core, and a small parent."""

import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

import sites
from dragoman.processes.crew import Crew
from dragoman.web.listening import bind
from house.tree import ROOT
from web.restarts import Serving, served, until


@pytest.fixture
def root(tmp_path):
    return sites.write(tmp_path / "site")


def test_zero_is_one_worker_a_core_and_the_parent_is_small(root, figure):
    with served(root, "--processes", "0") as serving:
        assert len(serving.workers()) == len(os.sched_getaffinity(0))
        process = Path("/proc", str(serving.process.pid))
        libraries = (process / "maps").read_text()
        status = (process / "status").read_text()
        assert "uvloop" not in libraries
        assert "pydantic" not in libraries
        resident = next(line for line in status.splitlines() if "VmRSS" in line)
        figure(f"the parent takes {resident.split()[1]} KiB")
        assert serving.stop() == 0


def test_sockets_of_a_process_manager_outlive_the_server(root):
    (listening,) = bind(0, "127.0.0.1")
    port, number = listening.getsockname()[1], listening.fileno()
    # The shell puts the socket where systemd would, and keeps its own number.
    script = f'exec 3<&{number}; export LISTEN_PID=$$ LISTEN_FDS=1; exec "$@"'
    command = [sys.executable, "site", "serve", "--root", str(root)]
    started = ["/bin/bash", "-c", script, "-", *command]
    for _ in range(2):
        log = root.with_name("site.log")
        with log.open("wb") as told:
            process = subprocess.Popen(
                started, cwd=ROOT, pass_fds=[number], stderr=told
            )
        serving = Serving(root, process, log, port)
        until(lambda found=serving: found.workers())
        # Whoever comes before it serves waits.
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/en/") as answer:
            assert b"The first paragraph." in answer.read()
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 0
    listening.close()


def test_the_parent_has_nothing_of_the_site(root):
    assert Crew.__module__ == "dragoman.processes.crew"
    code = "import dragoman.processes.serving, sys; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={"PYTHONPATH": str(ROOT / "site")},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    heavy = {"tornado", "babel", "jinja2", "pydantic", "uvloop", "prometheus_client"}
    assert not heavy & set(loaded)
