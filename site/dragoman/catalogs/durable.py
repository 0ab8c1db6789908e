"""Writing a file so that it is whole after a crash, and never over another's change."""

import os
import tempfile
from pathlib import Path

from dragoman.errors import CatalogError


def replace_file(path: Path, data: bytes, *, based_on: bytes | None) -> bool:
    """Put new content in the place of a file.

    The data is on disk before the name leads to it, so that a crash leaves the old
    file or the new one (rename, POSIX.1-2017).

    Args:
        path: The file; its folder is made where it is missing. Behind a symbolic link
            the file itself is replaced.
        data: The new content.
        based_on: The content it was made from; None if there was no file.

    Returns:
        Whether anything was written: equal bytes are not.

    Raises:
        CatalogError: The file has changed since, or cannot be written.
    """
    target = path.resolve()
    try:
        present = target.read_bytes() if target.exists() else None
        if present != based_on:
            raise CatalogError(
                "the file changed while it was brought up to date",
                place=str(path),
                remedy="Run the command again.",
            )
        if present == data:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        _swap(target, data)
    except OSError as error:
        reason = f"the file cannot be written: {error.strerror}"
        raise CatalogError(reason, place=str(path)) from None
    return True


def _swap(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o644
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
