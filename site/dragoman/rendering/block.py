"""A block of a page as a reader of one language gets it."""

from dataclasses import dataclass

from markupsafe import Markup

from dragoman.catalogs.catalog import Origin, State
from dragoman.languages.language import Language
from dragoman.pages.markdown import Resolver, finish, inline
from dragoman.pages.page import Block, Page
from dragoman.rendering.parts import Mark
from dragoman.rendering.site import Site
from dragoman.rendering.text import Text


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A block's text in the language it was found in, and how it stands.

    Attributes:
        text: The text.
        mark: What the edition has to say of it, if anything.
    """

    text: Text
    mark: Mark | None

    @property
    def state(self) -> str | None:
        """The value of `data-state`, if the block carries one."""
        return "outdated" if self.mark == "older" else self.mark

    @property
    def attributes(self) -> Markup:
        """`data-state`, `lang` and `dir`, as far as they are due."""
        state = self.state
        said = Markup(' data-state="{}"').format(state) if state else Markup()
        return said + self.text.attributes


class PageReader:
    """Reads the blocks of one page in one language.

    Args:
        site: The site as it stands.
        page: The page.
        language: The reader's language; the source language for a page that is shown
            as it was written.
        surroundings: The language of what stands around the text.
        resolver: Where the links, pictures and footnotes of the texts lead.
    """

    def __init__(
        self,
        site: Site,
        page: Page,
        language: Language,
        surroundings: Language,
        resolver: Resolver,
    ) -> None:
        self._site = site
        self._page = page
        self._reader = site.readers[language.tag]
        self._surroundings = surroundings
        self._resolver = resolver

    def read(self, block: Block, *, plain: bool = False) -> ReadBlock:
        """Read one block.

        Args:
            block: A block of the page.
            plain: Leave the markup out, as for an attribute.

        Returns:
            Its HTML, escaped also where it is plain.
        """
        found = self._reader.block(block.text, block.context, self._page.path)
        html = inline(found.text, self._page.definitions, plain=plain)
        if not plain:
            # inline() and finish() let nothing raw pass: they write every tag.
            html = Markup(finish(html, self._resolver, found.language))  # noqa: S704
        language = self._site.languages[found.language]
        mark = _mark(found.state, found.origin)
        return ReadBlock(Text(Markup.escape(html), language, self._surroundings), mark)


def _mark(state: State, origin: Origin) -> Mark | None:
    if state is State.OUTDATED:
        return "older"
    if state is State.CURRENT:
        return "machine" if origin is Origin.MACHINE else None
    return "missing"
