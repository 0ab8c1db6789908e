"""Which pages stand under another name since a file was last brought up to date.

A page has no mark of its own: what tells is that its messages moved together.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from dragoman.catalogs import po
from dragoman.catalogs.extract import CONTENT, SUFFIX


def pages_of(template: Sequence[po.NewEntry]) -> dict[str, set[str]]:
    """Give the pages that each text stands on.

    Args:
        template: The messages of the source.

    Returns:
        By msgid, the pages' paths in the content folder without `.md`.
    """
    pages: dict[str, set[str]] = {}
    for entry in template:
        pages.setdefault(entry.msgid, set()).update(_pages(entry.references))
    return pages


def renamed_pages(
    live: Mapping[po.Key, po.Entry], template: Sequence[po.NewEntry]
) -> dict[str, str]:
    """Find the new names of pages that are gone.

    Args:
        live: The messages of a file, with the places they had.
        template: The messages of the source, with the places they have.

    Returns:
        The old path of a page to its new one, both without `.md`. A page counts as
        renamed to where most of its messages went.
    """
    present = {page for entry in template for page in _pages(entry.references)}
    votes: dict[str, Counter[str]] = {}
    for new in template:
        old = live.get(new.key)
        if old is None or old.references == new.references:
            continue
        before, now = _pages(old.references), _pages(new.references)
        for page in before - present:
            votes.setdefault(page, Counter()).update(sorted(now - before))
    return {page: count.most_common(1)[0][0] for page, count in votes.items() if count}


def _pages(references: Sequence[str]) -> set[str]:
    return {
        place.removeprefix(CONTENT).removesuffix(SUFFIX)
        for place in references
        if place.startswith(CONTENT) and place.endswith(SUFFIX)
    }
