"""Whether a translation of page content leaves anything for readers to see."""

import re
import unicodedata

from dragoman.errors import PageError
from dragoman.pages.markdown import inline
from dragoman.pages.markdown.inline import NOWHERE, parse_message

_ENTITY = re.compile(r"&#?\w+;")
_LETTER = re.compile(r"[^\W_]")
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


def is_blank(text: str) -> bool:
    """Whether nothing is left of a text once it is rendered.

    Args:
        text: Inline Markdown. Comments and links without a text leave nothing; a
            picture counts as something, whatever is said of it.
    """
    rest = _without(_without(text, "<", ">"), "](", ")")
    # Nearly every text has a letter beside its markup; only others are rendered.
    if _LETTER.search(_ENTITY.sub("", rest)):
        return False
    if any(map(_is_seen, inline(text, NOWHERE, plain=True))):
        return False
    return not _has_picture(text)


def _has_picture(text: str) -> bool:
    try:
        return any(event.kind == "Image" for event in parse_message(text))
    except PageError:
        # Such a text is shown without its markup.
        return False


def _without(text: str, opening: str, closing: str) -> str:
    """Take out all from the first opening to the last closing mark."""
    start, end = text.find(opening), text.rfind(closing)
    return text[:start] + text[end:] if 0 <= start < end else text


def _is_seen(char: str) -> bool:
    return unicodedata.category(char) not in _UNSEEN
