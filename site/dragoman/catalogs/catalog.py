"""All messages of one language in one domain, as readers get them.

A catalog never changes once it is made, and holds nothing but what was translated:
whatever it does not have is missing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from dragoman.catalogs.plural import PluralRule
from dragoman.catalogs.translation import (
    MISSING,
    NOT_THERE,
    SHOWN,
    Group,
    Origin,
    Several,
    Standing,
    State,
    Translation,
    several,
    standing,
    standings,
)

__all__ = [
    "MISSING",
    "PAGE_CONTEXT",
    "SHOWN",
    "BlockKey",
    "Catalog",
    "Domain",
    "Messages",
    "Origin",
    "State",
    "Translation",
    "page_context",
]

#: Before the path of a page: the context of a text that one page has to itself.
PAGE_CONTEXT = "page:"


class Domain(StrEnum):
    """The two kinds of messages, each a file of its own."""

    MESSAGES = "messages"
    CONTENT = "content"


Messages = Mapping[str | None, Group]
#: The text of a block and the context that its author gave.
BlockKey = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Catalog:
    """The messages of one language in one domain.

    Attributes:
        language: The language's tag.
        domain: Interface texts or page content.
        revision: The SHA-256 of the file's bytes, in hex; empty without a file.
        plural: Which form of a message a number takes; None where no message has any.
        messages: The translations, by context (None without one) and msgid.
    """

    language: str
    domain: Domain
    revision: str = ""
    plural: PluralRule | None = None
    messages: Messages = field(default_factory=dict, repr=False)

    def find(
        self, msgid: str, context: str | None = None, page: str | None = None
    ) -> Translation:
        """Find a message.

        Args:
            msgid: The source text.
            context: The author's context. In page content a message that is not
                translated in its context is looked for without one, because authors
                give contexts to texts that were translated before.
            page: The path of the page it stands on, `guide/install.md`. A translation
                that was made for this page alone wins there.

        Returns:
            The first translation that readers see; else a suggestion for translators;
            else `MISSING`.
        """
        group = self._holding(msgid, context, page)
        return MISSING if group is None else group[msgid]

    def find_all(self, blocks: Sequence[BlockKey], page: str) -> Several:
        """Find the messages of a page: what `find` finds of each, for less work.

        Args:
            blocks: Text and context of each.
            page: The path of the page.
        """
        texts = tuple([text for text, _ in blocks])
        found = several(self.messages.get(None, {}), texts)
        for place in self._apart(blocks, page):
            found.put(place, self.find(*blocks[place], page))
        return found

    def standing(
        self, msgid: str, context: str | None = None, page: str | None = None
    ) -> Standing:
        """Tell how the message stands that `find` finds, without reading its text."""
        group = self._holding(msgid, context, page)
        found = None if group is None else standing(group, msgid)
        return found or NOT_THERE

    def standings(self, blocks: Sequence[BlockKey], page: str) -> list[Standing]:
        """Tell how the messages of a page stand: what `standing` tells of each.

        Args:
            blocks: Text and context of each.
            page: The path of the page.
        """
        found = standings(self.messages.get(None, {}), [text for text, _ in blocks])
        for place in self._apart(blocks, page):
            found[place] = self.standing(*blocks[place], page)
        return [each or NOT_THERE for each in found]

    def find_forms(
        self,
        msgid: str,
        plural: str | None,  # noqa: ARG002 -- for catalogs that compute what they say
        context: str | None = None,
    ) -> Translation:
        """Find an interface message in all its plural forms.

        Args:
            msgid: The source text, for one of the thing where there is a plural.
            plural: The source text for several; None if a number changes nothing.
            context: The context that the program gave.
        """
        return self.find(msgid, context)

    def sources(self) -> Iterator[str]:
        """Give every source text it keeps, so that other catalogs can share them."""
        for group in self.messages.values():
            yield from group

    def _apart(self, blocks: Sequence[BlockKey], page: str) -> Sequence[int]:
        """Give the places of messages that their page or their context may decide."""
        messages = self.messages
        if self.domain is not Domain.CONTENT:
            return range(len(blocks))
        if messages.keys() <= {None}:
            return ()
        own = messages.get(page_context(page), {})
        return [
            place
            for place, (text, context) in enumerate(blocks)
            if text in own or (context is not None and context in messages)
        ]

    def _holding(
        self, msgid: str, context: str | None, page: str | None
    ) -> Group | None:
        """Give the messages of the context in which `find` finds a message."""
        suggesting = None
        messages = self.messages
        for candidate in self._contexts(context, page):
            # Few pages have texts of their own, and few texts a context.
            if candidate not in messages:
                continue
            group = messages[candidate]
            found = standing(group, msgid)
            if found is None:
                continue
            if found.state in SHOWN:
                return group
            if suggesting is None:
                suggesting = group
        return suggesting

    def _contexts(
        self, context: str | None, page: str | None
    ) -> tuple[str | None, ...]:
        own = () if page is None else (page_context(page),)
        if context is not None and self.domain is Domain.CONTENT:
            return (*own, context, None)
        return (*own, context)


@lru_cache(maxsize=1024)
def page_context(path: str) -> str:
    """Give the msgctxt of texts that one page has to itself.

    Args:
        path: The page's path in the content folder, `guide/install.md`.
    """
    return PAGE_CONTEXT + path.removesuffix(".md")
