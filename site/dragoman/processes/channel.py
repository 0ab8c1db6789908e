"""What a parent and a worker say to each other: one JSON object a line.

The end of a channel is the end of the other process.
"""

import asyncio
import json
import socket
from typing import Any, Self

# A checkout of another branch may change tens of thousands of files at once.
_LONGEST_LINE = 64 * 1024 * 1024


def line(message: dict[str, Any]) -> bytes:
    """Write a message.

    Args:
        message: What is said, by name.
    """
    return json.dumps(message).encode("ascii") + b"\n"


class Channel:
    """One end of a connection between two processes.

    Args:
        reader: What the other one says.
        writer: What is said to it.
    """

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, end: socket.socket) -> Self:
        """Listen on one end of a pair of sockets.

        Args:
            end: The end, which the channel then owns.
        """
        streams = await asyncio.open_unix_connection(sock=end, limit=_LONGEST_LINE)
        return cls(*streams)

    def tell(self, **message: Any) -> None:  # noqa: ANN401 -- whatever JSON can hold
        """Say something; it is sent while the loop runs.

        Args:
            message: What is said, by name.
        """
        if not self._writer.is_closing():
            self._writer.write(line(message))

    async def heard(self) -> dict[str, Any] | None:
        """Wait for what the other one says next; None once it is gone."""
        try:
            text = await self._reader.readline()
        except OSError:
            return None
        return json.loads(text) if text.endswith(b"\n") else None

    async def close(self) -> None:
        """Send what was said, and close."""
        self._writer.close()
        try:
            await self._writer.wait_closed()
        except OSError:
            return
