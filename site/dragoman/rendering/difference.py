"""What a new state of the site need not measure anew, as it is the same as in the last.

Law: what is left out here is the same in both states. What cannot be told counts as
different.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.layered import differing
from dragoman.catalogs.snapshot import Snapshot
from dragoman.pages.page import Block, Page
from dragoman.rendering.site import Site

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Difference:
    """What two states of a site have differently.

    Attributes:
        names: Whether a page may have another name or address somewhere.
        texts: By tag, the paths of the pages that hold a text whose translation in that
            very language differs; None if that is not known.
    """

    names: bool
    texts: Mapping[str, frozenset[str]] | None

    def is_same_in(self, page: Page, tags: Iterable[str]) -> bool:
        """Tell whether languages have the same of a page that is itself the same.

        Args:
            page: A page that is the same object in both states.
            tags: The languages.
        """
        texts = self.texts
        if texts is None:
            return False
        return all(page.path not in texts.get(tag, _NONE) for tag in tags)


def difference(last: Site, site: Site) -> Difference:
    """Tell what two states of a site have differently.

    Args:
        last: The earlier state.
        site: The later state.
    """
    before, now = _snapshot(last), _snapshot(site)
    if before.source != now.source:
        return Difference(names=True, texts=None)
    texts = {
        tag: found
        for tag in before.content.keys() | now.content.keys()
        if (found := _texts(before.content.get(tag), now.content.get(tag)))
    }
    changed = frozenset[str]().union(*texts.values())
    named = any(text in changed for text in _names(site))
    pages = {tag: _pages_of(found, site) for tag, found in texts.items()}
    return Difference(named or not _is_alike(last, site), pages)


def _snapshot(site: Site) -> Snapshot:
    return site.readers[site.source.tag].snapshot


def _is_alike(last: Site, site: Site) -> bool:
    """Tell whether pages have the same places and addresses in the same languages."""
    if last.settings != site.settings or last.languages != site.languages:
        return False
    if last.content is site.content:
        return True
    shapes = [
        [(path, _shape(page)) for path, page in each.content.pages.items()]
        for each in (last, site)
    ]
    aliases = last.content.aliases == site.content.aliases
    return aliases and shapes[0] == shapes[1]


def _shape(page: Page) -> tuple[object, ...]:
    """Give what a page is named and found by, and where it stands among the others."""
    front = page.front
    return page.url, page.title, page.nav, front.draft, front.weight, front.menu


def _texts(before: Catalog | None, now: Catalog | None) -> frozenset[str]:
    if before is now:
        return _NONE
    had = before.messages if before is not None else {}
    has = now.messages if now is not None else {}
    return _NONE.union(
        *(
            differing(had.get(context, {}), has.get(context, {}))
            for context in had.keys() | has.keys()
        )
    )


def _pages_of(texts: frozenset[str], site: Site) -> frozenset[str]:
    found = site.content.pages_of_text
    return frozenset(path for text in texts for path in found.get(text, ()))


def _names(site: Site) -> Iterable[str]:
    """Give every text that pages show of other pages."""
    yield site.settings.title
    for page in site.content.pages.values():
        blocks: tuple[Block | None, ...] = (page.title, page.nav)
        yield from (block.text for block in blocks if block is not None)
