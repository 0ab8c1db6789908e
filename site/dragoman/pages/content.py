"""A content tree as it was read: the pages, and how they stand to each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from dragoman.pages.page import Page, Problem
from dragoman.pages.tree import Tree

__all__ = ["Content", "Sources"]


@dataclass(frozen=True, slots=True)
class Sources:
    """What was read of `content/`, before pages are set in relation to each other.

    Attributes:
        files: Every file by its path relative to `content/`, pages too, in order.
        pages: Every page that could be read, or once could, by path.
        unread: The problem of each page that cannot be read now, by path.
        unnamed: The problems of files that no URL could hold.
    """

    files: Mapping[str, Path]
    pages: Mapping[str, Page]
    unread: Mapping[str, Problem]
    unnamed: tuple[Problem, ...]


@dataclass(frozen=True)
class Content:
    """Everything in `content/`, as it was when it was read.

    Args:
        pages: By path, drafts too. Of two pages with one URL, the first by path.
        by_url: By URL, drafts too.
        aliases: Former URLs to the path of the page that is there now; none of drafts.
        files: Everything else, by path relative to `content/`.
        problems: Of all pages, with their paths.
        tree: How the pages stand to each other.
        sources: What it was made of.
    """

    pages: Mapping[str, Page]
    by_url: Mapping[str, Page]
    aliases: Mapping[str, str]
    files: Mapping[str, Path]
    problems: tuple[Problem, ...]
    tree: Tree
    sources: Sources = field(default=Sources({}, {}, {}, ()), repr=False, compare=False)

    @cached_property
    def pages_of_text(self) -> Mapping[str, Sequence[str]]:
        """The paths of the pages that a block's text stands on, by that text."""
        found: dict[str, list[str]] = {}
        for path, page in self.pages.items():
            for text in dict.fromkeys(block.text for block in page.blocks):
                found.setdefault(text, []).append(path)
        return found

    @property
    def sequence(self) -> tuple[Page, ...]:
        """All pages in reading order, each followed by those below it; no drafts."""
        return self.tree.sequence

    def children(self, page: Page) -> tuple[Page, ...]:
        """Return the pages directly below a page, by weight, then path; no drafts."""
        return self.tree.children.get(page.path, ())

    def trail(self, page: Page) -> tuple[Page, ...]:
        """Return the pages above a page, the home page first, without the page."""
        above: list[Page] = []
        parent = self.tree.parents.get(page.path)
        while parent is not None:
            above.append(parent)
            parent = self.tree.parents.get(parent.path)
        return tuple(reversed(above))
