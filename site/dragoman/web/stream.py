"""One client's connection: what it has read of us, and how we part from it.

Only documented names of `tornado.iostream` are used, with one exception: the constant
`TORNADO_BAD_REQUEST`, which a test watches.
"""

import contextlib
import socket
import struct
import time
from asyncio import Future
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tornado.iostream import IOStream, StreamBufferFullError, UnsatisfiableReadError

from dragoman.web.limits import Limits
from dragoman.web.refusals import Refusal

# What Tornado 6.6 writes for a malformed request: without headers, length or an end.
TORNADO_BAD_REQUEST = b"HTTP/1.1 400 Bad Request\r\n\r\n"

# Close with a reset, so that the kernel frees at once what was not read (socket(7)).
_RESET = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a server holds against all of its connections.

    Attributes:
        limits: How much may wait, and for how long.
        headers: Headers of a refusal.
        on_refusal: Called with each refusal and the address of the peer.
        on_close: Called once when a connection ends; with the open socket of a refused
            client who still has to read the refusal, else with None.
    """

    limits: Limits
    headers: Mapping[str, str]
    on_refusal: Callable[[Refusal, str], None]
    on_close: Callable[["Stream", socket.socket | None], None]


class Stream(IOStream):
    """A connection that knows its own progress.

    Args:
        connection: The accepted socket.
        address: The address of its peer.
        terms: What is held against it.

    Attributes:
        address: The address of the peer.
        idle_since: When it began to wait for a request (monotonic seconds); None while
            a request is in hand.
        refusal: What to answer if Tornado finds the request malformed.
        queued: How many bytes have been written to it so far.
    """

    def __init__(self, connection: socket.socket, address: str, terms: Terms) -> None:
        super().__init__(
            connection,
            max_buffer_size=terms.limits.read_buffer_bytes,
            max_write_buffer_size=terms.limits.write_buffer_bytes,
        )
        self.address = address
        self.idle_since: float | None = time.monotonic()
        self.refusal = Refusal.BAD_REQUEST
        self.queued = 0
        self._terms = terms
        self._is_refused = False
        self._sent = 0
        self._due = 0
        self._due_since = 0.0

    def is_overdue(self, now: float) -> bool:
        """Tell whether the reader is too slow; to be asked from time to time.

        Whatever waited at one look must be gone `write_seconds` later. Thus a reader
        who takes a byte now and then is found out, and a slow one who takes a long
        answer piece by piece is not.

        Args:
            now: The monotonic time.
        """
        if self._sent >= self._due:
            self._due = self.queued
            self._due_since = now
        is_late = now - self._due_since >= self._terms.limits.write_seconds
        return is_late and self._sent < self._due

    def refuse(self, refusal: Refusal) -> None:
        """Answer with a refusal and close, when nothing else is being written."""
        self._send_at_once(self._farewell(refusal))
        self.close()

    def abort(self) -> None:
        """Close at once and throw away what has not been sent."""
        if not self.closed():
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            self.close()

    def write(self, data: bytes | memoryview) -> Future[None]:
        """Write and count; a bare refusal of Tornado's becomes a whole one.

        Raises:
            StreamBufferFullError: If more than `write_buffer_bytes` would wait.
        """
        if data == TORNADO_BAD_REQUEST and not self.closed():
            data = self._farewell(self.refusal)
        try:
            future = super().write(data)
        except StreamBufferFullError:
            # Tornado would leave the client waiting for an answer it cannot send.
            self.abort()
            raise
        self.queued += len(data)
        return future

    def write_to_fd(self, data: memoryview) -> int:
        """Send what the kernel takes, and count it."""
        sent = super().write_to_fd(data)
        self._sent += sent
        return sent

    def close_fd(self) -> None:
        """Close the socket; a refused client is left time to read why."""
        is_endless = isinstance(self.error, UnsatisfiableReadError)
        # Tornado closes without a word on a head that is too long.
        if is_endless and self.idle_since is not None:
            self._send_at_once(self._farewell(Refusal.HEADER_FIELDS_TOO_LARGE))
        lingering = self.socket.dup() if self._is_refused else None
        super().close_fd()
        self._terms.on_close(self, lingering)

    def _send_at_once(self, answer: bytes) -> None:
        # A client that is gone needs no answer.
        with contextlib.suppress(OSError):
            self.socket.send(answer)

    def _farewell(self, refusal: Refusal) -> bytes:
        self._is_refused = True
        self._terms.on_refusal(refusal, self.address)
        return refusal.answer(self._terms.headers)
