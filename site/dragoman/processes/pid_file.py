"""A file that tells which process serves a site, and how its last reload went.

Law: its content counts only while a process holds the lock on it. A process that dies,
however it dies, lets go of the lock; so no number of a dead one is ever believed.
"""

import fcntl
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

#: Where it lies in a site's folder.
PLACE = Path("var", "server.pid")

_TRIES = 5
_STEP = 0.02


class Standing(TypedDict):
    """What the file tells.

    Attributes:
        pid: The number of the process.
        begun: How many reloads it has begun.
        done: How many of them are over.
        failed: The parts of the error that the last one ended with: reason, place and
            remedy; nothing if all is well.
    """

    pid: int
    begun: int
    done: int
    failed: Mapping[str, str]


class PidFile:
    """The file, held by the process that serves.

    Args:
        path: The file; its folder is made where it is missing.

    Raises:
        OSError: Another process holds it, or it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        for left in reversed(range(_TRIES)):
            try:
                fcntl.flock(self._number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                if left:
                    # It may be somebody who only looks whether it is held.
                    time.sleep(_STEP)
                    continue
                os.close(self._number)
                raise
            return

    def write(self, standing: Standing) -> None:
        """Tell how things stand.

        Args:
            standing: What is told.
        """
        # The lock is on this very file: it is written in place, never replaced.
        text = json.dumps(standing).encode() + b"\n"
        os.pwrite(self._number, text, 0)
        os.ftruncate(self._number, len(text))

    def close(self) -> None:
        """Let go of it, and leave nothing in it."""
        os.ftruncate(self._number, 0)
        os.close(self._number)


def read(path: Path) -> Standing | None:
    """Read what a running process tells.

    Args:
        path: The file.

    Returns:
        None where no process holds it.
    """
    while True:
        try:
            with path.open("rb") as file:
                if not _is_held(file.fileno()):
                    return None
                found: Standing = json.loads(file.read())
        except FileNotFoundError:
            return None
        except ValueError:
            # It is being written just now.
            time.sleep(_STEP)
        else:
            return found


def _is_held(number: int) -> bool:
    try:
        fcntl.flock(number, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    fcntl.flock(number, fcntl.LOCK_UN)
    return False
