"""Parts of assets: who wants one, and what is answered (RFC 9110 section 14)."""

from typing import NamedTuple

from dragoman.assets.asset import Body
from dragoman.assets.ranges import Unsatisfiable
from dragoman.web.static_files import PARTIAL_CONTENT, RANGE_NOT_SATISFIABLE, part


class RangeRequest(NamedTuple):
    """What a GET request says of the part that it wants.

    Attributes:
        wanted: The value of `Range`.
        condition: The value of `If-Range`; None if it was not sent.
    """

    wanted: str
    condition: str | None


class PartAnswer(NamedTuple):
    """What an answer with a part says and sends otherwise than one with the whole.

    Attributes:
        status: 206, or 416 if there is no such part.
        content_range: The value of `Content-Range`.
        content: The bytes.
    """

    status: int
    content_range: str
    content: bytes


def find(asked: RangeRequest, body: Body) -> PartAnswer | None:
    """Give the part that a request wants.

    Args:
        asked: What it says of that.
        body: The asset in the coding that was chosen; its bytes are held.

    Returns:
        None if the whole is to be sent.
    """
    found = part(asked.wanted, asked.condition, body)
    if found is None:
        return None
    told = found.content_range
    if isinstance(found, Unsatisfiable):
        return PartAnswer(RANGE_NOT_SATISFIABLE, told, b"")
    return PartAnswer(PARTIAL_CONTENT, told, body.read(found.start, found.stop))
