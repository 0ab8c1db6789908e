"""Answers as files of memory, of which the kernel sends the pages without a copy.

Law: such a file is written once and never changed, as its pages may still be on their
way when sendfile(2) has returned. One that is not needed any more is closed: the kernel
keeps what is on its way.
"""

import os
import sys
from typing import TYPE_CHECKING

from dragoman.web.front.composed import Composed

if TYPE_CHECKING:
    from dragoman.web.connection import Connection

#: Of fewer bytes, the copy costs the kernel less than the counting of pages does.
WORTH = 8 * 1024

# How many there are at once: each takes a file descriptor.
_MOST = 32


class _File:
    """A file that is closed with the last who needs it.

    Args:
        number: Its file descriptor.
    """

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number

    def __del__(self) -> None:
        os.close(self.number)


class Files:
    """The files of answers that are sent again and again."""

    def __init__(self) -> None:
        self._files: dict[Composed, _File | None] = {}

    def clear(self) -> None:
        """Forget all, as answers are about to have other bytes."""
        self._files.clear()

    def send(self, answer: Composed, data: bytes, connection: "Connection") -> None:
        """Send an answer, by a file if there can be one.

        Args:
            answer: The answer.
            data: All of it; the same bytes until `clear` is called.
            connection: Where to. Nothing may wait to be sent there.
        """
        file = self._files.get(answer) or self._new(answer, data)
        sent = 0 if file is None else _sent(connection.fileno(), file, len(data))
        if sent < len(data):
            connection.transport.write(data[sent:])

    def _new(self, answer: Composed, data: bytes) -> _File | None:
        if answer in self._files or len(self._files) >= _MOST:
            return None
        file = self._files[answer] = _made(data)
        return file


def _made(data: bytes) -> _File | None:
    """Make a file, if the system has such files and one more may be opened."""
    if sys.platform != "linux":
        return None
    try:
        file = _File(os.memfd_create("answer"))
        os.write(file.number, data)
    except OSError:
        return None
    return file


def _sent(to: int, file: _File, size: int) -> int:
    """Tell how many bytes the kernel took: none if it can take none, for any reason."""
    try:
        return os.sendfile(to, file.number, 0, size)
    except OSError:
        # Transports know what to do with who reads no more, and with who has gone.
        return 0
