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
from time import monotonic

from dragoman.rendering.parameters import PARAMETERS
from dragoman.web.connection import Connection
from dragoman.web.front.askers import Askers
from dragoman.web.front.clock import Clock
from dragoman.web.front.composed import Composed, Openings
from dragoman.web.front.files import WORTH, Files
from dragoman.web.front.first_views import Asked, FirstViews
from dragoman.web.front.heads import Heads, matter
from dragoman.web.front.held_assets import NOT_MODIFIED, OK
from dragoman.web.front.kept import Kept
from dragoman.web.front.telling import Telling
from dragoman.web.limits import Limits
from dragoman.web.state import State
from dragoman.web.trusted_proxies import TrustedProxies
from dragoman.web.waiting import Waiting

# Whether a query may hold a parameter that is part of a view: a declared name, or one
# that is only known once it is decoded.
_MAY_MATTER = re.compile(
    rb"(?:^|&)(?:(?:%s)(?:[=&]|$)|[^=&]*%%)" % "|".join(PARAMETERS).encode()
).search

# How many whole answers are kept for the rest of a second, and how long they may be.
_MOST = 128
_LONGEST = 64 * 1024
# Parts are hardly asked for again.
_USUAL = (OK, NOT_MODIFIED)


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
        self._openings = Openings()
        self._openings.date(self._clock.date)
        self._written: dict[Composed, bytes] = {}
        self._files = Files()
        self._askers = Askers(proxies, state.hosts)
        self._known = self._askers.known
        self._kept = Kept(state, self._openings)
        self._find = self._kept.find
        self._first_views = FirstViews(state, self._kept, self._answer_first)
        self._tell = state.lines.tell
        self._counts = state.counts
        state.lines.write = Telling(state.lines, state.counts).lines

    def answer(self, head: bytes, connection: Connection) -> bool:
        """Answer a request, or stay silent.

        All that is asked for again and again passes through here, so each step that
        most requests need stands here, and calls what only some of them need.

        Args:
            head: One whole head; nothing is answered if more than one ends in it.
            connection: What it came on.

        Returns:
            Whether it was answered.
        """
        began = monotonic()
        if len(head) > self._head_bytes or head.count(b"\n") > self._head_lines:
            return False
        lines = tuple(matter(head))
        asker, known, part = self._known.get(lines), None, None
        if asker is None:
            asker, known, part = self._askers.read(lines, connection.address)
        heads = self._heads
        if asker is None or not heads.is_sound(head):
            return False
        find = self._find
        if heads.is_old:
            asker, find = asker.in_old, self._kept.find_old
        url, is_get = heads.url, heads.is_get
        path = _path(url, self._query_fields) if b"?" in url else url.decode("latin-1")
        answer = find(path, asker, known, part if is_get else None)
        is_last = asker.closes or self.is_draining
        if is_last:
            heads.renew()
        if answer is None:
            asked = Asked(asker, known, is_get, began, head, Waiting(connection))
            return self._first_views.ask(path, asked)
        if began >= self._clock.ends:
            self._turn(began)
        kept = self._written.get(answer) if is_get and not is_last else None
        data = kept or self._write(answer, is_get, is_last)
        size = len(data)
        connection.queued += size
        if kept and size >= WORTH:
            self._files.send(answer, kept, connection)
        else:
            connection.transport.write(data)
        if is_last:
            connection.end()
        connection.idle_since = ended = monotonic()
        self._tell((answer, asker, connection.address, is_get, size, began, ended))
        return True

    def _answer_first(self, answer: Composed, asked: Asked) -> None:
        """Answer a request that had to wait."""
        asker, _, is_get, began, _, waiting = asked
        connection, size = waiting.connection, 0
        if (now := monotonic()) >= self._clock.ends:
            self._turn(now)
        if not waiting.is_lost:
            is_last = asker.closes or self.is_draining
            data = self._write(answer, is_get, is_last)
            size = len(data)
            connection.write(data)
            if is_last:
                connection.end()
        connection.idle_since = ended = monotonic()
        self._tell((answer, asker, connection.address, is_get, size, began, ended))
        self._counts.took(ended - began)
        if not waiting.is_lost:
            connection.go_on(waiting)

    def _turn(self, now: float) -> None:
        """Begin a new second."""
        self._clock.turn(now)
        self._openings.date(self._clock.date)
        self._written.clear()
        self._files.clear()

    def _write(
        self,
        answer: Composed,
        is_get: bool,  # noqa: FBT001 -- asked for each request
        is_last: bool,  # noqa: FBT001 -- asked for each request
    ) -> bytes:
        """Write an answer whole, and keep some of the usual ones for this second."""
        body = answer.body if is_get else b""
        rest = answer.closing_rest if is_last else answer.rest
        data = b"".join((answer.opening.dated, rest, body))
        is_usual = is_get and not is_last and answer.status in _USUAL
        if is_usual and len(data) <= _LONGEST and len(self._written) < _MOST:
            self._written[answer] = data
        return data


def _path(url: bytes, most: int) -> str:
    """Give the path of a URL if its query means nothing, else no path at all."""
    path, _, query = url.partition(b"?")
    is_plain = query.count(b"&") < most and not _MAY_MATTER(query)
    return path.decode("latin-1") if is_plain else ""
