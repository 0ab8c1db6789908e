"""Whose request it is: the client's address and scheme behind trusted proxies.

Law: a header is believed only if the TCP peer is a trusted proxy. X-Real-IP, X-Scheme
and Forwarded are never read, so that a proxy that sets the one header and lets the
other through cannot be used to lie.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Self

from dragoman.errors import SettingsError

# Whoever has one IPv6 address has the whole /64 (RFC 6177, RFC 7421).
IPV6_SITE_BITS = 64


@dataclass(frozen=True, slots=True)
class TrustedProxies:
    """The proxies whose word about a client is taken.

    Attributes:
        networks: Their networks; a single address is a network of one.
    """

    networks: tuple[IPv4Network | IPv6Network, ...] = ()

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Read the setting `trusted_proxies`.

        Args:
            texts: Addresses or networks, as `127.0.0.1` or `10.0.0.0/8`.

        Returns:
            The proxies.

        Raises:
            SettingsError: If one of them is neither.
        """
        return cls(tuple(_network(text) for text in texts))

    def trusts(self, address: str) -> bool:
        """Tell whether `address` belongs to a trusted proxy."""
        found = _address(address)
        return found is not None and any(found in one for one in self.networks)

    def client(self, peer: str, forwarded_for: str) -> str:
        """Find the address of the client.

        Args:
            peer: The address of the TCP peer.
            forwarded_for: X-Forwarded-For, all fields joined by commas, or empty.

        Returns:
            The right-most address that is no trusted proxy. Where the chain breaks off
            (an unreadable entry, or trusted ones only) the last address that a trusted
            proxy vouched for.
        """
        if not self.trusts(peer):
            return peer
        client = peer
        for entry in reversed(forwarded_for.split(",")):
            address = _address(_without_port(entry.strip()))
            if address is None:
                break
            client = str(address)
            if not self.trusts(client):
                break
        return client

    def scheme(self, peer: str, forwarded_proto: str, default: str = "http") -> str:
        """Find the scheme that the client used.

        Args:
            peer: The address of the TCP peer.
            forwarded_proto: X-Forwarded-Proto, all fields joined by commas, or empty.
            default: The scheme of the connection itself.

        Returns:
            `http` or `https`: what the nearest proxy says, if it is trusted.
        """
        nearest = forwarded_proto.rpartition(",")[2].strip().lower()
        is_believed = nearest in {"http", "https"} and self.trusts(peer)
        return nearest if is_believed else default


def site_of(address: str) -> str:
    """Name what one client can have many addresses of.

    Args:
        address: An IP address.

    Returns:
        The /64 of an IPv6 address; any other text as it is.
    """
    found = _address(address)
    if isinstance(found, IPv6Address):
        return str(ip_network((int(found), IPV6_SITE_BITS), strict=False))
    return str(found or address)


def _network(text: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(text, strict=False)
    except ValueError:
        raise SettingsError(
            f"{text!r} is neither an IP address nor a network",
            place="trusted_proxies",
            remedy="Write it as 127.0.0.1 or 10.0.0.0/8",
        ) from None


def _address(text: str) -> IPv4Address | IPv6Address | None:
    """Read an address; an IPv4 one mapped into IPv6 (RFC 4291) is the IPv4 one."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return (isinstance(address, IPv6Address) and address.ipv4_mapped) or address


def _without_port(entry: str) -> str:
    """Take off the port that some load balancers add to X-Forwarded-For."""
    if entry.startswith("["):
        return entry[1:].partition("]")[0]
    return entry.partition(":")[0] if entry.count(":") == 1 else entry
