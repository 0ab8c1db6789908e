"""Describes the machine that figures were found on, and what ran on it."""

import os
import platform
import re
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from measuring.places import CLIENT_CORE, PEERS_PYTHON, ROOT, SERVER_CORE

_PEERS = ("django", "flask", "flask-babel", "gunicorn", "starlette", "tornado")
_PROGRAMS = (("nginx", "-v"), ("wrk", "-v"), ("hugo", "version"))
_VERSION = re.compile(r"\d+(\.\d+)+")


def description() -> str:
    """Describe the machine and the versions of all programs, as a Markdown list."""
    cores = len(os.sched_getaffinity(0))
    lines = [
        (
            f"{cores} cores of {_processor()}, {_memory():.0f} GiB; servers on core "
            f"{SERVER_CORE}, whoever asks them on core {CLIENT_CORE}"
        ),
        f"{_system()}, Linux {platform.release()}",
        f"Python {platform.python_version()}; {', '.join(_installed())}",
        ", ".join(f"{name} {_told([name, flag])}" for name, flag in _PROGRAMS),
    ]
    return "\n".join(f"- {line}" for line in lines)


def occasion(rounds: int) -> str:
    """Say when, at which commit and under which load something is measured."""
    commit = _output(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]).strip()
    changed = _output(["git", "-C", str(ROOT), "status", "--porcelain", "site"])
    load = os.getloadavg()[0]
    now = datetime.now(UTC)
    return (
        f"{now:%Y-%m-%d %H:%M} UTC, commit {commit or 'unknown'}"
        f"{' with changes' if changed else ''}, {rounds} rounds; "
        f"load average before it: {load:.1f}"
    )


def _processor() -> str:
    found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    return found[1] if found else platform.machine()


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3


def _system() -> str:
    found = re.search(r'PRETTY_NAME="(.*)"', Path("/etc/os-release").read_text())
    return found[1] if found else platform.system()


def _installed() -> Sequence[str]:
    ask = "import sys, importlib.metadata as m\nfor n in sys.argv[1:]: "
    ask += "print(n, m.version(n))"
    names = (*_PEERS, "uvicorn", "uvloop", "httptools", "jinja2", "brotli")
    return _output([str(PEERS_PYTHON), "-c", ask, *names]).splitlines()


def _told(command: Sequence[str]) -> str:
    found = _VERSION.search(_output(command))
    return found[0] if found else "is not installed"


def _output(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout + done.stderr
