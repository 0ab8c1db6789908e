"""A source or translation taken apart: its words, and the marks that must survive.

Law: what cannot be parsed is plain text, as it is for readers; no text raises.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from dragoman.catalogs.placeholders import named_places
from dragoman.errors import PageError
from dragoman.pages.markdown.cleaning import unguard
from dragoman.pages.markdown.events import Event
from dragoman.pages.markdown.inline import NOWHERE, parse_message
from dragoman.pages.page import Definitions

#: Stands in `Text.prose` for what is no prose: code, a placeholder, an address.
THING = "\ufffc"

# An element of HTML, a comment or a declaration: what a browser would take for markup.
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>")
_NOTE = re.compile(r"\[\^([^\[\]\n]+)\]")
_SPACES = re.compile(r"\s+")
_URL = re.compile(
    r"(?<![A-Za-z])(?:https?|ftp)://[^\s<>\"'“”„»«`\ufffc|\u3000-\u303f\uff00-\uff0f]+",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
# What ends a sentence after an address, or closes the brackets around it.
_AFTER_URL = ".,;:!?)]}'*_~\u061f\u060c\u0964\u06d4"


class Text:
    """One text of a message.

    Args:
        raw: The text as the file has it.
        is_markdown: Whether it is inline Markdown; else plain text.
        definitions: What the page defines that it may refer to, if it is known.
    """

    def __init__(
        self, raw: str, *, is_markdown: bool, definitions: Definitions = NOWHERE
    ) -> None:
        self.raw = raw
        self._is_markdown = is_markdown
        self._definitions = definitions

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The parser's events; one event of text where nothing can be parsed."""
        as_text = (Event("Text", self.raw),)
        if not self._is_markdown:
            return as_text
        # Any footnote it names counts as one: which are known, the checks tell.
        notes = {label.casefold(): label for label in _NOTE.findall(self.raw)}
        links = self._definitions.links
        try:
            return tuple(parse_message(self.raw, Definitions("", links, notes)))
        except PageError:
            return as_text

    @cached_property
    def html(self) -> Counter[str]:
        """The tags and comments, each with white space folded."""
        found = _TAG.findall(self.raw)
        if self._is_markdown:
            found = [e.text for e in self.events if e.kind in {"Html", "InlineHtml"}]
        return Counter(_SPACES.sub(" ", unguard(each)).strip() for each in found)

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Where its links lead, in their order."""
        return tuple(self._urls("Link"))

    @cached_property
    def images(self) -> tuple[str, ...]:
        """The files of its pictures, in their order."""
        return tuple(self._urls("Image"))

    @cached_property
    def code(self) -> Counter[str]:
        """The texts of its inline code."""
        found = (unguard(e.text) for e in self.events if e.kind == "Code")
        return Counter(_SPACES.sub(" ", each) for each in found)

    @cached_property
    def footnotes(self) -> frozenset[str]:
        """The labels of the footnotes it refers to, case folded."""
        found = (e for e in self.events if e.kind == "FootnoteReference")
        return frozenset(unguard(event.text).casefold() for event in found)

    def count(self, kind: str) -> int:
        """Count the events of a kind."""
        return sum(event.kind == kind for event in self.events)

    @cached_property
    def spoken(self) -> str:
        """The text without markup and code, placeholders and addresses left in."""
        return "".join(self._spoken()).strip(" \t") if self._is_markdown else self.raw

    @cached_property
    def places(self) -> Counter[str]:
        """Its named placeholders, each as it is written; those in code are code."""
        # Most texts have none, and need not be parsed to know it.
        has_any = next(named_places(self.raw), None) is not None
        return Counter(named_places(self.spoken)) if has_any else Counter()

    @cached_property
    def urls(self) -> frozenset[str]:
        """The web addresses that stand written out in it."""
        # A link whose text is its address says it twice, and `links` holds it.
        shown = frozenset(self.links)
        found = (each.rstrip(_AFTER_URL) for each in _URL.findall(self.spoken))
        return frozenset(each for each in found if each not in shown)

    @cached_property
    def emails(self) -> frozenset[str]:
        """The mail addresses that stand written out in it."""
        found = _EMAIL.findall(_URL.sub(THING, self.spoken))
        return frozenset(each.casefold() for each in found)

    @cached_property
    def prose(self) -> str:
        """The words and what parts them; `THING` for what is not prose."""
        text = self.spoken if self._is_markdown else _TAG.sub("", self.raw)
        for place in self.places:
            text = text.replace(place, THING)
        return _EMAIL.sub(THING, _URL.sub(_without_address, text))

    def _urls(self, kind: str) -> Iterator[str]:
        return (unguard(event.url) for event in self.events if event.kind == kind)

    def _spoken(self) -> Iterator[str]:
        for event in self.events:
            if event.kind == "Text":
                yield unguard(event.text)
            elif event.kind == "Code":
                yield THING
            elif event.kind in {"HardBreak", "SoftBreak"}:
                yield "\n"


def _without_address(found: re.Match[str]) -> str:
    """Put a thing for an address, and leave what stands after it."""
    return THING + found[0][len(found[0].rstrip(_AFTER_URL)) :]
