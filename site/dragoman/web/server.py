"""The HTTP server: our connections, with limits, trusted proxies and a soft stop.

It serves one request after another by Tornado's `HTTP1Connection`, with a context of
our own instead of `xheaders`, which believe anyone. TLS is left to a proxy.
"""

import asyncio
import logging
import socket
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from tornado.httputil import HTTPServerConnectionDelegate

from dragoman.web import kernel
from dragoman.web.connection import Connection
from dragoman.web.counts import Counts
from dragoman.web.exchange import Context, Exchange
from dragoman.web.from_tornado import (
    HTTP1ConnectionParameters,
    StreamClosedError,
    UnsatisfiableReadError,
    http_connection,
)
from dragoman.web.front.front import Front
from dragoman.web.handing_over import HandOver
from dragoman.web.limits import ConnectionCount, Limits, limit_forms
from dragoman.web.listening import BACKLOG
from dragoman.web.refusals import Refusal
from dragoman.web.request_lines import RequestLines
from dragoman.web.stream import Stream
from dragoman.web.sweeping import sweep
from dragoman.web.terms import Terms
from dragoman.web.trusted_proxies import TrustedProxies

log = logging.getLogger(__name__)

_DRAIN_STEP = 0.02

# So many turns of a loop bring a connection from the kernel to us, and some more.
_TURNS = 5


