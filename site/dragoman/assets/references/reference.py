"""What a reference to another file is, in whatever language it stands."""

import re
from dataclasses import dataclass

# RFC 3986: a scheme, or a path from the root of the site, names no neighbour of ours.
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|/")


@dataclass(frozen=True, slots=True)
class Reference:
    """The path part of a relative reference; its query and fragment stand outside.

    Args:
        start: Index of its first character in the text.
        end: Index after its last character.
        path: What it says, with the escapes of its language undone.
    """

    start: int
    end: int
    path: str


def path_of(written: str) -> str:
    """Return a reference as written, without `?query` and `#fragment`.

    Args:
        written: The whole reference.
    """
    return re.split("[?#]", written, maxsplit=1)[0]


def names_neighbour(path: str) -> bool:
    """Tell whether a path names a file relative to the one it stands in.

    Schemes (`data:`, `https:`), paths from the root, folders and the empty path do not.

    Args:
        path: A reference without query and fragment.
    """
    folder = path.rpartition("/")[2] in {"", ".", ".."}
    return not folder and _ELSEWHERE.match(path) is None
