"""The answers given below HTTP handlers: to what is too much or is no HTTP at all.

They are whole answers, with the security headers, in plain English: at this point no
language has been negotiated and nothing that may be broken is asked.
"""

import asyncio
import contextlib
import socket
from collections.abc import Mapping
from enum import Enum

_CHUNK = 64 * 1024


class Refusal(Enum):
    """Why a request or a connection is refused: status code and reason phrase."""

    BAD_REQUEST = (400, "Bad Request")
    CONTENT_TOO_LARGE = (413, "Content Too Large")
    HEADER_FIELDS_TOO_LARGE = (431, "Request Header Fields Too Large")
    TOO_MANY_CONNECTIONS = (503, "Service Unavailable")

    @property
    def status(self) -> int:
        """The status code (RFC 9110 §15, RFC 6585 §5)."""
        return self.value[0]

    @property
    def reason(self) -> str:
        """The reason phrase."""
        return self.value[1]

    def answer(self, headers: Mapping[str, str]) -> bytes:
        """Write the refusal as an HTTP/1.1 response that ends the connection.

        Args:
            headers: Headers that every answer carries.
        """
        body = f"{self.status} {self.reason}\n"
        fields = {
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            "Connection": "close",
            **headers,
        }
        if self is Refusal.TOO_MANY_CONNECTIONS:
            fields["Retry-After"] = "5"
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return f"HTTP/1.1 {self.status} {self.reason}\r\n{head}\r\n{body}".encode()


class Lingering:
    """Connections that are over but whose clients have not noticed yet.

    To close a socket with unread bytes in it resets the connection, and the client may
    lose the refusal that says why (RFC 9112 §9.6).

    Args:
        seconds: How long one client is listened to.
        most: How many clients are, at once.
    """

    def __init__(self, seconds: float, most: int) -> None:
        self._seconds = seconds
        self._most = most
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, connection: socket.socket) -> None:
        """Read and forget what still comes, then close the connection.

        Args:
            connection: A non-blocking socket, with everything written to it.
        """
        if len(self._tasks) >= self._most:
            connection.close()
            return
        task = asyncio.get_running_loop().create_task(self._drain(connection))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, connection: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        with connection, contextlib.suppress(OSError, TimeoutError):
            connection.shutdown(socket.SHUT_WR)
            async with asyncio.timeout(self._seconds):
                while await loop.sock_recv(connection, _CHUNK):
                    pass
