"""What the kernel keeps for clients who do not read, and how to have it forgotten."""

import contextlib
import fcntl
import socket
import struct
import sys
import termios
from typing import Protocol

from dragoman.web.limits import Limits

# The kernel holds no more unsent bytes than this for a connection (tcp(7)). What is
# more waits where the limits can see it.
UNSENT_BYTES = 16 * 1024

# Close with a reset, so that the kernel frees at once what was not read (socket(7)).
_RESET = struct.pack("ii", 1, 0)


class OpenSocket(Protocol):
    """The socket of a transport: event loops have classes of their own for it."""

    def fileno(self) -> int:
        """Give its file descriptor."""

    def setsockopt(self, level: int, option: int, value: bytes, /) -> None:
        """Set an option of it."""


def spare(listening: socket.socket, limits: Limits) -> None:
    """Bound what the kernel keeps for readers who do not read.

    Accepted sockets inherit these options. A never-reading client could else hold
    megabytes in the kernel, for minutes after its connection was closed.

    Args:
        listening: A socket that listens.
        limits: Its `write_seconds` also holds for what only the kernel has.
    """
    is_tcp = listening.family in (socket.AF_INET, socket.AF_INET6)
    if is_tcp and sys.platform == "linux":
        level = socket.IPPROTO_TCP
        listening.setsockopt(level, socket.TCP_NOTSENT_LOWAT, UNSENT_BYTES)
        milliseconds = int(limits.write_seconds * 1000)
        listening.setsockopt(level, socket.TCP_USER_TIMEOUT, milliseconds)


def forget_at_once(connection: OpenSocket) -> None:
    """Let the next close of a connection throw away what was not read."""
    with contextlib.suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)


def unread(connection: OpenSocket) -> int:
    """Tell how many bytes a client has not taken from the kernel yet (tcp(7))."""
    answer = bytearray(4)
    # A socket that was closed meanwhile has no descriptor.
    with contextlib.suppress(OSError, ValueError):
        fcntl.ioctl(connection.fileno(), termios.TIOCOUTQ, answer)
    return int.from_bytes(answer, sys.byteorder)
