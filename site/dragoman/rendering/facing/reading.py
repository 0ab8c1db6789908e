"""How a block reads on two sides: which has it, which has a gap, what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from dragoman.catalogs.catalog import State
from dragoman.rendering.block import PageReader
from dragoman.rendering.facing.parts import Half
from dragoman.rendering.resolving import PageResolver
from dragoman.rendering.text import no_text

if TYPE_CHECKING:
    from dragoman.languages.language import Language
    from dragoman.pages.page import Block, Page
    from dragoman.rendering.site import Site
    from dragoman.rendering.text import Text


class SideReader:
    """Reads the blocks of a page for one side.

    Args:
        site: The site as it stands.
        page: The page.
        language: The language of the side.
        letter: With which the ids of its references to footnotes begin.
        original: Whether its links carry along that originals are wanted.
    """

    def __init__(
        self,
        site: Site,
        page: Page,
        language: Language,
        letter: str,
        *,
        original: bool = False,
    ) -> None:
        self.resolver = PageResolver(
            site, page, language, letter=letter, original=original
        )
        self._page = page
        self._language = language
        self._catalogs = site.readers[language.tag]
        self._reader = PageReader(site, page, language, language, self.resolver)
        self._is_all_machine = site.share(page, language).is_all_machine

    def has(self, block: Block) -> bool:
        """Tell whether the language of the side has a block, current or outdated."""
        found = self._catalogs.block(block.text, block.context, self._page.path)
        return found.state in {State.CURRENT, State.OUTDATED}

    def half(self, block: Block) -> Half:
        """Read a block; what nobody has translated falls back, and says so."""
        read = self._reader.read(block)
        mark = read.mark
        if mark == "machine" and self._is_all_machine:
            mark = None
        return Half(read.text, read.attributes, mark, changed=read.changed)

    def plain(self, block: Block | None) -> Text:
        """Read a block without markup, as for an attribute; no block says nothing."""
        if block is None:
            return no_text(self._language)
        return self._reader.read(block, plain=True).text


class Reading:
    """Reads each block of a page on both sides.

    Args:
        own: The page's side.
        other: The side of the language it stands beside.
    """

    def __init__(self, own: SideReader, other: SideReader) -> None:
        self.own = own
        self.other = other

    def halves(self, block: Block) -> tuple[Half, Half]:
        """Read a block on both sides.

        Args:
            block: A block of the page.

        Returns:
            The page's side, and the other. Where only one has the block, the other is a
            gap. Where none has it, the page's side shows what its plain page shows.
        """
        # A text that is not shown is not read: its references would have ids.
        is_there = self.other.has(block)
        is_here = self.own.has(block) or not is_there
        own = self.own.half(block) if is_here else Half(None)
        other = self.other.half(block) if is_there else Half(None)
        return _headed(block, own, other) if block.tag[:1] == "h" else (own, other)


def _headed(block: Block, own: Half, other: Half) -> tuple[Half, Half]:
    """Make one of the two the heading, so that the page has one outline."""
    # The attributes come from the page compiler, which escapes their values.
    attributes = Markup(block.attributes)  # noqa: S704
    look = f"as{block.tag[1]}"
    if own.is_gap:
        other = replace(other, tag=block.tag, own_attributes=attributes)
        return replace(own, look=look), other
    own = replace(own, tag=block.tag, own_attributes=attributes)
    return own, replace(other, look=look)
