"""One client's connection: what it has read of us, and how we part from it.

Whole heads go to the front first; what it is silent about, and all that is no whole
head, goes to Tornado by way of a stream (`dragoman.web.stream`). What only that needs
is made only then, so that ten thousand idle connections cost little.
"""

import asyncio
import contextlib
import time
from asyncio import Transport
from collections.abc import Callable
from socket import socket
from typing import cast

from dragoman.web import kernel
from dragoman.web.refusals import Refusal
from dragoman.web.stream import Stream
from dragoman.web.terms import Terms
from dragoman.web.waiting import Waiting

_HEAD_END = b"\r\n\r\n"


class Connection(asyncio.Protocol):
    """A connection that knows its own progress.

    Args:
        terms: What is held against it.
        is_certain: Whether it is served, however many there are.

    Attributes:
        terms: What is held against it.
        address: The address of the peer.
        transport: What it is written to.
        fileno: Gives the file descriptor of the socket; -1 once that is closed.
        idle_since: When it began to wait for a request (monotonic seconds); None while
            a request is in hand.
        queued: How many bytes have been written to it so far.
        is_stuck: Whether some of them could not be sent yet.
        is_over: Whether nothing of the client's is read any more.
        due: How many of them have to be sent in time, if something waits.
        due_since: From when on that time counts (monotonic seconds).
        stream: The stream while a handler has the connection, or what takes its place
            while an answer is made without one; else None.
    """

    __slots__ = (
        "_is_certain",
        "_rest",
        "_task",
        "address",
        "due",
        "due_since",
        "fileno",
        "idle_since",
        "is_over",
        "is_stuck",
        "queued",
        "stream",
        "terms",
        "transport",
    )

    transport: Transport
    fileno: Callable[[], int]

    def __init__(self, terms: Terms, *, is_certain: bool = False) -> None:
        self.terms = terms
        self._is_certain = is_certain
        self.address = ""
        self.idle_since: float | None = None
        self.queued = 0
        self.is_stuck = False
        self.is_over = False
        self.stream: Stream | Waiting | None = None
        self._rest = b""
        self._task: asyncio.Task[None] | None = None
        self.due = 0
        self.due_since = 0.0

    @property
    def is_detached(self) -> bool:
        """Whether a handler took the connection for itself, as WebSockets do."""
        return isinstance(self.stream, Stream) and self._task is None

    @property
    def is_waiting(self) -> bool:
        """Whether nothing of a request was read, and nothing of an answer is unsent."""
        is_read = self.stream is not None or bool(self._rest)
        is_going = self.is_over or self.transport.is_closing()
        return not (is_read or is_going or self.is_stuck)

    @property
    def socket(self) -> socket:
        """The socket, for what transports have no name for."""
        found: socket = self.transport.get_extra_info("socket")
        return found

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Serve a new connection, or refuse it if it is one too many."""
        self.transport = cast("Transport", transport)
        peer = transport.get_extra_info("peername")
        self.address = str(peer[0]) if isinstance(peer, tuple) else ""
        # Whatever the kernel does not take at once is told by `pause_writing`.
        self.transport.set_write_buffer_limits(0)
        self.fileno = self.socket.fileno
        self.idle_since = time.monotonic()
        if not self.terms.on_open(self, is_certain=self._is_certain):
            self.refuse(Refusal.TOO_MANY_CONNECTIONS)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self.is_over = True
        if self.stream is not None:
            self.stream.lost(exc)
        self.terms.on_close(self)

    def data_received(self, data: bytes) -> None:
        """Answer what the client sends, or pass it on."""
        if self.stream is not None:
            self.stream.feed(data)
        elif self.is_stuck:
            self._rest += data
            self.pause()
        elif not self.is_over:
            self._answer(self._rest + data if self._rest else data)

    def eof_received(self) -> None:
        """Note that the client sends no more; what was written is still sent."""
        if self.stream is not None:
            self.stream.lost()

    def pause_writing(self) -> None:
        """Read no more of a client who does not read."""
        self.is_stuck = True
        if self.stream is None:
            self.pause()

    def resume_writing(self) -> None:
        """Go on with a client who has read everything."""
        self.is_stuck = False
        if self.stream is not None:
            self.stream.sent()
        else:
            self.idle_since = time.monotonic()
            # The loop may be within `write`.
            asyncio.get_running_loop().call_soon(self._go_on)

    def write(self, data: bytes) -> None:
        """Send bytes, and count them."""
        self.queued += len(data)
        self.transport.write(data)

    def pause(self) -> None:
        """Read no more for a while."""
        if not self.transport.is_closing():
            self.transport.pause_reading()

    def resume(self) -> None:
        """Read again."""
        if not self.transport.is_closing():
            self.transport.resume_reading()

    def refuse(self, refusal: Refusal) -> None:
        """Answer with a refusal and close."""
        self.write(self.farewell(refusal))
        self.close()

    def refuse_endless_head(self) -> None:
        """Refuse a head that is too long; Tornado would close without a word."""
        if self.idle_since is not None and not self.is_over:
            self.write(self.farewell(Refusal.HEADER_FIELDS_TOO_LARGE))

    def farewell(self, refusal: Refusal) -> bytes:
        """Word a refusal, after which nothing of the client's is read any more."""
        self.is_over = True
        self.terms.on_refusal(refusal, self.address)
        return refusal.answer(self.terms.headers)

    def close(self) -> None:
        """Close once all is sent; a refused client is left time to read why."""
        is_refused = self.is_over and not self.transport.is_closing()
        if is_refused and self.terms.may_linger(self):
            self.stream = None
            self.resume()
            # A reset would take the refusal away (RFC 9112 section 9.6).
            with contextlib.suppress(OSError):
                self.transport.write_eof()
            later = asyncio.get_running_loop().call_later
            later(self.terms.limits.linger_seconds, self.transport.close)
        else:
            self.transport.close()

    def end(self) -> None:
        """Close once all is sent, and read no more."""
        self.is_over = True
        self.transport.close()

    def abort(self) -> None:
        """Close at once and throw away what has not been sent."""
        kernel.forget_at_once(self.socket)
        self.transport.abort()

    def close_idle(self) -> None:
        """Close a connection that waits for a request."""
        self.idle_since = None
        if isinstance(self.stream, Stream):
            self.stream.close()
        else:
            self.transport.close()

    def wait(self, waiting: Waiting) -> None:
        """Answer nothing else until the answer to the request in hand is made.

        Args:
            waiting: Takes what the client sends meanwhile.
        """
        self.idle_since = None
        self.stream = waiting

    def go_on(self, stream: Stream | Waiting) -> None:
        """Go on after the answer to the request in hand.

        Args:
            stream: What has taken what the client sent meanwhile.
        """
        self.stream = None
        self._rest = stream.take()
        if not self.is_stuck:
            self._go_on()

    def pass_on(self, data: bytes) -> None:
        """Have handlers answer.

        Args:
            data: What they are to read first.
        """
        self._rest = b""
        stream = self.stream = Stream(self, data)
        self._task = asyncio.get_running_loop().create_task(self._serve(stream))

    def _answer(self, data: bytes) -> None:
        answer = self.terms.answer
        if answer is None:
            self.pass_on(data)
            return
        # Most times one whole head comes; to look for its end would take time.
        if data.endswith(_HEAD_END) and answer(data, self):
            self._rest = b""
            return
        start, size = 0, len(data)
        while start < size:
            end = data.find(_HEAD_END, start) + 4
            is_asked = end - start == size
            # Where none is found, this is -1 + 4.
            if end == 3 or is_asked or not answer(data[start:end], self):  # noqa: PLR2004
                break
            start = end
            if self.stream is not None:
                self._rest = b""
                self.stream.feed(data[start:])
                return
            if self.is_stuck:
                self._rest = data[start:]
                return
            if self.is_over:
                return
        else:
            self._rest = b""
            return
        self.pass_on(data[start:] if start else data)

    async def _serve(self, stream: Stream) -> None:
        may_go_on = await self.terms.serve(self, stream)
        self._task = None
        if stream.closed():
            self.stream = None
        elif may_go_on:
            self.go_on(stream)

    def _go_on(self) -> None:
        """Answer what came meanwhile, then read on."""
        if self.is_over or self.stream is not None or self.is_stuck:
            return
        rest, self._rest = self._rest, b""
        if rest:
            self._answer(rest)
        if self.stream is None and not self.is_stuck:
            self.resume()
