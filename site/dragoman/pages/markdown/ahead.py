"""Messages whose HTML is made before anybody asks, as far as their text decides it.

Law: what a reader gets of it is what `finish` makes of `inline`, to the byte. What
depends on the page, on the language or on the build is made when it is asked for.
"""

from collections.abc import Sequence

from dragoman.pages.markdown import options, parsed_links, simple
from dragoman.pages.markdown.inline import MAX_MESSAGE, inline_all
from dragoman.pages.markdown.marks import Resolver, ends, finish_all
from dragoman.pages.page import Definitions

__all__ = ["finished_all", "parsed_all"]

# So many are parsed at once: more gain nothing, and one may spoil it for the others.
_AT_ONCE = 256
# Stands between texts, and in none.
_BETWEEN = "\x07"


def parsed_all(texts: Sequence[str]) -> list[str | None]:
    """Return the HTML of messages, for `finished_all`.

    Args:
        texts: The messages.

    Returns:
        HTML without any control character but `parsed_links.LINK`; None for a message
        whose HTML its text alone does not decide.
    """
    found: list[str | None] = []
    for start in range(0, len(texts), _AT_ONCE):
        some = texts[start : start + _AT_ONCE]
        if max(map(len, some)) > MAX_MESSAGE:
            found += (_parsed(text) for text in some)
        else:
            found += simple.ahead(some)
    return [None if html is None else options.together(html) for html in found]


def finished_all(
    texts: Sequence[str],
    parsed: Sequence[str | None],
    definitions: Definitions,
    resolver: Resolver,
    written: str = "",
) -> list[str | None]:
    """Return the HTML of messages as readers of a page get it.

    Args:
        texts: The messages.
        parsed: What `parsed_all` returned for each; None where it was not asked.
        definitions: Of the page on which they stand.
        resolver: Knows the URLs.
        written: Tag of the texts' language.

    Returns:
        What `finish_all` makes of what `inline_all` returns.
    """
    if definitions.links:
        # What looks like nothing without them may be a link with them.
        pairs = zip(texts, parsed, strict=True)
        parsed = [None if "[" in text else html for text, html in pairs]
    left = [number for number, html in enumerate(parsed) if html is None]
    if len(left) < len(texts):
        made = _closed([html or "" for html in parsed], definitions, resolver, written)
        if made is not None:
            rest = _asked(
                [texts[number] for number in left], definitions, resolver, written
            )
            found: list[str | None] = [*made]
            for number, html in zip(left, rest, strict=True):
                found[number] = html
            return found
    return _asked(texts, definitions, resolver, written)


def _parsed(text: str) -> str | None:
    return None if len(text) > MAX_MESSAGE else simple.ahead([text])[0]


def _asked(
    texts: Sequence[str], definitions: Definitions, resolver: Resolver, written: str
) -> list[str | None]:
    if not texts:
        return []
    return finish_all(inline_all(texts, definitions), resolver, written)


def _closed(
    parsed: Sequence[str], definitions: Definitions, resolver: Resolver, written: str
) -> list[str] | None:
    """Lead the links of messages where they belong; None if one leads nowhere."""
    pieces = _BETWEEN.join(parsed).split(parsed_links.LINK)
    if len(pieces) == 1:
        return pieces[0].split(_BETWEEN)
    # What stands before a link, its address, its text: and again, and what follows.
    folder, known, find = definitions.folder, resolver.links(written), parsed_links.ends
    made = [find(url, folder) for url in pieces[1::3]]
    found = [each for each in made if each and each[0]]
    if len(found) < len(made):
        return None
    parts = [""] * (4 * len(found) + 1)
    parts[::4], parts[2::4] = pieces[::3], pieces[2::3]
    for place, led in enumerate(found):
        if led[1] == "\x04":
            target = led[0][1:-1]
            led = known.get(target) or ends(target, resolver, written)  # noqa: PLW2901 -- it is led on
        parts[4 * place + 1], parts[4 * place + 3] = led
    return "".join(parts).split(_BETWEEN)
