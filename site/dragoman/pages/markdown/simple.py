"""Most messages: as they stand, or by the HTML that the parser itself writes.

Law: what is given is what `writer` makes of the same message, to the byte. Whatever
might come out otherwise is left to it: raw HTML, entities, images, footnotes, titles
and unusual addresses of links, characters that are not printable.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from dragoman.errors import PageError
from dragoman.pages.markdown import marks
from dragoman.pages.markdown.cjk import hinge
from dragoman.pages.markdown.cleaning import GUARD, HINGE
from dragoman.pages.markdown.events import INLINE, written
from dragoman.pages.markdown.urls import target
from dragoman.pages.page import Definitions

__all__ = ["simple", "together"]

# Whatever may mean something to the parser or to `cleaning`.
_MARKUP = re.compile(f"[\\\\`*_~\\[\\]<>&!{HINGE}]")
_OTHERWISE = ("\\", "<", "&", '"', HINGE, "![", "[^")
_BEFORE, _AFTER = f"<p>{GUARD}", "</p>\n"
# Messages that the parser is given at once are paragraphs of one text.
_BETWEEN = f"\n\n{GUARD}"
_OPENING = '<a href="'
# These characters stand in the parser's HTML as they were written.
_ADDRESS = re.compile(r"[A-Za-z0-9_.\-/#:?=+@]*")
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
    if not _is_printable(text):
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


def together(texts: Sequence[str], definitions: Definitions) -> Sequence[str | None]:
    """Return messages as HTML: what `simple` returns for each, for less work.

    Args:
        texts: The messages, none longer than a message may be.
        definitions: What they may refer to.
    """
    left = _left(texts, definitions)
    chosen = [text for text in texts if text not in left] if left else texts
    made = _all_parsed(chosen, definitions.folder) if chosen else []
    if made is None:
        return [simple(text, definitions) for text in texts]
    if not left:
        return made
    rest = iter(made)
    return [simple(text, definitions) if text in left else next(rest) for text in texts]


def _left(texts: Sequence[str], definitions: Definitions) -> Collection[str]:
    """Give the messages that the parser cannot be given together with others."""
    every = "".join(texts)
    strange = [each for each in _OTHERWISE if each in every]
    if definitions.links and "[" in every:
        strange.append("[")
    left = {text for each in strange for text in texts if each in text}
    if not _is_printable(every):
        left.update(text for text in texts if not _is_printable(text))
    return left


def _is_printable(text: str) -> bool:
    # A space that does not break is the one of the others that people write often.
    return text.isprintable() or text.replace("\xa0", "x").isprintable()


def _all_parsed(texts: Sequence[str], folder: str) -> list[str] | None:
    source = GUARD + _BETWEEN.join([text.strip(" ") for text in texts])
    hinged = hinge(source)
    try:
        html = written(hinged, INLINE)
    except PageError:
        return None
    if not html.startswith(_BEFORE) or not html.endswith(_AFTER):
        return None
    html = html[len(_BEFORE) : -len(_AFTER)]
    if hinged is not source:
        html = html.replace(HINGE, "")
    linked = _linked(html.replace("<code>", _CODE), folder)
    made = [] if linked is None else linked.split(_AFTER + _BEFORE)
    if len(made) != len(texts):
        return None
    # A link that leads nowhere leaves its text, and the blanks at its ends.
    return [each.strip(" ") for each in made]


def _parsed(text: str, folder: str) -> str | None:
    try:
        html = written(GUARD + hinge(text.strip(" ")), INLINE)
    except PageError:
        return None
    if not html.startswith(_BEFORE) or not html.endswith(_AFTER):
        return None
    html = html[len(_BEFORE) : -len(_AFTER)].replace(HINGE, "")
    linked = _linked(html.replace("<code>", _CODE), folder)
    # A link that leads nowhere leaves its text, and the blanks at its ends.
    return None if linked is None else linked.strip(" ")


def _linked(html: str, folder: str) -> str | None:
    before, *linked = html.split(_OPENING)
    if not linked:
        return html
    parts = [before]
    for each in linked:
        url, _, rest = each.partition('">')
        text, _, after = rest.partition("</a>")
        ends = _ends(url, folder)
        if ends is None:
            return None
        parts += (ends[0], text, ends[1], after)
    return "".join(parts)


# A link stands in a text of each language.
@lru_cache(maxsize=4096)
def _ends(url: str, folder: str) -> tuple[str, str] | None:
    if not _ADDRESS.fullmatch(url):
        return None
    goal = target(url, folder)
    return ("", "") if goal.kind == "refused" else marks.link(goal, "")
