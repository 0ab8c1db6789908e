"""A translated message as the checks look at it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.checks.text import Text
from dragoman.catalogs.plural import TRIED, PluralRule
from dragoman.catalogs.po import Entry
from dragoman.pages.markdown.inline import NOWHERE
from dragoman.pages.page import Definitions

# GNU msgfmt lets a form that fewer numbers take leave out its number ("no file").
_OFTEN = 5


@dataclass(frozen=True)
class Pair:
    """A text and its translation.

    Attributes:
        source: The text.
        target: The translation.
        form: Which plural form it is, from 0; None where there are none.
    """

    source: Text
    target: Text
    form: int | None = None


@dataclass(frozen=True)
class Message:
    """A message with its translation, of one language.

    Attributes:
        entry: The message.
        language: The language's tag.
        domain: Interface texts or page content.
        plural: Which form a number takes; None where the file does not say.
        source_language: The language of the sources, without script and region.
        link_hosts: Hosts a translation may link to although its source does not.
        definitions: What the message's page defines, if the page is known.
    """

    entry: Entry
    language: str
    domain: Domain
    plural: PluralRule | None = None
    link_hosts: Collection[str] = ()
    source_language: str = "en"
    definitions: Definitions = field(default=NOWHERE, repr=False)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Each text of the translation beside the source it was made from."""
        if self.entry.msgid_plural is None:
            (target,) = self.targets
            return (Pair(self._made_from, target),)
        return tuple(
            Pair(self._source_of(form), target, form)
            for form, target in enumerate(self.targets)
        )

    @cached_property
    def targets(self) -> tuple[Text, ...]:
        """The translation, form by form."""
        return tuple(map(self._text, self.entry.msgstr))

    @cached_property
    def sources(self) -> tuple[Text, ...]:
        """Every text that a translation may take its marks from.

        An outdated translation is shown too, so what the text had that it was made
        from is as good as what the present one has.
        """
        entry = self.entry
        texts = [entry.msgid, entry.msgid_plural]
        if entry.fuzzy:
            texts += [entry.previous_msgid, entry.previous_msgid_plural]
        return tuple(self._text(text) for text in texts if text)

    @property
    def language_code(self) -> str:
        """The language without script and region: `pt` of `pt-BR`."""
        return self.language.partition("-")[0]

    def is_often(self, form: int | None) -> bool:
        """Whether more than a few numbers take a plural form.

        Args:
            form: The form; None stands for a message without plural.
        """
        if form is None or self.plural is None:
            return True
        numbers = (n for n in TRIED if self.plural.index(n) == form)
        return sum(1 for _ in zip(numbers, range(_OFTEN + 1), strict=False)) > _OFTEN

    @cached_property
    def _made_from(self) -> Text:
        entry = self.entry
        is_older = entry.fuzzy and entry.previous_msgid
        return self._text(entry.previous_msgid if is_older else entry.msgid)

    @cached_property
    def _made_from_plural(self) -> Text:
        entry = self.entry
        is_older = entry.fuzzy and entry.previous_msgid_plural
        text = entry.previous_msgid_plural if is_older else entry.msgid_plural
        return self._text(text)

    def _source_of(self, form: int) -> Text:
        """Give the singular to the form of 1, if no other number takes it."""
        is_singular = self.plural is not None and self.plural.index(1) == form
        if is_singular and not self.is_often(form):
            return self._made_from
        return self._made_from_plural

    def _text(self, raw: str | None) -> Text:
        is_markdown = self.domain is Domain.CONTENT
        return Text(raw or "", is_markdown=is_markdown, definitions=self.definitions)


def said_pairs(message: Message) -> Iterator[Pair]:
    """Give the pairs whose translation says something."""
    return (pair for pair in message.pairs if pair.target.raw)
