"""Who asks, and how: what the lines that matter say, read once for the same lines.

Whole heads are never remembered, as each browser sends something new in each. These
lines are the same for all who have the same browser.
"""

import json
from collections.abc import Sequence
from typing import NamedTuple, Self

from dragoman.assets.accept_encoding import coding
from dragoman.assets.compression import CODINGS
from dragoman.web.front.heads import END
from dragoman.web.front.ranges import RangeRequest
from dragoman.web.hosts import Hosts, is_trustworthy
from dragoman.web.request_lines import AGENT_LENGTH
from dragoman.web.trusted_proxies import TrustedProxies

# How many askers are known, and how many bytes the lines of one may have.
_MOST = 1000
_LONGEST = 1024

_CODINGS = tuple(CODINGS)
_FORWARDED_FOR, _FORWARDED_PROTO = b"X-Forwarded-For", b"X-Forwarded-Proto"
_READ = frozenset(
    {
        b"Accept-Encoding",
        b"Connection",
        b"Host",
        b"User-Agent",
        _FORWARDED_FOR,
        _FORWARDED_PROTO,
    }
)
_IF_NONE_MATCH = b"\nif-none-match"
# What the lines begin with that are of one client and one page: If-…, and Range.
_CONDITIONAL = b"IiRr"


class Asker(NamedTuple):
    """What the lines that matter say, but for conditions.

    Attributes:
        accepts: The value of `Accept-Encoding`, empty if it was not sent.
        variant: The coding in which views go out, if they have all codings, and
            whether the browser trusts the origin.
        stays: Whether it says that the connection is to stay, which goes without saying
            since HTTP/1.1.
        closes: Whether the answer is to be the last of the connection.
        address: The address that a proxy told, as JSON; else empty.
        agent: What the browser calls itself, as JSON, cut as it is logged.
        is_old: Whether it is HTTP/1.0.
    """

    accepts: str
    variant: tuple[str, bool]
    stays: bool
    closes: bool
    address: str
    agent: str
    is_old: bool = False

    @property
    def in_old(self) -> Self:
        """The same lines in HTTP/1.0, in which a connection stays if it is asked to."""
        return self._replace(closes=not self.stays, is_old=True)


Lines = tuple[bytes, ...]
Read = tuple[Asker | None, str | None, RangeRequest | None]
_NOBODY: Read = (None, None, None)


class Askers:
    """Those who were seen lately.

    Args:
        proxies: Whose forwarding headers are believed.
        hosts: The hosts that are answered.

    Attributes:
        known: Those who asked without a proxy, by the lines that `matter` gives of a
            head without a condition. Behind a proxy its address stands before them.
    """

    def __init__(self, proxies: TrustedProxies, hosts: Hosts) -> None:
        self.known: dict[tuple[str | bytes, ...], Asker] = {}
        self._proxies = proxies
        self._hosts = hosts

    def read(self, lines: Lines, peer: str) -> Read:
        """Read lines that are not known as they stand.

        Args:
            lines: Those of a head that matter.
            peer: The address of the TCP peer.

        Returns:
            Who asks, and if they were sent the value of `If-None-Match`, and for which
            part. Nobody if they are not of one head, or if handlers are to understand
            them.
        """
        known = part = None
        conditions = [line for line in lines if line[1] in _CONDITIONAL]
        if conditions:
            name, _, value = conditions[0].partition(b":")
            if len(conditions) == 1 and name.lower() == _IF_NONE_MATCH:
                known = _text(value)
            else:
                fields = _by_name(conditions)
                if len(fields) < len(conditions):
                    return _NOBODY
                known, part = fields.get(b"If-None-Match"), _part(fields)
            lines = tuple(line for line in lines if line[1] not in _CONDITIONAL)
        asker = self.known.get(lines) or self.known.get((peer, *lines))
        return asker or self._asker(lines, peer), known, part

    def _asker(self, lines: Lines, peer: str) -> Asker | None:
        fields = _fields(lines)
        asker = None if fields is None else self._made(fields, peer)
        if fields and asker and sum(map(len, lines)) <= _LONGEST:
            is_forwarded = _FORWARDED_FOR in fields or _FORWARDED_PROTO in fields
            if len(self.known) >= _MOST:
                self.known.clear()
            self.known[(peer, *lines) if is_forwarded else lines] = asker
        return asker

    def _made(self, fields: dict[bytes, str], peer: str) -> Asker | None:
        connection = fields.get(b"Connection", "keep-alive").lower()
        host = fields.get(b"Host", "")
        # Tornado takes the value for one word.
        if connection not in ("keep-alive", "close") or not self._hosts.allows(host):
            return None
        told = fields.get(_FORWARDED_FOR, "")
        address = self._proxies.client(peer, told) if told else peer
        scheme = self._proxies.scheme(peer, fields.get(_FORWARDED_PROTO, ""))
        accepts = fields.get(b"Accept-Encoding", "")
        return Asker(
            accepts,
            (coding(accepts, _CODINGS), is_trustworthy(scheme, host)),
            stays=b"Connection" in fields and connection == "keep-alive",
            closes=connection == "close",
            address="" if address == peer else json.dumps(address),
            agent=json.dumps(fields.get(b"User-Agent", "")[:AGENT_LENGTH]),
        )


def _fields(lines: Sequence[bytes]) -> dict[bytes, str] | None:
    """Give the fields by name; None if not each stands once, and is understood."""
    if lines.index(END) != len(lines) - 1:
        return None
    fields = _by_name(lines[:-1])
    is_whole = len(fields) == len(lines) - 1
    return fields if is_whole and _READ.issuperset(fields) else None


def _by_name(lines: Sequence[bytes]) -> dict[bytes, str]:
    fields = {}
    for line in lines:
        name, _, value = line[1:].partition(b":")
        # Names are the same in any case (RFC 9110 section 5.1).
        fields[name.title()] = _text(value)
    return fields


def _part(fields: dict[bytes, str]) -> RangeRequest | None:
    asked = fields.get(b"Range")
    return RangeRequest(asked, fields.get(b"If-Range")) if asked else None


def _text(value: bytes) -> str:
    """Read a field's value as Tornado does."""
    return value.decode("latin-1").strip(" \t\r")
