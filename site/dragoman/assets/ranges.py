"""Which part of a file a request wants (RFC 9110 section 14).

Pure functions of header texts and sizes; the caller reads and sends.
"""

import re
from dataclasses import dataclass

LONGEST = 200
"""Characters beyond which a `Range` header is ignored; a single range needs 50."""

_RANGE = re.compile(r"([0-9]*)-([0-9]*)")


@dataclass(frozen=True, slots=True)
class Part:
    """Some bytes of a body, answered with status 206.

    Args:
        start: First byte, counted from 0.
        stop: The byte after the last one.
        size: Bytes of the whole body.
    """

    start: int
    stop: int
    size: int

    @property
    def content_range(self) -> str:
        """The value of `Content-Range`."""
        return f"bytes {self.start}-{self.stop - 1}/{self.size}"


@dataclass(frozen=True, slots=True)
class Unsatisfiable:
    """The range begins behind the end of the body: status 416.

    Args:
        size: Bytes of the whole body.
    """

    size: int

    @property
    def content_range(self) -> str:
        """The value of `Content-Range`."""
        return f"bytes */{self.size}"


def wanted(header: str, size: int) -> Part | Unsatisfiable | None:
    """Read a `Range` header; for GET requests only (section 14.2).

    Several ranges are answered with the whole body, which the RFC allows and which no
    request can use to make an answer larger than the file.

    Args:
        header: The header's value, an empty text when it was not sent.
        size: Bytes of the body in the coding that was chosen.

    Returns:
        The part to send, `Unsatisfiable`, or None for the whole body: no range, several
        ranges, another unit, or a malformed one, which a server ignores.
    """
    unit, _, ranges = header.strip(" \t").partition("=")
    if unit.lower() != "bytes" or len(header) > LONGEST:
        return None
    # Section 5.6.1.2: empty elements of a list do not count.
    listed = [
        item for item in (part.strip(" \t") for part in ranges.split(",")) if item
    ]
    match = _RANGE.fullmatch(listed[0]) if len(listed) == 1 else None
    if match is None:
        return None
    first, last = match.groups()
    return _from(int(first), last, size) if first else _suffix(last, size)


def may_continue(if_range: str | None, etag: str) -> bool:
    """Tell whether a range may be answered under an `If-Range` header (section 13.1.5).

    Only the strong comparison counts. A date never matches, because no answer of ours
    carries `Last-Modified`.

    Args:
        if_range: The header's value; None when it was not sent.
        etag: The ETag of the body in the coding that was chosen, with its quotes.
    """
    if if_range is None:
        return True
    return if_range.strip(" \t") == etag and not etag.startswith("W/")


def _from(first: int, last: str, size: int) -> Part | Unsatisfiable | None:
    if last and int(last) < first:
        return None
    if first >= size:
        return Unsatisfiable(size)
    return Part(first, min(int(last) + 1, size) if last else size, size)


def _suffix(length: str, size: int) -> Part | Unsatisfiable | None:
    if not length:
        return None
    if int(length) == 0:
        return Unsatisfiable(size)
    # Content-Range cannot name a part of nothing, so an empty body is sent whole.
    return Part(max(0, size - int(length)), size, size) if size else None
