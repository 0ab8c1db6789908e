"""Which hosts the server answers for, and what a browser makes of them.

A host is never taken from a request to build a URL; it is only compared with the list.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Self
from urllib.parse import urlsplit

from tornado.web import HTTPError

# RFC 1035 allows 253 characters; a bracketed IPv6 address and a port fit in as well.
MAX_LENGTH = 260

_HOST = re.compile(
    r"(?: \[ (?P<v6> [0-9a-f:.]+ ) \] | (?P<name> [a-z0-9_] [a-z0-9._-]* ) )"
    r"(?: : (?P<port> [0-9]{0,5} ) )?",
    re.VERBOSE | re.ASCII,
)


class MisdirectedRequestError(HTTPError):
    """The request names a host that this server does not answer for.

    A handler raises it in `prepare`; the answer is 421 (RFC 9110 §15.5.20).
    """

    def __init__(self) -> None:
        super().__init__(421, reason="Misdirected Request")


@dataclass(frozen=True, slots=True)
class Hosts:
    """The hosts that are answered.

    Attributes:
        names: Host names and addresses without port, lower case; None while the site
            has no `base_url`: then any IP address, any name without a dot and any name
            under `localhost` is answered, which no foreign DNS record can name (DNS
            rebinding needs a name with a dot).
    """

    names: frozenset[str] | None = None

    @classmethod
    def of(cls, base_url: str, hosts: Iterable[str] = ()) -> Self:
        """Build the list from the settings of the same names.

        Args:
            base_url: Where the site is served, or empty.
            hosts: Further names, without port.

        Returns:
            The list. A name that is not ASCII is compared in its IDNA form (RFC 3490).
        """
        if not base_url:
            return cls()
        names = [urlsplit(base_url).hostname or "", *hosts]
        return cls(frozenset(ascii_name(name) for name in names))

    def allows(self, host: str) -> bool:
        """Tell whether a request for `host` is answered.

        Args:
            host: The Host header as it came, with or without port. The port is not
                compared: a proxy may listen on another one than readers see.

        Returns:
            False also for whatever is no host (RFC 9110 §7.2): empty, user
            information, lists, white space, bytes over 127.
        """
        name = host_name(host)
        if name is None:
            return False
        if self.names is not None:
            return name in self.names
        return "." not in name or _is_localhost(name) or _address(name) is not None


def host_name(host: str) -> str | None:
    """Read the name or address out of a Host header.

    Args:
        host: The header's value.

    Returns:
        Lower case, without port, brackets and final dot; None if it is no host.
    """
    is_readable = host.isascii() and len(host) <= MAX_LENGTH
    match = _HOST.fullmatch(host.lower()) if is_readable else None
    if match is None or int(match["port"] or 0) >= 1 << 16:
        return None
    if match["v6"] is None:
        name = match["name"].removesuffix(".")
        return None if ".." in name else name
    address = _address(match["v6"])
    return str(address) if isinstance(address, IPv6Address) else None


def is_trustworthy(scheme: str, host: str) -> bool:
    """Tell whether a browser takes an origin for potentially trustworthy.

    Args:
        scheme: `http` or `https`, as the browser sees it.
        host: The Host header, with or without port.

    Returns:
        The answer of W3C Secure Contexts §3.1.
    """
    if scheme == "https":
        return True
    name = host_name(host) or ""
    address = _address(name)
    return _is_localhost(name) or (address is not None and address.is_loopback)


def ascii_name(name: str) -> str:
    """Write a host name as a Host header has it: in ASCII (IDNA, RFC 3490).

    Args:
        name: A name or an address, without port.
    """
    bare = name.strip("[]").lower().removesuffix(".")
    if not bare.isascii():
        return bare.encode("idna").decode("ascii")
    return str(_address(bare) or bare)


def _is_localhost(name: str) -> bool:
    return name == "localhost" or name.endswith(".localhost")


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None
