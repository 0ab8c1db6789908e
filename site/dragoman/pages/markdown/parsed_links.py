"""The links in HTML that the parser itself has written: led to their goals, or open.

Law: an address that the parser may have written otherwise than its author is left to
others, and so is the message it stands in.
"""

import re
from functools import lru_cache

from dragoman.pages.markdown import marks
from dragoman.pages.markdown.urls import target

__all__ = ["LINK", "ends", "led", "left_open"]

#: Stands before the address of a link that is left open, before its text, and after it.
LINK = "\x01"

_OPENING = '<a href="'
# These characters stand in the parser's HTML as they were written.
_ADDRESS = re.compile(r"[A-Za-z0-9_.\-/#:?=+@]*")


def led(html: str, folder: str) -> str | None:
    """Lead links where they belong.

    Args:
        html: As the parser writes it.
        folder: Folder of the page in `content/`, "" at the top.

    Returns:
        The HTML with what `ends` returns around each text; None where that is None.
    """
    before, *rest = _pieces(html)
    parts = [before]
    for url, text, after in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        found = ends(url, folder)
        if found is None:
            return None
        parts += (found[0], text, found[1], after)
    return "".join(parts)


def left_open(html: str) -> str | None:
    """Leave links to who knows the page: each is its address and its text.

    Args:
        html: As the parser writes it.

    Returns:
        The HTML with `LINK` around both; None if an address is an unusual one.
    """
    pieces = _pieces(html)
    return LINK.join(pieces) if all(map(_ADDRESS.fullmatch, pieces[1::3])) else None


# A link stands in a text of each language.
@lru_cache(maxsize=8192)
def ends(url: str, folder: str) -> tuple[str, str] | None:
    """Return what stands before and after the text of a link; nothing if it is refused.

    Args:
        url: As the parser writes it in HTML.
        folder: Folder of the page in `content/`, "" at the top.

    Returns:
        What `marks.link` returns; None if the address is an unusual one.
    """
    if not _ADDRESS.fullmatch(url):
        return None
    goal = target(url, folder)
    return ("", "") if goal.kind == "refused" else marks.link(goal, "")


def _pieces(html: str) -> list[str]:
    """Give what stands before a link, its address, its text: and again, and the end."""
    before, *linked = html.split(_OPENING)
    found = [before]
    for each in linked:
        url, _, rest = each.partition('">')
        text, _, after = rest.partition("</a>")
        found += (url, text, after)
    return found
