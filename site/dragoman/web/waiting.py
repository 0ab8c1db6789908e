"""A request that will be answered without a handler, once its answer is made."""

from typing import TYPE_CHECKING

from dragoman.web.stream import AHEAD_BYTES

if TYPE_CHECKING:
    from dragoman.web.connection import Connection


class Waiting:
    """What a connection has in the place of a stream until the answer is made.

    Args:
        connection: The connection.

    Attributes:
        connection: The connection.
        is_lost: Whether the client has gone.
    """

    __slots__ = ("_received", "connection", "is_lost")

    def __init__(self, connection: "Connection") -> None:
        self.connection = connection
        self.is_lost = False
        self._received = b""

    def feed(self, data: bytes) -> None:
        """Take what the client has sent ahead."""
        self._received += data
        if len(self._received) > AHEAD_BYTES:
            self.connection.pause()

    def take(self) -> bytes:
        """Give up what the client has sent ahead."""
        received, self._received = self._received, b""
        return received

    def sent(self) -> None:
        """Do nothing: nobody waits for what was written before."""

    def lost(self, _error: BaseException | None = None) -> None:
        """Note that the client is gone."""
        self.is_lost = True
