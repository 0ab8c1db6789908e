"""Where the pages of a site stand, found out once for all languages."""

from typing import NamedTuple, get_args

from dragoman.pages.page import Menu, Page
from dragoman.rendering.site import Site


class Place(NamedTuple):
    """Where a page stands, whatever the language.

    Attributes:
        above: The pages above it, the home page first.
        open: The paths of those that it stands below, but for the home page, and its
            own.
        number: Its place in reading order, from 0; None for a draft.
    """

    above: tuple[Page, ...]
    open: frozenset[str]
    number: int | None


def place(site: Site, page: Page) -> Place:
    """Tell where a page stands, found out once.

    Args:
        site: The site as it stands.
        page: A page of it.
    """
    known = site.prepared(_places)
    found = known.get(page.path)
    if found is None:
        above = site.content.trail(page)
        # Every page is below the home page: that is nowhere in particular.
        paths = frozenset({page.path, *(each.path for each in above if each.url)})
        number = site.prepared(_numbers).get(page.path)
        found = known[page.path] = Place(above, paths, number)
    return found


def menus(site: Site) -> dict[Menu, tuple[Page, ...]]:
    """List the pages right below the home page by the menu that names them."""
    home = site.content.by_url.get("")
    below = site.content.children(home) if home is not None else ()
    return {
        menu: tuple(page for page in below if page.front.menu == menu)
        for menu in get_args(Menu)
    }


def _places(_site: Site) -> dict[str, Place]:
    return {}


def _numbers(site: Site) -> dict[str, int]:
    return {page.path: number for number, page in enumerate(site.content.sequence)}
