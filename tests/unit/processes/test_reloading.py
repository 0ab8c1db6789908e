"""Reloads of a real server, by the command."""

import subprocess
import sys

import pytest

import sites
from dragoman.errors import DragomanError
from dragoman.processes.reloading import reload
from house.tree import ROOT
from web.restarts import served


@pytest.fixture
def root(tmp_path):
    return sites.write(tmp_path / "site")


def test_fresh_workers_take_over_and_a_fault_leaves_the_old_ones(root):
    with served(root, "--processes", "2") as serving:
        old = serving.workers()
        done = serving.reload()
        assert (done.returncode, done.stdout) == (0, "Reloaded.\n")
        new = set(serving.workers()) - set(old)
        assert len(new) == 2
        (root / "site.toml").write_text("nonsense = 1\n")
        failed = serving.reload()
        assert failed.returncode == 1
        assert "nonsense" in failed.stderr
        assert new <= set(serving.workers())
        (root / "site.toml").unlink()
        assert serving.reload().returncode == 0
        assert serving.stop() == 0


def test_reloads_at_once_follow_each_other(root):
    with served(root) as serving:
        command = ["site", "reload", "--root", str(root)]
        waiting = [start(command) for _ in range(3)]
        assert [each.wait() for each in waiting] == [0, 0, 0]
        told = [line.get("message") for line in serving.lines()]
        assert 1 <= told.count("reloaded") <= 3
        assert serving.stop() == 0


def start(command):
    return subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL
    )


def test_a_server_that_cannot_be_asked_is_told_of(root):
    (root / "var" / "server.pid").mkdir(parents=True)
    with pytest.raises(DragomanError, match="the server cannot be asked"):
        reload(root)


def test_without_a_server_there_is_nothing_to_reload(root):
    with pytest.raises(DragomanError, match="no server of this site is running"):
        reload(root)
