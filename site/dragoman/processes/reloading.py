"""Asks the process that serves a site to reload, and waits until it has."""

import os
import signal
import time
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.processes import pid_file

_STEP = 0.05


def reload(root: Path) -> None:
    """Let new workers take the place of those that serve a site.

    Args:
        root: The site's folder.

    Raises:
        DragomanError: Nobody serves it, it is somebody else's server, or the new
            workers failed; then the old ones go on.
    """
    path = root / pid_file.PLACE
    try:
        _reload(path)
    except OSError as error:
        raise DragomanError(
            f"the server cannot be asked: {error.strerror}",
            place=str(path),
            remedy="Ask as the user whose server it is",
        ) from None


def _reload(path: Path) -> None:
    before = _standing(path)
    os.kill(before["pid"], signal.SIGHUP)
    # One that is under way has read the site already: it is the next one that counts.
    while (now := _standing(path))["done"] <= before["begun"]:
        time.sleep(_STEP)
    if failed := now["failed"]:
        raise DragomanError(**failed)


def _standing(path: Path) -> pid_file.Standing:
    found = pid_file.read(path)
    if found is None:
        raise DragomanError(
            "no server of this site is running",
            place=str(path),
            remedy="Start one by `python site serve`",
        )
    return found
