"""Most messages: as they stand, or by the HTML that the parser itself writes.

Law: what is given is what `writer` makes of the same message, to the byte. Whatever
might come out otherwise is left to it: raw HTML, entities, images, footnotes, titles
and unusual addresses of links, characters that are not printable.
"""

import re
from collections.abc import Callable, Collection, Sequence
from functools import partial

from dragoman.errors import PageError
from dragoman.pages.markdown.cjk import hinge
from dragoman.pages.markdown.cleaning import GUARD, HINGE
from dragoman.pages.markdown.events import INLINE, written
from dragoman.pages.markdown.parsed_links import led, left_open
from dragoman.pages.page import Definitions

__all__ = ["ahead", "simple", "together"]

# Resolves the links in the parser's HTML; None where that is left to others.
Linked = Callable[[str], str | None]

# Whatever may mean something to the parser or to `cleaning`.
_MARKUP = re.compile(f"[\\\\`*_~\\[\\]<>&!{HINGE}]")
_OTHERWISE = ("\\", "<", "&", '"', HINGE, "![", "[^")
_BEFORE, _AFTER = f"<p>{GUARD}", "</p>\n"
# Messages that the parser is given at once are paragraphs of one text.
_BETWEEN = f"\n\n{GUARD}"
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
    if plain:
        is_bare = _is_printable(text) and not _MARKUP.search(text)
        return text.strip(" ") if is_bare else None
    return _alone(text, definitions, partial(led, folder=definitions.folder))


def together(texts: Sequence[str], definitions: Definitions) -> Sequence[str | None]:
    """Return messages as HTML: what `simple` returns for each, for less work.

    Args:
        texts: The messages, none longer than a message may be.
        definitions: What they may refer to.
    """
    return _together(texts, definitions, partial(led, folder=definitions.folder))


def ahead(texts: Sequence[str]) -> Sequence[str | None]:
    """Return messages as HTML, as far as no page has a say in it.

    Args:
        texts: The messages, none longer than a message may be.

    Returns:
        What `simple` returns on a page without definitions, but with the links open:
        see `parsed_links.left_open`. None where that is None, wherever the page lies.
    """
    return _together(texts, Definitions(), left_open)


def _together(
    texts: Sequence[str], definitions: Definitions, linked: Linked
) -> Sequence[str | None]:
    left = _left(texts, definitions)
    chosen = [text for text in texts if text not in left] if left else texts
    made = _all_parsed(chosen, linked) if chosen else []
    if made is None:
        return [_alone(text, definitions, linked) for text in texts]
    if not left:
        return made
    rest = iter(made)
    return [
        _alone(text, definitions, linked) if text in left else next(rest)
        for text in texts
    ]


def _alone(text: str, definitions: Definitions, linked: Linked) -> str | None:
    if not _is_printable(text):
        return None
    if not _MARKUP.search(text):
        return text.strip(" ").replace('"', "&quot;")
    if "[" in text and definitions.links:
        return None
    for each in _OTHERWISE:
        if each in text:
            return None
    made = _all_parsed([text], linked)
    return None if made is None else made[0]


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


def _all_parsed(texts: Sequence[str], linked: Linked) -> list[str] | None:
    """Parse messages at once; None where they have to be parsed one by one."""
    source = GUARD + _BETWEEN.join([text.strip(" ") for text in texts])
    html = _written(source)
    made = None if html is None else linked(html)
    parts = [] if made is None else made.split(_AFTER + _BEFORE)
    if len(parts) != len(texts):
        return None
    # A link that leads nowhere leaves its text, and the blanks at its ends.
    return [each.strip(" ") for each in parts]


def _written(source: str) -> str | None:
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
    return html.replace("<code>", _CODE)
