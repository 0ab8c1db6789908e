"""How much of a page is translated, as the page itself tells it."""

from dataclasses import dataclass

from dragoman.catalogs.snapshot import Snapshot
from dragoman.catalogs.statistics import Counts, page_counts
from dragoman.pages.page import Page


@dataclass(frozen=True, slots=True)
class Completeness:
    """How a page stands in a language.

    Attributes:
        counts: Its blocks and their words, by state and origin.
    """

    counts: Counts

    @property
    def share(self) -> float:
        """The share of words that readers get in their language, from 0 to 1."""
        return self.counts.share

    @property
    def blocks(self) -> int:
        """All blocks."""
        return self.counts.total.strings

    @property
    def translated(self) -> int:
        """The blocks that are current or outdated."""
        return self.counts.shown.strings

    @property
    def outdated(self) -> int:
        """The blocks that are older than the source."""
        return self.counts.outdated.strings

    @property
    def machine(self) -> int:
        """The translated blocks that no person has seen."""
        return self.counts.machine.strings

    @property
    def is_all_machine(self) -> bool:
        """Whether a machine translated it and no person has seen any of that.

        What is equal to the source on purpose is nobody's translation.
        """
        return self.machine > 0 and not self.counts.by_people.strings


def completeness(page: Page, tag: str, snapshot: Snapshot) -> Completeness:
    """Measure what a language has of a page; the language's own texts only.

    Args:
        page: The page.
        tag: A language of the site; the source language has all of every page.
        snapshot: The catalogs.
    """
    return Completeness(page_counts(page, tag, snapshot))