class Server:
    """A server of HTTP/1.1 within limits.

    Args:
        application: Answers the requests, such as a `tornado.web.Application`.
        limits: What a client may cost.
        proxies: Whose forwarding headers are believed.
        headers: Headers of refusals, such as `security_headers` gives.
        on_refusal: Called with each refusal and the peer's address, for the log.
        front: Answers what it can before the application is asked.
        lines: What is to be logged of requests, at the latest with the next sweep.
        counts: What it adds to.
    """

    def __init__(  # noqa: PLR0913 -- each part has its argument
        self,
        application: HTTPServerConnectionDelegate,
        limits: Limits,
        *,
        proxies: TrustedProxies,
        headers: Mapping[str, str],
        on_refusal: Callable[[Refusal, str], None],
        front: Front | None,
        lines: RequestLines,
        counts: Counts,
    ) -> None:
        self.counts = counts
        self._front = front
        self._lines = lines
        self._application = application
        self._limits = limits
        self._proxies = proxies
        self._terms = Terms(
            limits,
            headers,
            on_refusal,
            on_open=self._open,
            on_close=self._forget,
            may_linger=self._may_linger,
            serve=self._serve,
            answer=front.answer if front else None,
        )
        self._count = ConnectionCount(limits)
        # In the order in which they came.
        self._connections: dict[Connection, None] = {}
        self._lingering: set[Connection] = set()
        self._listening: list[asyncio.Task[asyncio.Server]] = []
        self._parameters = HTTP1ConnectionParameters(
            max_header_size=limits.head_bytes,
            max_body_size=limits.body_bytes,
            body_timeout=limits.body_seconds,
        )
        self._taking: set[asyncio.Task[object]] = set()
        self._sweeping: asyncio.Task[None] | None = None

    def add_sockets(self, sockets: Iterable[socket.socket]) -> None:
        """Accept connections from listening sockets; to be called in the loop.

        Args:
            sockets: Those of `bind`, or inherited ones.
        """
        loop = asyncio.get_running_loop()
        for one in sockets:
            kernel.spare(one, self._limits)
            accepting = loop.create_server(self._connection, sock=one, backlog=BACKLOG)
            self._listening.append(loop.create_task(accepting))
        if self._sweeping is None:
            self._sweeping = loop.create_task(self._sweep())

    def take(self, connection: socket.socket) -> None:
        """Serve a connection that another process has accepted.

        Args:
            connection: An open connection that waits for a request.
        """
        loop = asyncio.get_running_loop()
        # One too many is still one that has been told nothing else than to go on.
        made = partial(Connection, self._terms, is_certain=True)
        task = loop.create_task(loop.connect_accepted_socket(made, connection))
        self._taking.add(task)
        task.add_done_callback(self._taking.discard)

    async def drain(self, hand_over: HandOver | None = None) -> int:
        """Stop without cutting anyone off.

        Where others serve the same site, connections that wait for a request are given
        to them, and so is what the kernel has accepted. Where nobody does, the latter
        is still served, answers say `Connection: close`, and the former are closed.
        Sockets that a handler detached (WebSockets) are the handler's.

        Args:
            hand_over: Gives connections to other processes; None if there are none.

        Returns:
            How many requests were still in hand when `drain_seconds` were over, and
            were cut.
        """
        if hand_over is not None:
            # What it took now would be lost when the process ends.
            hand_over.stop()
        self._say_close(says=hand_over is None)
        await self._stop_listening(turns=0 if hand_over else _TURNS)
        end = time.monotonic() + self._limits.drain_seconds
        while self._has_clients() and (left := end - time.monotonic()) > 0:
            if hand_over is None:
                self._close_idle()
            else:
                self._give_idle(hand_over)
                # Whoever is not given away by now will be cut: he had better know.
                self._say_close(says=left < self._limits.grace_seconds)
            await asyncio.sleep(_DRAIN_STEP)
        late = self._serving()
        for connection in late:
            connection.abort()
        if self._sweeping is not None:
            self._sweeping.cancel()
            self._sweeping = None
        self._lines.flush()
        return len(late)

    def _say_close(self, *, says: bool) -> None:
        self._parameters.no_keep_alive = says
        if self._front is not None:
            self._front.is_draining = says

    def _connection(self) -> Connection:
        return Connection(self._terms)

    async def _stop_listening(self, turns: int) -> None:
        servers = [await each for each in self._listening]
        self._listening = []
        # The first turn of the loop sees that clients wait, the second accepts them.
        for _ in range(turns):
            await asyncio.sleep(0)
        for each in servers:
            each.close()
        # Whoever has been accepted is made known in the next turns.
        for _ in range(_TURNS):
            await asyncio.sleep(0)

    def _has_clients(self) -> bool:
        return bool(self._serving() or self._taking)

    def _serving(self) -> list[Connection]:
        return [each for each in self._connections if not each.is_detached]

    async def _serve(self, connection: Connection, stream: Stream) -> bool:
        """Answer one request by a handler; tell whether the connection goes on."""
        context = Context(stream, self._proxies)
        http = http_connection(stream, self._parameters, context)
        exchange = Exchange(
            self._application, (connection, http), context, self._limits
        )
        try:
            may_go_on = await http.read_response(exchange)
        except (StreamClosedError, UnsatisfiableReadError, asyncio.CancelledError):
            return False
        except Exception:
            log.exception("the connection failed")
            http.close()
            return False
        connection.idle_since = time.monotonic() if may_go_on else None
        return may_go_on

    def _close_idle(self) -> None:
        # A client that has just connected is about to send its request.
        before = time.monotonic() - self._limits.grace_seconds
        for each in self._serving():
            if each.idle_since is not None and each.idle_since <= before:
                each.close_idle()

    def _give_idle(self, hand_over: HandOver) -> None:
        for each in self._serving():
            if each.is_waiting and hand_over.give(each.socket):
                each.transport.close()

    async def _sweep(self) -> None:
        """Look at all connections now and then, instead of a timer for each."""
        while True:
            await asyncio.sleep(self._limits.sweep_seconds)
            self._lines.flush()
            now = time.monotonic()
            for each in list(self._connections):
                sweep(each, now)

    def _open(self, connection: Connection, *, is_certain: bool) -> bool:
        peer = connection.address
        self.counts.accepted += not is_certain
        is_exempt = self._proxies.trusts(peer)
        if not self._count.enter(peer, exempt=is_exempt, is_certain=is_certain):
            return False
        self._connections[connection] = None
        self.counts.connections = len(self._connections)
        return True

    def _forget(self, connection: Connection) -> None:
        self._lingering.discard(connection)
        self._leave(connection)

    def _leave(self, connection: Connection) -> None:
        if connection in self._connections:
            del self._connections[connection]
            self.counts.connections = len(self._connections)
            self._count.leave(connection.address)

    def _may_linger(self, connection: Connection) -> bool:
        if len(self._lingering) >= self._limits.lingering:
            return False
        self._leave(connection)
        self._lingering.add(connection)
        return True


def make_server(  # noqa: PLR0913 -- each part has its argument
    application: HTTPServerConnectionDelegate,
    limits: Limits,
    *,
    proxies: TrustedProxies | None = None,
    headers: Mapping[str, str] | None = None,
    on_refusal: Callable[[Refusal, str], None] = lambda _refusal, _address: None,
    front: Front | None = None,
    lines: RequestLines | None = None,
    counts: Counts | None = None,
) -> Server:
    """Build a server; its `add_sockets` or `listen` then starts it.

    How forms are parsed is limited for the whole program, as Tornado knows no narrower
    scope for it.

    Args:
        application: Answers the requests, such as a `tornado.web.Application`.
        limits: What a client may cost.
        proxies: Whose forwarding headers are believed; nobody's by default.
        headers: Headers of refusals, such as `security_headers` gives.
        on_refusal: Called with each refusal and the peer's address, for the log.
        front: Answers what it can before the application is asked; none by default.
        lines: What is to be logged of requests; its own by default.
        counts: What it adds to; its own by default.
    """
    limit_forms(limits)
    return Server(
        application,
        limits,
        proxies=proxies or TrustedProxies(),
        headers=headers or {},
        on_refusal=on_refusal,
        front=front,
        lines=lines or RequestLines(),
        counts=counts or Counts(),
    )
