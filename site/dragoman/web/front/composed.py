"""Answers as bytes, but for the date.

What most answers have in common stands in memory once, and is written once a second.
"""

import json
from collections.abc import Sequence
from http import HTTPStatus

Fields = Sequence[tuple[str, str]]

# From the first of these on, fields differ from one answer to the next.
_OWN = {"Content-Language", "Vary", "Etag"}


class Opening:
    """What the heads of many answers begin with.

    Args:
        before: What stands before the date.
        after: What stands behind it.
    """

    __slots__ = ("_after", "_before", "_dated", "_second")

    def __init__(self, before: bytes, after: bytes) -> None:
        self._before = before
        self._after = after
        self._dated = b""
        self._second = -1

    def dated(self, date: bytes, second: int) -> bytes:
        """Give it with the date.

        Args:
            date: The date.
            second: The second that it names.
        """
        if self._second != second:
            self._dated = b"".join((self._before, date, self._after))
            self._second = second
        return self._dated


class Composed:
    """An answer.

    Args:
        opening: What its head begins with.
        rest: The rest of its head, with the empty line.
        body: Its body.
        status: Its status code.
        told: What the log says of it between method and size, as a part of JSON.

    Attributes:
        language: Its `Content-Language`, or empty.
    """

    __slots__ = ("body", "language", "opening", "rest", "status", "told")

    def __init__(
        self, opening: Opening, rest: bytes, body: bytes, status: int, told: str
    ) -> None:
        self.opening = opening
        self.rest = rest
        self.told = told
        self.language = ""
        self.body = body
        self.status = status

    @property
    def closing_rest(self) -> bytes:
        """The rest of its head when it is the last answer of a connection."""
        return self.rest[:-2] + b"Connection: close\r\n\r\n"


class Openings:
    """All openings, each once."""

    def __init__(self) -> None:
        self._all: dict[bytes, Opening] = {}

    def compose(
        self, path: str, status: int, fields: Fields, body: bytes, *, date_at: int = 0
    ) -> Composed:
        """Write an answer.

        Args:
            path: The path of the request.
            status: Its status code.
            fields: Its header fields in their order.
            body: Its body.
            date_at: How many of the fields stand before the date.
        """
        lines = [f"{name}: {value}\r\n" for name, value in fields]
        names = [name for name, _ in fields]
        own = next(at for at, name in enumerate(names) if name in _OWN)
        phrase = HTTPStatus(status).phrase
        before = f"HTTP/1.1 {status} {phrase}\r\n{''.join(lines[:date_at])}Date: "
        after = "\r\n" + "".join(lines[date_at:own])
        key = (before + after).encode("latin-1")
        opening = self._all.get(key)
        if opening is None:
            opening = Opening(before.encode("latin-1"), after.encode("latin-1"))
            self._all[key] = opening
        rest = "".join([*lines[own:], "\r\n"]).encode("latin-1")
        told = f'"path": {json.dumps(path)}, "status": {status}, "bytes": '
        answer = Composed(opening, rest, body, status, told)
        answer.language = dict(fields).get("Content-Language", "")
        return answer
