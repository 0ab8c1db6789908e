"""What handlers read and write: Tornado's stream over a connection of ours.

It has the public interface of `tornado.iostream.IOStream` as far as `HTTP1Connection`
and `WebSocketHandler` use it, with the same behaviour. It exists only while a handler
needs it.
"""

import asyncio
import sys
from asyncio import Future
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from dragoman.web.enough import Enough, so_many, up_to, up_to_match
from dragoman.web.from_tornado import (
    BAD_REQUEST,
    IOLoop,
    StreamBufferFullError,
    StreamClosedError,
    UnsatisfiableReadError,
)
from dragoman.web.refusals import Refusal

if TYPE_CHECKING:
    from dragoman.web.connection import Connection

# What a client may send ahead of what is being read.
AHEAD_BYTES = 64 * 1024

ErrorInfo = (
    bool
    | BaseException
    | tuple[type[BaseException] | None, BaseException | None, TracebackType | None]
    | None
)


class Stream:
    """A connection as handlers see it.

    Args:
        connection: The connection.
        received: What has come on it and was not answered yet.

    Attributes:
        max_buffer_size: How many bytes may wait to be read.
        error: Why it was closed, if by an error.
        refusal: What to answer if Tornado finds the request malformed.
    """

    __slots__ = (
        "_connection",
        "_enough",
        "_is_closed",
        "_on_close",
        "_reading",
        "_received",
        "_writing",
        "error",
        "max_buffer_size",
        "refusal",
    )

    def __init__(self, connection: "Connection", received: bytes) -> None:
        self.max_buffer_size = connection.terms.limits.read_buffer_bytes
        self.error: BaseException | None = None
        self.refusal = Refusal.BAD_REQUEST
        self._connection = connection
        self._received = bytearray(received)
        self._is_closed = False
        self._on_close: Callable[[], None] | None = None
        self._reading: Future[bytes] | None = None
        self._enough: Enough | None = None
        self._writing: list[Future[None]] = []

    @property
    def io_loop(self) -> IOLoop:
        """The loop that serves it."""
        return IOLoop.current()

    def read_until_regex(
        self, regex: bytes, max_bytes: int | None = None
    ) -> Future[bytes]:
        """Read up to and with the first match of a regular expression.

        Args:
            regex: The expression.
            max_bytes: The connection is closed if there is none within so many bytes.
        """
        return self._read(up_to_match(regex, max_bytes))

    def read_until(
        self, delimiter: bytes, max_bytes: int | None = None
    ) -> Future[bytes]:
        """Read up to and with a delimiter.

        Args:
            delimiter: What ends the read.
            max_bytes: The connection is closed if it is not within so many bytes.
        """
        return self._read(up_to(delimiter, max_bytes))

    def read_bytes(self, num_bytes: int, partial: bool = False) -> Future[bytes]:  # noqa: FBT001, FBT002 -- Tornado's signature
        """Read some bytes.

        Args:
            num_bytes: How many.
            partial: Whether fewer are enough, if there are any.
        """
        return self._read(so_many(num_bytes, or_fewer=partial))

    def write(self, data: bytes | memoryview) -> Future[None]:
        """Write; a bare refusal of Tornado's becomes a whole one.

        Returns:
            What is done when all that was written has left this process.

        Raises:
            StreamClosedError: If the connection is over.
            StreamBufferFullError: If more than `write_buffer_bytes` would wait.
        """
        if self._is_closed:
            raise StreamClosedError(real_error=self.error)
        connection = self._connection
        if data == BAD_REQUEST:
            data = connection.farewell(self.refusal)
        waiting = connection.transport.get_write_buffer_size()
        if data and waiting + len(data) > connection.terms.limits.write_buffer_bytes:
            # Tornado would leave the client waiting for an answer it cannot send.
            self._end(at_once=True)
            raise StreamBufferFullError("Reached maximum write buffer size")
        written: Future[None] = asyncio.get_running_loop().create_future()
        written.add_done_callback(_seen)
        connection.write(bytes(data))
        if connection.is_stuck:
            self._writing.append(written)
        else:
            written.set_result(None)
        return written

    def close(self, exc_info: ErrorInfo = False) -> None:  # noqa: FBT002 -- Tornado's signature
        """Close the connection; what has not been sent is dropped.

        Args:
            exc_info: The error that closes it, or whether the one in hand does.
        """
        if self._is_closed:
            return
        if isinstance(exc_info, BaseException):
            self.error = exc_info
        elif exc_info:
            info = exc_info if isinstance(exc_info, tuple) else sys.exc_info()
            self.error = info[1]
        self._end()

    def set_close_callback(self, callback: Callable[[], None] | None) -> None:
        """Set what is called once when the connection ends."""
        self._on_close = callback

    def set_nodelay(self, value: bool) -> None:  # noqa: FBT001 -- Tornado's signature
        """Do nothing: the event loops send small pieces at once on all connections."""

    def closed(self) -> bool:
        """Tell whether the connection is over."""
        return self._is_closed

    def reading(self) -> bool:
        """Tell whether somebody waits for bytes of the client."""
        return self._reading is not None

    def writing(self) -> bool:
        """Tell whether something waits to be sent."""
        return self._connection.is_stuck

    @property
    def address(self) -> str:
        """The address of the peer."""
        return self._connection.address

    @property
    def queued(self) -> int:
        """How many bytes have been written to the connection so far."""
        return self._connection.queued

    def begin(self) -> None:
        """Note that a request is in hand."""
        self._connection.idle_since = None

    def take(self) -> bytes:
        """Give up what has come and nobody has read."""
        received = bytes(self._received)
        self._received.clear()
        return received

    def feed(self, data: bytes) -> None:
        """Take what the client has sent."""
        self._received += data
        if len(self._received) > self.max_buffer_size:
            self.close(StreamBufferFullError("Reached maximum read buffer size"))
        elif self._reading is not None:
            self._try()
        if self._reading is None and len(self._received) > AHEAD_BYTES:
            self._connection.pause()

    def sent(self) -> None:
        """Note that all that was written has been sent."""
        writing, self._writing = self._writing, []
        for each in writing:
            if not each.done():
                each.set_result(None)

    def lost(self, error: BaseException | None = None) -> None:
        """Note that the client is gone."""
        if not self._is_closed:
            self.error = error
            self._is_closed = True
            self._tell()

    def _read(self, enough: Enough) -> Future[bytes]:
        if self._reading is not None:
            raise AssertionError("Already reading")
        future: Future[bytes] = asyncio.get_running_loop().create_future()
        future.add_done_callback(_seen)
        self._reading, self._enough = future, enough
        self._try()
        if self._reading is not None and self._is_closed:
            self._reading = None
            raise StreamClosedError(real_error=self.error)
        if self._reading is not None or len(self._received) <= AHEAD_BYTES:
            self._connection.resume()
        return future

    def _try(self) -> None:
        future, enough = self._reading, self._enough
        if future is None or enough is None:
            return
        try:
            end = enough(self._received)
        except UnsatisfiableReadError as error:
            self._reading = None
            if not future.done():
                future.set_exception(error)
            self._connection.refuse_endless_head()
            self.close(error)
            return
        if end is not None:
            self._reading = None
            data = bytes(self._received[:end])
            del self._received[:end]
            if not future.done():
                future.set_result(data)

    def _end(self, *, at_once: bool = False) -> None:
        self._is_closed = True
        if at_once or self._connection.is_stuck:
            self._connection.abort()
        else:
            self._connection.close()
        self._tell()

    def _tell(self) -> None:
        waiting: list[Future[bytes] | Future[None]] = [*self._writing]
        if self._reading is not None:
            waiting.append(self._reading)
        self._writing, self._reading = [], None
        for each in waiting:
            if not each.done():
                each.set_exception(StreamClosedError(real_error=self.error))
        callback, self._on_close = self._on_close, None
        if callback is not None:
            self.io_loop.add_callback(callback)


def _seen(future: "Future[bytes] | Future[None]") -> None:
    # Nobody need wait for it: an error that nobody asks for is no news.
    if not future.cancelled():
        future.exception()
