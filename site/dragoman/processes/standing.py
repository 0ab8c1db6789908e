"""Tells other processes, by the pid file, how the reloads of this server go."""

import logging
import os
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.processes import pid_file
from dragoman.processes.pid_file import PidFile

log = logging.getLogger("dragoman")


class Standing:
    """How reloads stand.

    Args:
        root: The site's folder.
    """

    def __init__(self, root: Path) -> None:
        self._path = root / pid_file.PLACE
        self._file: PidFile | None = None
        self._told: pid_file.Standing = {
            "pid": os.getpid(),
            "begun": 0,
            "done": 0,
            "failed": {},
        }

    def open(self) -> None:
        """Begin to tell, unless another server of the same site does."""
        try:
            self._file = PidFile(self._path)
        except OSError:
            self._tell_number()
        self._write()

    def begin(self) -> None:
        """Tell that a reload has begun."""
        self._told["begun"] += 1
        self._write()

    def end(self, failed: DragomanError | None) -> None:
        """Tell that it is over.

        Args:
            failed: Why it failed; None if it did not.
        """
        self._told["done"] = self._told["begun"]
        self._told["failed"] = plain(failed) if failed else {}
        self._write()

    def close(self) -> None:
        """Tell no more."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _write(self) -> None:
        if self._file is None:
            return
        try:
            self._file.write(self._told)
        except OSError:
            # Readers are served on a full disk too.
            self.close()
            self._tell_number()

    def _tell_number(self) -> None:
        log.info(
            "%s is not ours: `reload` will not find this server, SIGHUP to %s will",
            self._path,
            os.getpid(),
        )


def plain(error: DragomanError) -> dict[str, str]:
    """Give the parts of an error, as it can be made of them again.

    Args:
        error: The error.
    """
    return {"reason": error.reason, "place": error.place, "remedy": error.remedy}
