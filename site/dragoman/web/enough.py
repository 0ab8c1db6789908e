"""When what has come on a connection is enough to answer a read."""

import re
from collections.abc import Callable

from dragoman.web.from_tornado import UnsatisfiableReadError

# Tells how many of the bytes that have come answer a read; None if more are needed.
Enough = Callable[[bytearray], int | None]


def up_to_match(regex: bytes, most: int | None) -> Enough:
    """Read up to and with the first match of a regular expression.

    Args:
        regex: The expression.
        most: `UnsatisfiableReadError` is raised if none ends within so many bytes.
    """
    search = re.compile(regex).search

    def enough(received: bytearray) -> int | None:
        found = search(received)
        return _within(found.end() if found else None, received, most)

    return enough


def up_to(delimiter: bytes, most: int | None) -> Enough:
    """Read up to and with a delimiter.

    Args:
        delimiter: What ends the read.
        most: `UnsatisfiableReadError` is raised if it does not end within so many
            bytes.
    """

    def enough(received: bytearray) -> int | None:
        at = received.find(delimiter)
        end = None if at < 0 else at + len(delimiter)
        return _within(end, received, most)

    return enough


def so_many(count: int, *, or_fewer: bool) -> Enough:
    """Read some bytes.

    Args:
        count: How many.
        or_fewer: Whether fewer are enough, if there are any.
    """

    def enough(received: bytearray) -> int | None:
        is_enough = len(received) >= count or (or_fewer and received)
        return min(count, len(received)) if is_enough else None

    return enough


def _within(end: int | None, received: bytearray, most: int | None) -> int | None:
    if most is not None and (len(received) if end is None else end) > most:
        raise UnsatisfiableReadError(f"no delimiter within {most} bytes")
    return end
