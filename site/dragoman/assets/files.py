"""Files on the disk of the store: whole or not there, and one writer at a time."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNFINISHED = ".unfinished"
"""Name of a file being written. There is one writer, so there is one name."""

_LOCK = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder for writing; others wait until it is free.

    Args:
        folder: The folder; made where it is missing.

    Raises:
        OSError: The folder cannot be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def write(path: Path, content: bytes) -> None:
    """Write a file so that no crash leaves half of it.

    The caller holds the folder's lock.

    Args:
        path: The file; its folder is made where it is missing.
        content: Its bytes.

    Raises:
        OSError: The disk is full or may not be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.parent / UNFINISHED
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    _sync_folder(path.parent)


def read(path: Path) -> bytes | None:
    """Return the bytes of a file.

    Args:
        path: The file.

    Returns:
        Its bytes; None when it is missing or cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError:
        return None


def walk(folder: Path, prefix: str = "") -> Iterator[str]:
    """Yield the names of the files below a folder, links and hidden ones left out.

    Args:
        folder: The folder.
        prefix: What the names begin with.
    """
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from walk(folder / entry.name, f"{prefix}{entry.name}/")
        elif entry.is_file(follow_symlinks=False):
            yield prefix + entry.name


def _sync_folder(folder: Path) -> None:
    # A rename is durable only once the folder that holds the name is written too.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
