"""What one client, and all of them together, may cost the server.

Tornado's own defaults are an hour of idling, 100 MiB of body and any number of
connections; here stand ours.
"""

import resource
from collections import Counter
from dataclasses import dataclass

from tornado.httputil import (
    ParseBodyConfig,
    ParseMultipartConfig,
    ParseUrlEncodedConfig,
    set_parse_body_config,
)

from dragoman.web.trusted_proxies import site_of

# The rest of the open-file limit is for files, databases and the server's own sockets.
SHARE_OF_FILES = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of a server; the defaults are those of the settings.

    Attributes:
        idle_seconds: How long a connection may wait between requests, the reading of
            the next head included, so that a slow head gains nothing.
        body_seconds: How long the body of a request may take as a whole.
        write_seconds: How long what is waiting to be sent may take; a reader who takes
            less in that time is cut off, however steadily it drips.
        head_bytes: The longest request line with all header fields.
        body_bytes: The longest request body.
        read_buffer_bytes: How much of what a client sends may wait in memory.
        write_buffer_bytes: How much may wait unsent on one connection. A longer answer
            is written in pieces, each after the one before was flushed.
        header_fields: The most header fields of one request.
        form_parts: The most parts of a multipart form.
        form_fields: The most fields of a form or of a query.
        connections_per_address: The most open connections of one IPv4 address or one
            IPv6 /64. Trusted proxies are exempt.
        connections: The most open connections; 0 is 80 % of the open-file limit.
        sweep_seconds: How often slow readers are looked for, one look for all.
        linger_seconds: How long a refused client may go on sending before the
            connection is closed under it, so that it can read the refusal.
        lingering: The most refused clients waited for at once; more are not.
        grace_seconds: How long a connection must have been idle for `drain` to close it
            at once.
        drain_seconds: How long `drain` waits for requests in hand.
    """

    idle_seconds: float = 30
    body_seconds: float = 20
    write_seconds: float = 60
    head_bytes: int = 16 * 1024
    body_bytes: int = 1024 * 1024
    read_buffer_bytes: int = 4 * 1024 * 1024
    write_buffer_bytes: int = 4 * 1024 * 1024
    header_fields: int = 100
    form_parts: int = 20
    form_fields: int = 200
    connections_per_address: int = 100
    connections: int = 0
    sweep_seconds: float = 1
    linger_seconds: float = 2
    lingering: int = 64
    grace_seconds: float = 1
    drain_seconds: float = 8

    @property
    def all_connections(self) -> int:
        """The most open connections, worked out if it is not set."""
        files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        return self.connections or int(files * SHARE_OF_FILES)


def limit_forms(limits: Limits) -> None:
    """Limit how forms are parsed, for the whole program.

    Tornado 6.6 knows no narrower scope for it.
    """
    # Tornado counts what stands before the first part as one.
    parts = limits.form_parts + 1
    set_parse_body_config(
        ParseBodyConfig(
            multipart=ParseMultipartConfig(max_parts=parts),
            urlencoded=ParseUrlEncodedConfig(max_arguments=limits.form_fields),
        )
    )


class ConnectionCount:
    """How many connections are open, in all and by client.

    Args:
        limits: Its `connections` and `connections_per_address` are kept to.
    """

    def __init__(self, limits: Limits) -> None:
        self._total = 0
        self._most = limits.all_connections
        self._of: Counter[str] = Counter()
        self._most_of_one = limits.connections_per_address

    def enter(
        self, address: str, *, exempt: bool = False, is_certain: bool = False
    ) -> bool:
        """Count a new connection, unless it is one too many.

        Args:
            address: The address of its peer.
            exempt: Whether only the total counts, as for a proxy.
            is_certain: Whether it is counted, however many there are.

        Returns:
            Whether it was counted; then `leave` must follow once.
        """
        site = site_of(address)
        is_full = self._total >= self._most
        is_greedy = not exempt and self._of[site] >= self._most_of_one
        if (is_full or is_greedy) and not is_certain:
            return False
        self._total += 1
        self._of[site] += 1
        return True

    def leave(self, address: str) -> None:
        """Forget a connection that `enter` counted."""
        site = site_of(address)
        self._total -= 1
        self._of[site] -= 1
        # An entry of zero would stay for each address that ever came.
        if not self._of[site]:
            del self._of[site]
