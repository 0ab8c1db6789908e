"""Writing a file so that it is whole after a crash, and never over another's change."""

import os
import tempfile
from glob import escape
from pathlib import Path

from dragoman.catalogs.lock import locked
from dragoman.errors import CatalogError

# How the name of a file ends that is not in its place yet.
_NEW = ".new"


class ChangedError(CatalogError):
    """A file is not any more what a write was based on."""


def replace_file(path: Path, data: bytes, *, based_on: bytes | None) -> bool:
    """Put new content in the place of a file.

    The data is on disk before the name leads to it, so that a crash leaves the old
    file or the new one (rename, POSIX.1-2017). Our own processes wait for each other.
    Others, git or an editor, do not: what they write between the last comparison and
    the rename, some microseconds, is replaced.

    Args:
        path: The file; its folder is made where it is missing. Behind a symbolic link
            the file itself is replaced.
        data: The new content.
        based_on: The content it was made from; None if there was no file.

    Returns:
        Whether anything was written: equal bytes are not.

    Raises:
        ChangedError: The file has changed since.
        CatalogError: It cannot be written.
    """
    target = path.resolve()
    try:
        # Nothing is made for a file that is not what it was.
        _compare(path, target, based_on)
        if based_on == data:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        with locked(target.parent):
            _swap(path, target, data, based_on)
    except OSError as error:
        reason = f"the file cannot be written: {error.strerror}"
        raise CatalogError(reason, place=str(path)) from None
    return True


def sync_file(path: Path) -> None:
    """Let a file that is in its place already outlast a crash.

    Args:
        path: The file.

    Raises:
        CatalogError: It cannot be read.
    """
    target = path.resolve()
    try:
        with target.open("rb") as file:
            os.fsync(file.fileno())
        _sync_folder(target.parent)
    except OSError as error:
        reason = f"the file cannot be written: {error.strerror}"
        raise CatalogError(reason, place=str(path)) from None


def _compare(path: Path, target: Path, based_on: bytes | None) -> None:
    present = target.read_bytes() if target.exists() else None
    if present != based_on:
        raise ChangedError(
            "the file changed while it was brought up to date",
            place=str(path),
            remedy="Run the command again.",
        )


def _swap(path: Path, target: Path, data: bytes, based_on: bytes | None) -> None:
    _clear(target)
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o644
    handle, name = tempfile.mkstemp(_NEW, f".{target.name}.", target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        _compare(path, target, based_on)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _clear(target: Path) -> None:
    """Remove what a writer left that was killed: the lock is ours, it is dead."""
    for left in target.parent.glob(f".{escape(target.name)}.*{_NEW}"):
        left.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
