"""The front: answers what is kept, with one write, before any handler is asked.

Law: the front answers exactly what the normal path would have answered, byte for byte
but for the second that `Date` names, or it stays silent. What it does not fully
understand it leaves to the normal path, at the price of some time.

In one case the normal path would have said nothing: where the client ends its side of
the connection together with its request, handlers are told that it has gone, and the
front has answered already. A client that has gone does not notice; one that only has
nothing more to say (RFC 9112 section 9.6 lets it) gets what it asked for.
"""

import re
import time

from dragoman.rendering.parameters import PARAMETERS
from dragoman.web.connection import Connection
from dragoman.web.front.clients import Clients
from dragoman.web.front.clock import Clock
from dragoman.web.front.composed import Composed
from dragoman.web.front.heads import Heads
from dragoman.web.front.kept import Kept
from dragoman.web.front.telling import Telling
from dragoman.web.limits import Limits
from dragoman.web.state import State
from dragoman.web.trusted_proxies import TrustedProxies

# Whether a query may hold a parameter that is part of a view: a declared name, or one
# that is only known once it is decoded.
_MAY_MATTER = re.compile(
    rb"(?:^|&)(?:(?:%s)(?:[=&]|$)|[^=&]*%%)" % "|".join(PARAMETERS).encode()
).search


class Front:
    """Answers from what is kept.

    Args:
        state: The parts of the running server.
        limits: What a head may cost.
        proxies: Whose forwarding headers are believed.

    Attributes:
        is_draining: Whether each answer is to be the last of its connection.
    """

    def __init__(
        self,
        state: State,
        limits: Limits,
        proxies: TrustedProxies,
    ) -> None:
        self.is_draining = False
        self._head_bytes = limits.head_bytes
        # Beside its fields a head has a request line and an empty line.
        self._head_lines = limits.header_fields + 2
        self._query_fields = limits.form_fields
        self._heads = Heads()
        self._clock = Clock()
        self._clients = Clients(proxies, state.hosts)
        self._kept = Kept(state)
        self._tell = state.lines.tell
        state.lines.write = Telling(state.lines, state.counts).line

    def answer(self, head: bytes, connection: Connection) -> bool:
        """Answer a request, or stay silent.

        Args:
            head: One whole head.
            connection: What it came on.

        Returns:
            Whether it was answered.
        """
        began = time.monotonic()
        if len(head) > self._head_bytes or head.count(b"\n") > self._head_lines:
            return False
        heads = self._heads
        fields = heads.read(head)
        path = None if fields is None else self._path(heads.url)
        if fields is None or path is None:
            return False
        client = self._clients.client(connection.address, fields)
        trustworthy = client.hosts.is_trustworthy(fields.get(b"Host", b""))
        if trustworthy is None:
            return False
        answer = self._kept.find(path, fields, trustworthy)
        if answer is None:
            return False
        self._clock.turn(began)
        size = self._send(answer, connection)
        connection.idle_since = ended = time.monotonic()
        method = "GET" if heads.is_get else "HEAD"
        agent = fields.get(b"User-Agent", b"")
        self._tell((answer, method, size, client.told, agent, began, ended))
        return True

    def _path(self, url: bytes) -> str | None:
        if b"?" in url:
            url, _, query = url.partition(b"?")
            if query.count(b"&") >= self._query_fields or _MAY_MATTER(query):
                return None
        return url.decode("latin-1")

    def _send(self, answer: Composed, connection: Connection) -> int:
        """Write an answer; give its size."""
        clock = self._clock
        opening = answer.opening.dated(clock.date, clock.second)
        body = answer.body if self._heads.is_get else b""
        is_last = self.is_draining or self._heads.closes
        rest = answer.closing_rest if is_last else answer.rest
        data = b"".join((opening, rest, body))
        size = len(data)
        connection.queued += size
        connection.transport.write(data)
        if is_last:
            connection.end()
        return size
