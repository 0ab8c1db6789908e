"""What a new state of the site changes for readers of the last one.

Law: a view that is left out here shows the same bytes. What cannot be told page by page
counts as a difference of all pages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.layered import differing
from dragoman.catalogs.shelf import Snapshot
from dragoman.pages.page import Block, Page
from dragoman.rendering.site import Site

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Difference:
    """What two states of a site show differently.

    Attributes:
        all: Whether every page does, in every language.
        names: Whether a page has another name or address somewhere.
        pages: The paths of pages that do, in any language.
        texts: By tag, the pages of texts whose translation differs; None if that is
            not known.
    """

    all: bool
    names: bool = True
    pages: frozenset[str] = _NONE
    texts: Mapping[str, frozenset[str]] | None = None

    def is_same(self, path: str) -> bool:
        """Tell whether a page shows the same in all languages."""
        return not self.all and path not in self.pages

    def is_same_in(self, page: Page, tag: str) -> bool:
        """Tell whether a language has the same of a page that is itself the same.

        Args:
            page: A page that is the same object in both states.
            tag: The language.
        """
        if self.texts is None:
            return False
        return page.path not in self.texts.get(tag, _NONE)


def difference(last: Site, site: Site) -> Difference:
    """Tell what two states of a site show differently.

    Args:
        last: The earlier state.
        site: The later state, rendered by the same templates.
    """
    before, now = _snapshot(last), _snapshot(site)
    if not _is_alike(last, site) or not _same_interface(before, now):
        return Difference(all=True)
    texts = {
        tag: found
        for tag, catalog in now.content.items()
        if (found := _texts(before.content.get(tag), catalog))
    }
    changed = frozenset[str]().union(*texts.values())
    on_pages = {tag: _pages_of(found, site) for tag, found in texts.items()}
    edited = (
        path
        for path, page in site.content.pages.items()
        if last.content.pages[path] is not page
    )
    pages = frozenset(edited).union(*on_pages.values())
    named = any(text in changed for text in _names(site))
    turned = any(_is_turned(last, site, site.content.pages[path]) for path in pages)
    return Difference(named or turned, named, pages, on_pages)


def _snapshot(site: Site) -> Snapshot:
    return site.readers[site.source.tag].snapshot


def _is_alike(last: Site, site: Site) -> bool:
    """Tell whether all but texts is the same: addresses, names, order, files."""
    if last.settings != site.settings or last.manifest is not site.manifest:
        return False
    if last.languages != site.languages or last.origin != site.origin:
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
    """Give what other pages show of a page, and where it stands among them."""
    front = page.front
    place = (front.draft, front.weight, front.menu, front.date, front.updated)
    return page.url, page.title, page.nav, page.description, place


def _same_interface(before: Snapshot, now: Snapshot) -> bool:
    if before.interface.keys() != now.interface.keys():
        return False
    return all(
        _revisions(before.interface[tag]) == _revisions(catalogs)
        for tag, catalogs in now.interface.items()
    )


def _revisions(catalogs: Iterable[Catalog]) -> list[str]:
    return [catalog.revision for catalog in catalogs]


def _texts(before: Catalog | None, now: Catalog) -> frozenset[str]:
    if before is now:
        return _NONE
    had = before.messages if before is not None else {}
    return _NONE.union(
        *(
            differing(had.get(context, {}), now.messages.get(context, {}))
            for context in had.keys() | now.messages.keys()
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


def _is_turned(last: Site, site: Site, page: Page) -> bool:
    """Tell whether a page has become public in a language, or is no longer."""
    old = last.content.pages[page.path]
    return any(
        last.is_readable(old, language) != site.is_readable(page, language)
        for language in site.languages.values()
    )
