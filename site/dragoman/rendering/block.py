"""A block of a page as a reader of one language gets it."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from dragoman.catalogs.catalog import BlockKey, Origin, State
from dragoman.catalogs.shown import About, Shown
from dragoman.languages.language import Language
from dragoman.pages.markdown import (
    Resolver,
    finish,
    finished_all,
    inline,
)
from dragoman.pages.page import Block, Page
from dragoman.rendering.parts import MARKS, Mark, state
from dragoman.rendering.site import Site
from dragoman.rendering.text import Text

if TYPE_CHECKING:
    from dragoman.rendering.changes import Changed


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A block's text in the language it was found in, and how it stands.

    Attributes:
        text: The text.
        mark: What the edition has to say of it, if anything.
        changed: Of an older text, what has changed in the original since.
    """

    text: Text
    mark: Mark | None
    changed: "Changed | None" = None

    @property
    def state(self) -> str | None:
        """The value of `data-state`, if the block carries one."""
        return None if self.mark is None else state(self.mark)

    @property
    def attributes(self) -> Markup:
        """`data-state`, `lang` and `dir`, as far as they are due."""
        return STATES[self.mark] + self.text.attributes


class Own(NamedTuple):
    """A block's text in the language of what stands around it.

    Attributes:
        html: The text, safe HTML.
        attributes: `data-state`, if it is due.
    """

    html: str
    attributes: str


# The attribute that tells a text's state, by its mark.
STATES: Mapping[Mark | None, Markup] = {
    None: Markup(),
    **{each: Markup(' data-state="{}"').format(state(each)) for each in MARKS},
}


class PageReader:
    """Reads the blocks of one page in one language.

    Args:
        site: The site as it stands.
        page: The page.
        language: The reader's language; the source language for a page that is shown
            as it was written.
        surroundings: The language of what stands around the text.
        resolver: Where the links, pictures and footnotes of the texts lead.
        original: Give the original where the translation is older.
    """

    def __init__(  # noqa: PLR0913 -- each is a part of what the reader gets
        self,
        site: Site,
        page: Page,
        language: Language,
        surroundings: Language,
        resolver: Resolver,
        *,
        original: bool = False,
    ) -> None:
        self._site = site
        self._page = page
        self._reader = site.readers[language.tag]
        self._surroundings = surroundings
        self._resolver = resolver
        self._original = original

    def read(self, block: Block, *, plain: bool = False) -> ReadBlock:
        """Read one block.

        Args:
            block: A block of the page.
            plain: Leave the markup out, as for an attribute.

        Returns:
            Its HTML, escaped also where it is plain.
        """
        found, mark = self._found(block)
        if plain:
            html = Markup.escape(inline(found.text, self._page.definitions, plain=True))
        else:
            # inline() and finish() let nothing raw pass: they write every tag.
            html = Markup(self._html(found))  # noqa: S704
        language = self._site.languages[found.language]
        text = Text(html, language, self._surroundings)
        if mark != "older" or plain or found.previous is None:
            return ReadBlock(text, mark)
        return ReadBlock(text, mark, self._changed(found.previous, block))

    def own(self, marks: Container[Mark | None]) -> Mapping[BlockKey, Own]:
        """Read at once all blocks of the page of which there is little to say.

        Args:
            marks: The marks with which nothing more is to be said of a block.

        Returns:
            Their texts. Blocks are not among them that have another mark, are in
            another language than what stands around them, or refer to footnotes.
        """
        tag = self._surroundings.tag
        found = self._reader.texts(self._page)
        keys, texts, parsed = list(found), found.texts, found.parsed
        attributes = _attributes(found.about, tag, marks)
        if None in attributes:
            chosen = [n for n, each in enumerate(attributes) if each is not None]
            keys = [keys[n] for n in chosen]
            texts = [texts[n] for n in chosen]
            parsed = [parsed[n] for n in chosen]
            attributes = [attributes[n] for n in chosen]
        definitions, resolver = self._page.definitions, self._resolver
        finished = finished_all(texts, parsed, definitions, resolver, tag)
        # A page has dozens of them: made thus, each takes half as long.
        new = tuple.__new__
        owns = [new(Own, pair) for pair in zip(finished, attributes, strict=True)]
        own = dict(zip(keys, owns, strict=True))
        if None in finished:
            return {key: each for key, each in own.items() if each.html is not None}
        return own

    def _found(self, block: Block) -> tuple[Shown, Mark | None]:
        found = self._reader.block(block.text, block.context, self._page.path)
        mark = _MARKS[found.state, found.origin]
        if mark == "older" and self._original:
            found = found._replace(text=block.text, language=self._site.source.tag)
            return found, "original"
        return found, mark

    def _html(self, found: Shown) -> str:
        html = inline(found.text, self._page.definitions)
        return finish(html, self._resolver, found.language)

    def _changed(self, previous: str, block: Block) -> "Changed | None":
        # Few pages have an outdated text.
        from dragoman.rendering.changes import changed  # noqa: PLC0415 -- see above

        definitions, source = self._page.definitions, self._site.source
        return changed(previous, block.text, definitions, source)


def _attributes(
    about: Sequence[About], tag: str, marks: Container[Mark | None]
) -> list[str | None]:
    """Give what is to be written of texts; None where more is to be said of one."""
    given: list[str | None] = []
    last: About | None = None
    for each in about:
        if each is not last:
            last, (language, state, origin, _) = each, each
            mark = _MARKS[state, origin]
            said = STATES[mark] if language == tag and mark in marks else None
        given.append(said)
    return given


def _mark(state: State, origin: Origin) -> Mark | None:
    if state is State.OUTDATED:
        return "older"
    if state is State.CURRENT:
        return "machine" if origin is Origin.MACHINE else None
    return "missing"


# Asked for every block.
_MARKS = {(state, origin): _mark(state, origin) for state in State for origin in Origin}
