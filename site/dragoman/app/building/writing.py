"""How a file of a build comes into its place: whole, and under two names.

The one name is that of its address, for people and any web server; the other is that of
its content, for a server that must never send one state's bytes under another's ETag.
"""

import os
from pathlib import Path

_MODE = 0o644


def replace_whole(path: Path, content: bytes) -> None:
    """Put content in the place of a file, so that a crash leaves the one or the other.

    Args:
        path: The file; its folder exists.
        content: Its bytes.

    Raises:
        OSError: It cannot be written.
    """
    unfinished = path.with_name(path.name + ".unfinished")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


class Writer:
    """Writes the files of a build; each process has its own.

    Args:
        out: The folder of the build.
        unfinished: A folder on the same file system for what is not whole yet.
        kept: The folder of the files under the names of their content.
    """

    def __init__(self, out: Path, unfinished: Path, kept: Path) -> None:
        # Texts, as this is done for each of ten thousand files.
        self._out, self._unfinished, self._kept = map(str, (out, unfinished, kept))

    def put(self, name: str, kept_as: str, content: bytes) -> tuple[int, int]:
        """Write a file.

        Args:
            name: Its path below the folder of the build.
            kept_as: Its name after its content; empty for none.
            content: Its bytes.

        Returns:
            Its size in bytes, and when it was changed, in nanoseconds.

        Raises:
            OSError: It cannot be written.
        """
        unfinished = f"{self._unfinished}/{os.getpid()}"
        with open(unfinished, "wb", buffering=0) as file:  # noqa: PTH123 -- as above
            # A raw file may take less than it is given, on a disk that is nearly full.
            left = memoryview(content)
            while left:
                left = left[file.write(left) :]
            os.fchmod(file.fileno(), _MODE)
            status = os.fstat(file.fileno())
        if kept_as:
            _link(unfinished, f"{self._kept}/{kept_as}")
        _move(unfinished, f"{self._out}/{name}")
        return status.st_size, status.st_mtime_ns


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        # It may be one that a crash has left without its content.
        os.unlink(target)  # noqa: PTH108 -- as above
        os.link(source, target)


def _move(source: str, target: str) -> None:
    try:
        os.replace(source, target)  # noqa: PTH105 -- as above
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 -- as above
        os.replace(source, target)  # noqa: PTH105 -- as above
