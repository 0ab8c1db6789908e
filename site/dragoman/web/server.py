"""The HTTP server: Tornado's protocol with our limits, trusted proxies and a soft stop.

It serves `HTTP1ServerConnection`s as `tornado.httpserver` does, with a context of our
own instead of `xheaders`, which believe anyone. TLS is left to a proxy.
"""

import asyncio
import os
import socket
import sys
import time
from collections.abc import Callable, Iterable, Mapping

from tornado.http1connection import HTTP1ConnectionParameters, HTTP1ServerConnection
from tornado.httputil import (
    HTTPConnection,
    HTTPMessageDelegate,
    HTTPServerConnectionDelegate,
)
from tornado.ioloop import PeriodicCallback
from tornado.iostream import IOStream
from tornado.netutil import bind_sockets
from tornado.tcpserver import TCPServer

from dragoman.errors import SettingsError
from dragoman.web.exchange import Context, Exchange
from dragoman.web.limits import ConnectionCount, Limits, limit_forms
from dragoman.web.refusals import Lingering, Refusal
from dragoman.web.stream import Stream, Terms
from dragoman.web.trusted_proxies import TrustedProxies

# The kernel holds no more unsent bytes than this for a connection (tcp(7)). What is
# more waits as views of bytes that all readers share, where the limits can see it.
UNSENT_BYTES = 128 * 1024

# Enough for the connections that come while one page is being rendered.
BACKLOG = 1024

_DRAIN_STEP = 0.02


class Server(TCPServer, HTTPServerConnectionDelegate):
    """A server of HTTP/1.1 within limits.

    Args:
        application: Answers the requests, such as a `tornado.web.Application`.
        limits: What a client may cost.
        proxies: Whose forwarding headers are believed.
        headers: Headers of refusals, such as `security_headers` gives.
        on_refusal: Called with each refusal and the peer's address, for the log.
    """

    def __init__(
        self,
        application: HTTPServerConnectionDelegate,
        limits: Limits,
        *,
        proxies: TrustedProxies,
        headers: Mapping[str, str],
        on_refusal: Callable[[Refusal, str], None],
    ) -> None:
        super().__init__()
        self._application = application
        self._limits = limits
        self._proxies = proxies
        self._terms = Terms(limits, headers, on_refusal, self._forget)
        self._count = ConnectionCount(limits)
        self._lingering = Lingering(limits.linger_seconds, limits.lingering)
        self._streams: set[Stream] = set()
        self._serving: dict[object, Context] = {}
        self._parameters = HTTP1ConnectionParameters(
            max_header_size=limits.head_bytes,
            header_timeout=limits.idle_seconds,
            max_body_size=limits.body_bytes,
            body_timeout=limits.body_seconds,
        )
        # One look at all connections instead of a timer for each.
        self._sweeper = PeriodicCallback(self._sweep, limits.sweep_seconds * 1000)

    def add_sockets(self, sockets: Iterable[socket.socket]) -> None:
        """Accept connections from listening sockets.

        Args:
            sockets: Those of `bind`, or inherited ones.
        """
        listening = list(sockets)
        for one in listening:
            _spare_the_kernel(one, self._limits)
        super().add_sockets(listening)
        if not self._sweeper.is_running():
            self._sweeper.start()

    def handle_stream(self, stream: IOStream, address: tuple[object, ...]) -> None:
        """Serve a new connection, or refuse it if it is one too many."""
        peer = str(address[0]) if isinstance(address, tuple) else ""
        client = Stream(stream.socket, peer, self._terms)
        if not self._count.enter(peer, exempt=self._proxies.trusts(peer)):
            client.refuse(Refusal.TOO_MANY_CONNECTIONS)
            return
        self._streams.add(client)
        context = Context(client, self._proxies)
        connection = HTTP1ServerConnection(client, self._parameters, context)
        self._serving[connection] = context
        connection.start_serving(self)

    def start_request(
        self, server_conn: object, request_conn: HTTPConnection
    ) -> HTTPMessageDelegate:
        """Wait for the next request on a connection."""
        context = self._serving[server_conn]
        context.stream.idle_since = time.monotonic()
        connections = (server_conn, request_conn)
        return Exchange(self._application, connections, context, self._limits)

    def on_close(self, server_conn: object) -> None:
        """Forget a connection that serves no more HTTP."""
        del self._serving[server_conn]

    async def drain(self) -> int:
        """Stop without cutting anyone off.

        What the kernel has accepted is still served; answers say `Connection: close`;
        connections that wait for a request are closed. Sockets that a handler detached
        (WebSockets) are the handler's.

        Returns:
            How many requests were still in hand when `drain_seconds` were over, and
            were cut.
        """
        self._parameters.no_keep_alive = True
        # The first turn of the loop sees that clients wait, the second accepts them.
        for _ in range(2):
            await asyncio.sleep(0)
        self.stop()
        end = time.monotonic() + self._limits.drain_seconds
        while self._serving and time.monotonic() < end:
            self._close_idle()
            await asyncio.sleep(_DRAIN_STEP)
        late = [context.stream for context in self._serving.values()]
        for stream in late:
            stream.abort()
        self._sweeper.stop()
        return len(late)

    def _close_idle(self) -> None:
        # A client that has just connected is about to send its request.
        before = time.monotonic() - self._limits.grace_seconds
        for context in list(self._serving.values()):
            idle_since = context.stream.idle_since
            if idle_since is not None and idle_since <= before:
                context.stream.close()

    def _sweep(self) -> None:
        now = time.monotonic()
        for stream in list(self._streams):
            if stream.is_overdue(now):
                stream.abort()

    def _forget(self, stream: Stream, lingering: socket.socket | None) -> None:
        if stream in self._streams:
            self._streams.remove(stream)
            self._count.leave(stream.address)
        if lingering is not None:
            self._lingering.take(lingering)


