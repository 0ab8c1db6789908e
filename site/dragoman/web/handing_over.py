"""Open connections that one worker gives to another, instead of closing them.

Law: nothing that a client sends is lost. A connection is given away only while it waits
for a request of which nothing was read; what comes meanwhile lies in the kernel until
the next worker reads it. So no client finds a connection closed that it has just used.
"""

import asyncio
import socket
from collections.abc import Callable

# Of many connections that are given at once, so many are taken in one turn of the loop.
_AT_ONCE = 64


class HandOver:
    """A queue of open connections that all workers of a server share.

    Args:
        giving: The end of a pair of sockets that connections are given to.
        taking: The other end, the same one in all workers, as with a listening socket:
            each connection is taken by one of them, whoever is first.
    """

    def __init__(self, giving: socket.socket, taking: socket.socket) -> None:
        self._giving = giving
        self._taking = taking
        for end in (giving, taking):
            end.settimeout(0)

    @staticmethod
    def pair() -> tuple[socket.socket, socket.socket]:
        """Make both ends. Whoever holds them keeps what was given until it is taken."""
        return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)

    def give(self, connection: socket.socket) -> bool:
        """Give a connection away; the caller then closes its own copy.

        Args:
            connection: An open connection with nothing of a request read, and nothing
                of an answer unsent.

        Returns:
            Whether it was given. If not, too many wait to be taken: try again later.
        """
        try:
            socket.send_fds(self._giving, [b"."], [connection.fileno()])
        except OSError:
            return False
        return True

    def start(self, take: Callable[[socket.socket], None]) -> None:
        """Begin to take connections; to be called in the loop.

        Args:
            take: Called with each connection; it does not block.
        """
        loop = asyncio.get_running_loop()
        loop.add_reader(self._taking, self._take, take)

    def stop(self) -> None:
        """Take no more; what others give goes to others."""
        asyncio.get_running_loop().remove_reader(self._taking)

    def _take(self, take: Callable[[socket.socket], None]) -> None:
        for _ in range(_AT_ONCE):
            try:
                _, numbers, _, _ = socket.recv_fds(self._taking, 1, 1)
            except OSError:
                return
            for number in numbers:
                connection = socket.socket(fileno=number)
                connection.settimeout(0)
                take(connection)
            if not numbers:
                return
