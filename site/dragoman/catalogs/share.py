"""How much of a page is translated."""

from dataclasses import dataclass

from dragoman.catalogs.catalog import Origin, State
from dragoman.catalogs.shelf import Snapshot
from dragoman.pages.page import Page

_SEEN = frozenset({Origin.HUMAN, Origin.REVIEWED})


@dataclass(frozen=True, slots=True)
class Completeness:
    """How a page stands in a language.

    Attributes:
        words: All source words of the page, its title included.
        shown_words: Those in blocks that are current or outdated.
        blocks: All blocks.
        translated: Those that are current or outdated.
        outdated: Those that are older than the source.
        machine: Translated ones that no person has seen.
        human: Translated ones that a person wrote or reviewed; what is equal to the
            source on purpose is neither.
    """

    words: int
    shown_words: int
    blocks: int
    translated: int
    outdated: int
    machine: int
    human: int

    @property
    def share(self) -> float:
        """The share that readers get in their language, from 0 to 1."""
        return self.shown_words / self.words if self.words else 1.0

    @property
    def is_all_machine(self) -> bool:
        """Whether a machine translated it and no person has seen any of that."""
        return self.machine > 0 and not self.human


def completeness(page: Page, tag: str, snapshot: Snapshot) -> Completeness:
    """Count what a language has of a page; the language's own texts only.

    Args:
        page: The page.
        tag: A language of the site; the source language has all of every page.
        snapshot: The catalogs.
    """
    words = sum(block.words for block in page.blocks)
    total = len(page.blocks)
    if tag == snapshot.source:
        return Completeness(words, words, total, total, 0, 0, total)
    catalog = snapshot.content.get(tag)
    if catalog is None:
        return Completeness(words, 0, total, 0, 0, 0, 0)
    pairs = [
        (block, catalog.find(block.text, block.context, page.path))
        for block in page.blocks
    ]
    shown = [(block, found) for block, found in pairs if found.is_shown]
    return Completeness(
        words=words,
        shown_words=sum(block.words for block, _ in shown),
        blocks=total,
        translated=len(shown),
        outdated=sum(found.state is State.OUTDATED for _, found in shown),
        machine=sum(found.origin is Origin.MACHINE for _, found in shown),
        human=sum(found.origin in _SEEN for _, found in shown),
    )
