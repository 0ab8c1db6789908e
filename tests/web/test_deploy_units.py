"""The units in deploy/ are ones that systemd understands, and say what we do."""

import subprocess
import sys

import pytest

from dragoman.processes.crew import PATIENCE
from house.tree import ROOT

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


def test_workers_have_time_to_end_before_systemd_kills_them():
    text = (DEPLOY / "dragoman.service").read_text()
    fields = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    assert int(fields["TimeoutStopSec"]) > PATIENCE
    assert fields["KillMode"] == "mixed"
