"""What people are told of a `.po` file that cannot be read as a whole."""

from pathlib import Path

from dragoman.catalogs.po import PoError
from dragoman.catalogs.problem import Problem
from dragoman.errors import CatalogError

#: The id of every finding that is about a file as a whole.
CHECK = "file"

_REMEDY = (
    "`msgfmt -c` tells more; until then the last good texts stay, or else the source."
)
# What git, Mercurial and Subversion put where two changes met.
_CONFLICT = b"\n<<<<<<< "
#: More bytes without a message are refused before they are parsed.
MAX_STRETCH = 1024 * 1024
_BEGINNINGS = (b"\nmsgid", b"\n#~ msgid", b"\n#~msgid")
_SHORTEN = "Take out what follows this line, or split the file."
_RESOLVE = (
    "Keep one of the two texts, and take out the lines <<<<<<<, ======= and >>>>>>>."
)


def unreadable(error: PoError, data: bytes) -> PoError:
    """Say why bytes cannot be read, where a better reason is known than the parser's.

    Args:
        error: What the parser said.
        data: The bytes.
    """
    place = -1 if data.startswith(_CONFLICT[1:]) else data.find(_CONFLICT)
    if place < 0 and not data.startswith(_CONFLICT[1:]):
        return error
    line = data.count(b"\n", 0, place + 1) + 1
    return PoError(line, "unresolved merge conflict", remedy=_RESOLVE)


def refuse_shapeless(data: bytes) -> None:
    """Refuse bytes that would keep the parser busy with one thing for too long.

    While it looks for the end of a string or comment, nothing else in the process
    runs, so no reader would be answered.

    Args:
        data: The bytes of a file.

    Raises:
        PoError: If a stretch of them is longer than any message may be.
    """
    place = 0
    while len(data) - place > MAX_STRETCH:
        end = place + MAX_STRETCH
        last = max(data.rfind(each, place + 1, end) for each in _BEGINNINGS)
        if last < 0:
            line = data.count(b"\n", 0, place) + 2
            reason = f"no message begins in the {MAX_STRETCH} bytes from here"
            raise PoError(line, reason, remedy=_SHORTEN)
        place = last


def refusal(error: CatalogError, path: Path) -> Problem:
    """Say that a file as a whole was refused.

    Args:
        error: What `read_bytes` or `load` raised.
        path: The file.
    """
    problem = Problem.of(error, path, _REMEDY)
    return Problem(path, problem.line, problem.reason, problem.remedy, CHECK)
