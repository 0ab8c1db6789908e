"""Most messages: as they stand, or by the HTML that the parser itself writes.

Law: what is given is what `writer` makes of the same message, to the byte. Whatever
might come out otherwise is left to it: raw HTML, entities, images, footnotes, titles
and unusual addresses of links, characters that are not printable.
"""

import re
from functools import lru_cache

from dragoman.errors import PageError
from dragoman.pages.markdown import marks
from dragoman.pages.markdown.cjk import hinge
from dragoman.pages.markdown.cleaning import GUARD, HINGE
from dragoman.pages.markdown.events import INLINE, written
from dragoman.pages.markdown.urls import target
from dragoman.pages.page import Definitions

__all__ = ["simple"]

# Whatever may mean something to the parser or to `cleaning`.
_MARKUP = re.compile(f"[\\\\`*_~\\[\\]<>&!{HINGE}]")
_OTHERWISE = ("\\", "<", "&", '"', HINGE, "![", "[^")
_BEFORE, _AFTER = f"<p>{GUARD}", "</p>\n"
# These characters stand in the parser's HTML as they were written.
_LINK = re.compile(r'<a href="([A-Za-z0-9_.\-/#:?=+@]*)">(.*?)</a>')
_CODE = '<code dir="ltr" translate="no">'


def simple(text: str, definitions: Definitions, *, plain: bool = False) -> str | None:
    """Return a message as HTML, or as plain text.

    Args:
        text: The message, not longer than a message may be.
        definitions: What it may refer to.
        plain: Return the text alone, not escaped.

    Returns:
        What `writer` returns for its events; None if that has to be asked.
    """
    # A space that does not break is the one of the others that people write often.
    if not text.isprintable() and not text.replace("\xa0", "x").isprintable():
        return None
    if not _MARKUP.search(text):
        text = text.strip(" ")
        return text if plain else text.replace('"', "&quot;")
    if plain or ("[" in text and definitions.links):
        return None
    for each in _OTHERWISE:
        if each in text:
            return None
    return _parsed(text, definitions.folder)


def _parsed(text: str, folder: str) -> str | None:
    try:
        html = written(GUARD + hinge(text.strip(" ")), INLINE)
    except PageError:
        return None
    if not html.startswith(_BEFORE) or not html.endswith(_AFTER):
        return None
    html = html[len(_BEFORE) : -len(_AFTER)].replace(HINGE, "")
    return _linked(html.replace("<code>", _CODE), folder)


def _linked(html: str, folder: str) -> str | None:
    links = html.count("<a ")
    if links:
        html, found = _LINK.subn(lambda link: _link(link, folder), html)
        if found != links:
            return None
    # A link that leads nowhere leaves its text, and the blanks at its ends.
    return html.strip(" ")


def _link(found: re.Match[str], folder: str) -> str:
    opening, closing = _ends(found[1], folder)
    return f"{opening}{found[2]}{closing}"


# A link stands in a text of each language.
@lru_cache(maxsize=4096)
def _ends(url: str, folder: str) -> tuple[str, str]:
    goal = target(url, folder)
    return ("", "") if goal.kind == "refused" else marks.link(goal, "")
