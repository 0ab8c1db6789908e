"""A file of the kept catalogs: what stands in it is read when it is asked for.

Law: it is open as long as anybody may ask, so that nobody can take it away meanwhile.
"""

import errno
import os
import weakref
from hashlib import sha256
from pathlib import Path

_AT_ONCE = 1024 * 1024


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
        self.size = os.fstat(self._descriptor).st_size
        weakref.finalize(self, os.close, self._descriptor)

    def read(self, start: int, size: int) -> bytes:
        """Give some of its bytes.

        Args:
            start: The first.
            size: How many.

        Raises:
            OSError: They cannot be read.
        """
        data = os.pread(self._descriptor, size, start)
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
