"""A file of the kept catalogs: what stands in it is read when it is asked for.

Law: it is open as long as anybody may ask, so that nobody can take it away meanwhile.
A site may have more catalogs than a process may have open files: the rest of them is
held in memory.
"""

import errno
import os
import resource
import weakref
from hashlib import sha256
from pathlib import Path

#: How much of the files that the system lets the process open may be of this kind;
#: most of them are for connections.
SHARE_OF_FILES = 0.1

_AT_ONCE = 1024 * 1024

_open: set[int] = set()


class KeptFile:
    """A file that is read in parts, by any thread.

    Args:
        path: Where it lies.

    Attributes:
        size: How many bytes it has.

    Raises:
        OSError: It cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        self._held: bytes | None = None
        self.size = os.fstat(self._descriptor).st_size
        _open.add(self._descriptor)
        close = weakref.finalize(self, _close, self._descriptor)
        if len(_open) > _most_open():
            try:
                self._held = self.read(0, self.size)
            finally:
                close()

    def read(self, start: int, size: int) -> bytes:
        """Give some of its bytes.

        Args:
            start: The first.
            size: How many.

        Raises:
            OSError: They cannot be read.
        """
        if self._held is None:
            data = os.pread(self._descriptor, size, start)
        else:
            data = self._held[start : start + size]
        if len(data) != size:
            raise self.damaged()
        return data

    def digest(self, start: int, size: int) -> bytes:
        """Give the SHA-256 of some of its bytes, without holding them all."""
        found = sha256()
        for begin in range(start, start + size, _AT_ONCE):
            found.update(self.read(begin, min(_AT_ONCE, start + size - begin)))
        return found.digest()

    def damaged(self) -> OSError:
        """Give the error of a file that is not as it was written."""
        return OSError(errno.EIO, "what was kept is damaged", str(self._path))


def _most_open() -> float:
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return SHARE_OF_FILES * files if files != resource.RLIM_INFINITY else float("inf")


def _close(descriptor: int) -> None:
    _open.discard(descriptor)
    os.close(descriptor)
