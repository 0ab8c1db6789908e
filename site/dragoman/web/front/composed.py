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

    Attributes:
        dated: All of it, with the date of the present second.
    """

    __slots__ = ("_after", "_before", "dated")

    def __init__(self, before: bytes, after: bytes) -> None:
        self._before = before
        self._after = after
        self.dated = before + after

    def date(self, date: bytes) -> None:
        """Write it with a date."""
        self.dated = b"".join((self._before, date, self._after))


class Composed:
    """An answer.

    Args:
        opening: What its head begins with.
        rest: The rest of its head, with the empty line.
        body: Its body.
        status: Its status code.
        told: What the log says of it between method and size, as a part of JSON.
        closing: The field that says that it is the last answer of a connection.

    Attributes:
        language: Its `Content-Language`, or empty.
        etag: Its `Etag`.
        unchanged: What is answered to who has it already, once that was written.
    """

    __slots__ = (
        "_closing",
        "_old",
        "body",
        "etag",
        "language",
        "opening",
        "rest",
        "status",
        "told",
        "unchanged",
    )

    def __init__(  # noqa: PLR0913 -- each part has its argument
        self,
        opening: Opening,
        rest: bytes,
        body: bytes,
        status: int,
        told: str,
        *,
        closing: bytes = b"Connection: close\r\n",
    ) -> None:
        self.opening = opening
        self.rest = rest
        self.told = told
        self.language = ""
        self.etag = ""
        self.unchanged: Composed | None = None
        self.body = body
        self.status = status
        self._closing = closing
        self._old: dict[bool, Composed] = {}

    @property
    def closing_rest(self) -> bytes:
        """The rest of its head when it is the last answer of a connection."""
        return self.rest[:-2] + self._closing + b"\r\n"

    def old(self, *, stays: bool) -> "Composed":
        """Give it as it is answered to HTTP/1.0, where that a connection ends is usual.

        Args:
            stays: Whether the client wants it to stay, and has to be told that it does.
        """
        found = self._old.get(stays)
        if found is None:
            staying = b"Connection: Keep-Alive\r\n\r\n"
            rest = self.rest[:-2] + staying if stays else self.rest
            found = self._old[stays] = Composed(
                self.opening, rest, self.body, self.status, self.told, closing=b""
            )
            found.language, found.etag = self.language, self.etag
        return found


class Openings:
    """All openings, each once.

    There are some for each kind of answer, and so few of them that each is written anew
    in each second in which anything is answered.
    """

    def __init__(self) -> None:
        self._all: dict[bytes, Opening] = {}
        self._date = b""

    def date(self, date: bytes) -> None:
        """Write all of them with a date.

        Args:
            date: The value of `Date` (RFC 9110 section 6.6.1).
        """
        self._date = date
        for opening in self._all.values():
            opening.date(date)

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
            opening.date(self._date)
            self._all[key] = opening
        rest = "".join([*lines[own:], "\r\n"]).encode("latin-1")
        told = f'"path": {json.dumps(path)}, "status": {status}, "bytes": '
        answer = Composed(opening, rest, body, status, told)
        named = dict(fields)
        answer.language = named.get("Content-Language", "")
        answer.etag = named.get("Etag", "")
        return answer
