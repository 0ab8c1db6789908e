"""A plain client that reads every answer whole, and tells what stands in it."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from measuring.places import HOST

_CHUNK = 1 << 16
_NOT_MODIFIED = 304
#: The head of a Chrome of today, as it asks for a page; `identity`, as the same bytes
#: are wanted from servers that code differently.
CHROME = (
    ("Host", HOST),
    ("Connection", "keep-alive"),
    (
        "sec-ch-ua",
        '"Chromium";v="142", "Google Chrome";v="142", "Not_A Brand";v="99"',
    ),
    ("sec-ch-ua-mobile", "?0"),
    ("sec-ch-ua-platform", '"Windows"'),
    ("Upgrade-Insecure-Requests", "1"),
    (
        "User-Agent",
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 "
            "(KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
        ),
    ),
    (
        "Accept",
        (
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,"
            "image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7"
        ),
    ),
    ("Sec-Fetch-Site", "none"),
    ("Sec-Fetch-Mode", "navigate"),
    ("Sec-Fetch-User", "?1"),
    ("Sec-Fetch-Dest", "document"),
    ("Accept-Encoding", "identity"),
    ("Accept-Language", "de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes:
        status: Its status.
        fields: Its header fields, by their names in lower case.
        body: Its body.
    """

    status: int
    fields: Mapping[str, str]
    body: bytes


def head(path: str, fields: tuple[tuple[str, str], ...] = CHROME) -> bytes:
    """Write the head of a GET without the empty line that ends it."""
    lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in fields)]
    return "".join(f"{line}\r\n" for line in lines).encode()


class Client:
    """One connection that is kept open, and opened again if the server closes it.

    Args:
        port: The server's port on 127.0.0.1.
        source: The address to come from.
    """

    def __init__(self, port: int, source: str = "127.0.0.1") -> None:
        self._port = port
        self._source = source
        self._socket: socket.socket | None = None
        self._read = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        if self._socket is not None:
            self._socket.close()
        self._socket, self._read = None, b""

    def page(self, path: str) -> Answer:
        """Ask for a path as Chrome does."""
        return self.ask(head(path) + b"\r\n")

    def ask(self, request: bytes) -> Answer:
        """Send a whole request, and read the whole answer to it.

        Raises:
            ConnectionError: If the server ends within the answer.
            ValueError: If the answer does not say how long it is.
        """
        if self._socket is None:
            self._socket = socket.create_connection(
                ("127.0.0.1", self._port), 60, (self._source, 0)
            )
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)
        while b"\r\n\r\n" not in self._read:
            self._receive()
        told, _, self._read = self._read.partition(b"\r\n\r\n")
        first, *lines = told.decode("latin-1").split("\r\n")
        fields = dict(_field(line) for line in lines)
        status = int(first.split()[1])
        length = 0 if status == _NOT_MODIFIED else int(fields["content-length"])
        while len(self._read) < length:
            self._receive()
        body, self._read = self._read[:length], self._read[length:]
        if fields.get("connection", "").lower() == "close":
            self.close()
        return Answer(status, fields, body)

    def _receive(self) -> None:
        if self._socket is None:
            raise ConnectionError("The connection is closed.")
        data = self._socket.recv(_CHUNK)
        if not data:
            raise ConnectionError("The server closed the connection.")
        self._read += data


def _field(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.lower(), value.strip()
