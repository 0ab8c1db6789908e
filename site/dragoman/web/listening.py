"""Listening sockets: opened here, or taken from a process manager.

Nothing of Tornado is needed for that: the process that holds them serves nobody itself.
"""

import errno
import os
import socket
from collections.abc import MutableMapping
from typing import Any

from dragoman.errors import SettingsError

# Enough for the connections that come while one page is being rendered.
BACKLOG = 1024

# The first socket of those that systemd hands over (sd_listen_fds(3)).
_FIRST = 3

_LACKING = {errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL}

_Place = tuple[Any, ...]


def bind(port: int, address: str | None = None) -> list[socket.socket]:
    """Open listening sockets.

    Args:
        port: The port; 0 for any free one, the same for all sockets.
        address: An IP address or host name; None or nothing for all interfaces.

    Returns:
        One socket for each address it stands for.

    Raises:
        SettingsError: If it cannot be had.
    """
    opened: list[socket.socket] = []
    faults: list[OSError] = []
    try:
        for family, at in _places(port, address):
            same = opened[0].getsockname()[1] if opened else port
            try:
                opened.append(_listening(family, (at[0], same, *at[2:])))
            except OSError as error:
                # A name may stand for an address of a family that this machine lacks.
                if error.errno not in _LACKING:
                    raise
                faults.append(error)
        if not opened:
            raise faults[0]
    except OSError as error:
        for each in opened:
            each.close()
        place = f"{address or '*'}:{port}"
        told = error.strerror if isinstance(error, socket.gaierror) else ""
        reason = f"cannot listen: {told or os.strerror(error.errno or 0)}"
        remedy = "Stop what listens there, or choose another port"
        raise SettingsError(reason, place=place, remedy=remedy) from error
    return opened


def inherited(
    environment: MutableMapping[str, str] = os.environ,
) -> list[socket.socket]:
    """Take the listening sockets that a process manager opened for this process.

    Args:
        environment: Its `LISTEN_PID` and `LISTEN_FDS` (sd_listen_fds(3)) are taken out
            of it, so that no child believes them meant for itself.

    Returns:
        The sockets; none if it opened none.

    Raises:
        SettingsError: If one of them does not listen.
    """
    names = ("LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES")
    process, count, _ = (environment.pop(name, "") for name in names)
    if process != str(os.getpid()) or not count.isdecimal():
        return []
    return [_taken(number) for number in range(_FIRST, _FIRST + int(count))]


def origin_of(listening: socket.socket) -> str:
    """Name the address of a listening socket as a browser on this machine reaches it.

    Args:
        listening: The socket.

    Returns:
        Scheme and host, `http://127.0.0.1:8888`; of a Unix socket, localhost.
    """
    if listening.family not in (socket.AF_INET, socket.AF_INET6):
        return "http://localhost"
    host, port = listening.getsockname()[:2]
    if host in {"0.0.0.0", "::"}:  # noqa: S104 -- compared, not bound
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _places(port: int, address: str | None) -> list[tuple[int, _Place]]:
    found = socket.getaddrinfo(
        address or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )
    return list(dict.fromkeys((family, place) for family, _, _, _, place in found))


def _listening(family: int, place: _Place) -> socket.socket:
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            # The address of IPv4 gets a socket of its own (RFC 3493 section 5.3).
            listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listening.settimeout(0)
        listening.bind(place)
        listening.listen(BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening


def _taken(number: int) -> socket.socket:
    try:
        taken = socket.socket(fileno=number)
        is_listening = taken.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
    except OSError:
        is_listening = 0
    if not is_listening:
        raise SettingsError(
            "this is no listening socket",
            place=f"file descriptor {number}",
            remedy="Write ListenStream= into the socket unit, and Accept=no",
        )
    os.set_inheritable(number, False)  # noqa: FBT003 -- os' own signature
    taken.settimeout(0)
    return taken
