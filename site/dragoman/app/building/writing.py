"""How a file of a build comes into its place: whole, and under two names.

The one name is that of its address, for people and any web server; the other is that of
its content, for a server that must never send one state's bytes under another's ETag.
"""

import os
from collections.abc import Container, Mapping
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
    replace_all({path: content})


def replace_all(files: Mapping[Path, bytes]) -> None:
    """Put contents in the places of files, none before all are written.

    Args:
        files: By path, the bytes; their folders exist.

    Raises:
        OSError: One cannot be written; all stay as they are.
    """
    for path, content in files.items():
        with _unfinished(path).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    for path in files:
        _unfinished(path).replace(path)


def _unfinished(path: Path) -> Path:
    return path.with_name(path.name + ".unfinished")


class Writer:
    """Writes the files of a build; each process has its own.

    Args:
        out: The folder of the build.
        unfinished: A folder on the same file system for what is not whole yet.
        kept: The folder of the files under the names of their content.
        told: The names in it that a web server may have been told of.
    """

    def __init__(
        self, out: Path, unfinished: Path, kept: Path, told: Container[str] = ()
    ) -> None:
        # Texts, as this is done for each of ten thousand files.
        self._out, self._unfinished, self._kept = map(str, (out, unfinished, kept))
        self._told = told

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
        target = f"{self._out}/{name}"
        _make_folder(os.path.dirname(target))  # noqa: PTH120 -- as above
        kept = f"{self._kept}/{kept_as}"
        if kept_as and kept_as not in self._told:
            try:
                status = _create(kept, content)
            except FileExistsError:
                # Of the same content, or what a crash has left.
                pass
            else:
                self._name(kept, target)
                return status.st_size, status.st_mtime_ns
        unfinished = self._own
        status = _create(unfinished, content)
        if kept_as:
            _link(unfinished, kept)
        os.replace(unfinished, target)  # noqa: PTH105 -- as above
        return status.st_size, status.st_mtime_ns

    @property
    def _own(self) -> str:
        return f"{self._unfinished}/{os.getpid()}"

    def _name(self, kept: str, target: str) -> None:
        try:
            os.link(kept, target)
        except FileExistsError:
            os.link(kept, self._own)
            os.replace(self._own, target)  # noqa: PTH105 -- as above


def _create(path: str, content: bytes) -> os.stat_result:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    file = os.open(path, flags, _MODE)
    try:
        # It may take less than it is given, on a disk that is nearly full.
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
        status = os.fstat(file)
        if status.st_mode & 0o777 != _MODE:
            os.fchmod(file, _MODE)
    except OSError:
        os.unlink(path)  # noqa: PTH108 -- as above
        raise
    finally:
        os.close(file)
    return status


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        # It may be one that a crash has left without its content.
        os.unlink(target)  # noqa: PTH108 -- as above
        os.link(source, target)


def _make_folder(path: str) -> None:
    """Make a folder; most pages of a first build have one of their own."""
    try:
        os.mkdir(path)  # noqa: PTH102 -- as above
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103 -- as above