def make_server(
    application: HTTPServerConnectionDelegate,
    limits: Limits,
    *,
    proxies: TrustedProxies | None = None,
    headers: Mapping[str, str] | None = None,
    on_refusal: Callable[[Refusal, str], None] = lambda _refusal, _address: None,
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
    """
    limit_forms(limits)
    return Server(
        application,
        limits,
        proxies=proxies or TrustedProxies(),
        headers=headers or {},
        on_refusal=on_refusal,
    )


def bind(port: int, address: str | None = None) -> list[socket.socket]:
    """Open listening sockets.

    Args:
        port: The port; 0 for any free one, the same for all sockets.
        address: An IP address or host name; None for all interfaces.

    Returns:
        One socket for each address it stands for.

    Raises:
        SettingsError: If it cannot be had.
    """
    try:
        return bind_sockets(port, address, backlog=BACKLOG)
    except OSError as error:
        place = f"{address or '*'}:{port}"
        reason = f"cannot listen: {os.strerror(error.errno or 0)}"
        if isinstance(error, socket.gaierror):
            reason = f"cannot listen: {error.strerror}"
        remedy = "Stop what listens there, or choose another port"
        raise SettingsError(reason, place=place, remedy=remedy) from error


def _spare_the_kernel(listening: socket.socket, limits: Limits) -> None:
    """Bound what the kernel keeps for readers who do not read.

    Accepted sockets inherit these options. A never-reading client could else hold
    megabytes in the kernel, for minutes after its connection was closed.
    """
    is_tcp = listening.family in (socket.AF_INET, socket.AF_INET6)
    if is_tcp and sys.platform == "linux":
        level = socket.IPPROTO_TCP
        listening.setsockopt(level, socket.TCP_NOTSENT_LOWAT, UNSENT_BYTES)
        milliseconds = int(limits.write_seconds * 1000)
        listening.setsockopt(level, socket.TCP_USER_TIMEOUT, milliseconds)
