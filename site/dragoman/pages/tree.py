"""How pages stand in relation to each other: above, below, before and after.

The page of a folder is its `index.md`, or else the page of the same name beside it.
A page is below the page of its folder; where that has none, below the next one up.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.pages.page import Page

__all__ = ["Tree", "arrange"]


@dataclass(frozen=True, slots=True)
class Tree:
    """The order of a site's pages. Drafts have a place above them, but are in no list.

    Args:
        children: The pages directly below a page, by its path.
        parents: The page above a page, by its path.
        sequence: All pages in reading order.
    """

    children: Mapping[str, tuple[Page, ...]]
    parents: Mapping[str, Page]
    sequence: tuple[Page, ...]


def arrange(pages: Mapping[str, Page]) -> Tree:
    """Put pages in order.

    Args:
        pages: By path, one for each URL.
    """
    public = {path: page for path, page in pages.items() if not page.front.draft}
    parents: dict[str, Page] = {}
    below: dict[str, list[Page]] = {}
    for path, page in pages.items():
        parent = next(_above(path, public), None)
        if parent is not None:
            parents[path] = parent
        # A draft knows what is above it, for its preview; nothing knows of a draft.
        if path in public:
            below.setdefault(parent.path if parent else "", []).append(page)
    children = {path: _ordered(found) for path, found in below.items()}
    return Tree(children, parents, tuple(_walk(children)))


def _above(path: str, public: Mapping[str, Page]) -> Iterator[Page]:
    """Yield the pages above a page, nearest first."""
    folder = path.rpartition("/")[0]
    while True:
        index = f"{folder}/index.md" if folder else "index.md"
        for candidate in (index, f"{folder}.md"):
            if candidate in public and candidate != path:
                yield public[candidate]
        if not folder:
            return
        folder = folder.rpartition("/")[0]


def _ordered(pages: Iterable[Page]) -> tuple[Page, ...]:
    return tuple(sorted(pages, key=lambda page: (page.front.weight, page.path)))


def _walk(children: Mapping[str, tuple[Page, ...]]) -> Iterator[Page]:
    # Home first, whatever pages weigh that stand beside it with none above them.
    top = sorted(children.get("", ()), key=lambda page: page.url != "")
    waiting = top[::-1]
    while waiting:
        page = waiting.pop()
        yield page
        waiting.extend(reversed(children.get(page.path, ())))
