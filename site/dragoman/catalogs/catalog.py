"""All messages of one language in one domain, as readers get them.

A catalog never changes once it is made, and holds nothing but what was translated:
whatever it does not have is missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from dragoman.catalogs.plural import PluralRule

#: Before the path of a page: the context of a text that one page has to itself.
PAGE_CONTEXT = "page:"


class Domain(StrEnum):
    """The two kinds of messages, each a file of its own."""

    MESSAGES = "messages"
    CONTENT = "content"


class State(StrEnum):
    """How a message stands in a language."""

    CURRENT = "current"
    OUTDATED = "outdated"
    UNSURE = "unsure"
    MISSING = "missing"


#: What readers see.
SHOWN = frozenset({State.CURRENT, State.OUTDATED})


class Origin(StrEnum):
    """Who made a translation."""

    HUMAN = "human"
    REVIEWED = "reviewed"
    MACHINE = "machine"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Translation:
    """A message as one language has it.

    Attributes:
        texts: One text, or one per plural form.
        state: How it stands.
        origin: Who made it.
        previous: The source text it was made for, where that is not the present one.
    """

    texts: tuple[str, ...]
    state: State
    origin: Origin = Origin.HUMAN
    previous: str | None = None

    @property
    def is_shown(self) -> bool:
        """Whether readers see it."""
        return self.state in SHOWN


#: What a catalog answers for a message that it does not have.
MISSING = Translation((), State.MISSING)

Messages = Mapping[str | None, Mapping[str, Translation]]


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
        suggestion = MISSING
        messages = self.messages
        for candidate in self._contexts(context, page):
            # Few pages have texts of their own, and few texts a context.
            if candidate not in messages:
                continue
            found = messages[candidate].get(msgid)
            if found is None:
                continue
            if found.state in SHOWN:
                return found
            if suggestion is MISSING:
                suggestion = found
        return suggestion

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
