"""One writer at a time in a folder, among the processes of Dragoman.

The lock is on the folder itself: a file's lock would be lost when the file is replaced,
and a lock file would lie among the translators' files. Whoever dies lets it go
(`flock(2)`). Editors and git do not ask for it.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EBADF, ENOLCK, ENOTSUP
from pathlib import Path

# Network file systems that cannot lock a folder.
_UNABLE = frozenset([EBADF, ENOLCK, ENOTSUP])


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder's lock; wait for it while another holds it.

    Where the file system cannot lock a folder, nothing is held: what is compared before
    a file is replaced has to do.

    Args:
        folder: The folder; it exists.

    Raises:
        OSError: It cannot be opened.
    """
    handle = _opened(folder)
    try:
        yield
    finally:
        os.close(handle)


def _opened(folder: Path) -> int:
    while True:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            _lock(handle)
            # While one waits, git may put another folder in its place.
            if os.path.samestat(os.fstat(handle), folder.stat()):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _lock(handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno not in _UNABLE:
            raise
