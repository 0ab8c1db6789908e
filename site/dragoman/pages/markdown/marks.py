"""Private marks in kept inline HTML, for what differs between languages and builds.

Links to pages, files, images and references to footnotes depend on the reader's
language or on the build, so inline HTML is kept with marks in their place and
`finish` resolves them. The marks are control characters, which no clean text holds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, unquote

from dragoman.languages.language import Language
from dragoman.pages.markdown.cleaning import escape
from dragoman.pages.markdown.urls import Target

__all__ = ["Goal", "Resolver", "ends", "finish", "finish_all", "image", "link", "note"]

_NOTE = re.compile("\x00([^\x06]*)\x06")
_LINK = re.compile("\x01([pf])([^\x02]*)\x02([^\x02]*)\x02([^\x03]*)\x03([^\x04]*)\x04")
# Stands between texts, and in none.
_BETWEEN = "\x07"
_IMAGE = re.compile("\x05([^\x02]*)\x02([^\x02]*)\x02([^\x06]*)\x06")


@dataclass(frozen=True, slots=True)
class Goal:
    """A page that a link leads to.

    Attributes:
        url: Its URL, not escaped.
        tongue: The language it is in, where that is not the reader's: the link says
            so (W3C, Indicating the language of a link destination).
    """

    url: str
    tongue: Language | None = None


class Resolver(Protocol):
    """What `finish` asks the renderer for."""

    def page(self, path: str, fragment: str) -> Goal | None:
        """Return where a link to a page leads the readers of a language.

        Args:
            path: Content path, "guide/install.md".
            fragment: Fragment to add after `#`, decoded; "" for none.

        Returns:
            The page; None if the link leads nowhere: then only its text is shown.
        """

    def asset(self, path: str) -> str | None:
        """Return the hashed URL of a file.

        Args:
            path: Asset name, "content/guide/way.svg" or "images/way.svg".

        Returns:
            The URL, not escaped; None if there is no such file: then only the
            text of the link or image is shown.
        """

    def footnote(self, label: str, written: str) -> str:
        """Return the HTML of a reference to the footnote with this label.

        Args:
            label: The label.
            written: Tag of the language of the text it stands in, "" if that is not
                another than what stands around the text.
        """

    def links(self, written: str) -> dict[str, tuple[str, str]]:
        """Return what is known to stand before and after a link's text, by its mark.

        `finish_all` adds to it; `written` is the tag of the language of the texts.
        """


def link(target: Target, title: str) -> tuple[str, str]:
    """Return what stands before and after a link's text.

    Args:
        target: Where it leads, not "refused".
        title: Its title, "" for none.
    """
    attributes = f' title="{escape(title)}"' if title else ""
    if target.kind == "external":
        return f'<a href="{escape(target.value)}"{attributes}>', "</a>"
    if target.kind == "fragment":
        return f'<a href="#{escape(target.fragment)}"{attributes}>', "</a>"
    fields = (target.kind[0] + target.value, target.fragment, attributes)
    return "\x01" + "\x02".join(fields) + "\x03", "\x04"


def image(target: Target, alt: str, title: str) -> str:
    """Return an image within a text.

    Args:
        target: A file.
        alt: Its text, escaped.
        title: Its title, "" for none.
    """
    attributes = f' title="{escape(title)}"' if title else ""
    return f"\x05{target.value}\x02{alt}\x02{attributes}\x06"


def note(label: str) -> str:
    """Return a reference to a footnote."""
    # Encoded, because direction controls in the text around it are balanced.
    return f"\x00{quote(label)}\x06"


def finish(html: str, resolver: Resolver, written: str = "") -> str:
    """Return inline HTML with every mark resolved.

    Args:
        html: What `inline` returned.
        resolver: Knows the URLs.
        written: Tag of the text's language. Links to pages in it do not name it.
    """
    # Images first: they may stand inside links, and their mark ends before the
    # link's does.
    if "\x05" in html:
        html = _IMAGE.sub(lambda found: _image(found, resolver), html)
    if "\x00" in html:
        html = _NOTE.sub(
            lambda found: resolver.footnote(unquote(found[1]), written), html
        )
    if "\x01" in html:
        html = _LINK.sub(lambda found: _link(found, resolver, written), html)
    return html


def finish_all(
    texts: Sequence[str], resolver: Resolver, written: str = ""
) -> list[str | None]:
    """Return inline HTML with every mark resolved, for less work than one by one.

    Args:
        texts: What `inline` returned.
        resolver: Knows the URLs.
        written: Tag of the texts' language.

    Returns:
        What `finish` returns for each. None for those that refer to footnotes: the
        references are counted in the order in which they are shown.
    """
    joined = _BETWEEN.join(texts)
    if "\x00" in joined or "\x05" in joined:
        return [
            None if "\x00" in each else finish(each, resolver, written)
            for each in texts
        ]
    return [*_linked(joined, resolver, written).split(_BETWEEN)] if texts else []


def ends(target: str, resolver: Resolver, written: str = "") -> tuple[str, str]:
    """Return what stands before and after the text of a link, of which that is known.

    Args:
        target: What `link` wrote of it, without the control characters at the ends.
        resolver: Knows the URLs; it remembers them by that.
        written: Tag of the text's language.
    """
    made = finish(f"\x01{target}\x03{_BETWEEN}\x04", resolver, written)
    opening, _, closing = made.partition(_BETWEEN)
    found = resolver.links(written)[target] = opening, closing
    return found


def _linked(html: str, resolver: Resolver, written: str) -> str:
    before, *linked = html.split("\x01")
    if not linked:
        return html
    known = resolver.links(written)
    parts = [before]
    for each in linked:
        target, _, rest = each.partition("\x03")
        text, _, after = rest.partition("\x04")
        found = known.get(target) or ends(target, resolver, written)
        parts += (found[0], text, found[1], after)
    return "".join(parts)


def _image(found: re.Match[str], resolver: Resolver) -> str:
    path, alt, attributes = found.groups()
    url = resolver.asset(path)
    if url is None:
        return alt
    return f'<img src="{escape(url)}" alt="{alt}"{attributes}>'


def _link(found: re.Match[str], resolver: Resolver, written: str) -> str:
    kind, path, fragment, attributes, text = found.groups()
    if kind == "p":
        goal = resolver.page(path, fragment)
    else:
        url = resolver.asset(path)
        goal = None if url is None else Goal(f"{url}#{fragment}" if fragment else url)
    if goal is None:
        return text
    if goal.tongue is None:
        return f'<a href="{escape(goal.url)}"{attributes}>{text}</a>'
    attributes += f' hreflang="{escape(goal.tongue.tag)}"'
    name = "" if goal.tongue.tag == written else _name(goal.tongue)
    return f'<a href="{escape(goal.url)}"{attributes}>{text}</a>{name}'


def _name(tongue: Language) -> str:
    # No line begins with the name alone: the space before it does not break.
    return (
        f'\N{NO-BREAK SPACE}<span class="tongue-of" lang="{escape(tongue.tag)}" '
        f'dir="{tongue.direction}" translate="no">{escape(tongue.name)}</span>'
    )
