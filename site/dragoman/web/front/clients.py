"""Who asks: what a few fields of a head say, read once for each value.

Heads are never remembered, only values of single fields, and of those not many.
"""

import json
from typing import NamedTuple

from dragoman.web.hosts import Hosts, is_trustworthy
from dragoman.web.trusted_proxies import TrustedProxies

_KEPT = 1000

_FORWARDED_FOR = b"X-Forwarded-For"
_FORWARDED_PROTO = b"X-Forwarded-Proto"


class Client(NamedTuple):
    """Who sent a request, as handlers see it.

    Attributes:
        scheme: The scheme as the client sees it.
        told: The address as a JSON string.
        hosts: What is known of hosts that are asked for with this scheme.
    """

    scheme: str
    told: str
    hosts: "KnownHosts"


class Clients:
    """The clients that were seen lately.

    Args:
        proxies: Whose forwarding headers are believed.
        hosts: The hosts that are answered.
    """

    def __init__(self, proxies: TrustedProxies, hosts: Hosts) -> None:
        self._proxies = proxies
        self._hosts = {name: KnownHosts(hosts, name) for name in ("http", "https")}
        self._direct: dict[str, Client] = {}
        self._forwarded: dict[tuple[str, bytes, bytes], Client] = {}

    def client(self, peer: str, fields: dict[bytes, bytes]) -> Client:
        """Tell who sent a request.

        Args:
            peer: The address of the TCP peer.
            fields: The fields of its head.
        """
        if _FORWARDED_FOR in fields or _FORWARDED_PROTO in fields:
            return self._behind(
                peer, fields.get(_FORWARDED_FOR, b""), fields.get(_FORWARDED_PROTO, b"")
            )
        client = self._direct.get(peer)
        if client is None:
            if len(self._direct) >= _KEPT:
                self._direct.clear()
            client = self._direct[peer] = self._read(peer, "", "")
        return client

    def _behind(self, peer: str, forwarded: bytes, scheme: bytes) -> Client:
        key = (peer, forwarded, scheme)
        client = self._forwarded.get(key)
        if client is None:
            if len(self._forwarded) >= _KEPT:
                self._forwarded.clear()
            client = self._read(peer, _text(forwarded), _text(scheme))
            self._forwarded[key] = client
        return client

    def _read(self, peer: str, forwarded: str, scheme: str) -> Client:
        address = self._proxies.client(peer, forwarded)
        known = self._proxies.scheme(peer, scheme)
        return Client(known, json.dumps(address), self._hosts[known])


class KnownHosts:
    """What is known of the hosts that were asked for lately.

    Args:
        hosts: The hosts that are answered.
        scheme: The scheme they were asked for with.
    """

    def __init__(self, hosts: Hosts, scheme: str) -> None:
        self._hosts = hosts
        self._scheme = scheme
        self._known: dict[bytes, bool | None] = {}

    def is_trustworthy(self, host: bytes) -> bool | None:
        """Tell whether a browser trusts an origin; None if it is not answered at all.

        Args:
            host: The value of the Host header; empty if there was none.
        """
        try:
            return self._known[host]
        except KeyError:
            if len(self._known) >= _KEPT:
                self._known.clear()
            text = _text(host)
            is_ours = self._hosts.allows(text)
            told = is_trustworthy(self._scheme, text) if is_ours else None
            self._known[host] = told
            return told


def _text(value: bytes) -> str:
    """Read a field's value as Tornado does."""
    return value.decode("latin-1").strip(" \t")
