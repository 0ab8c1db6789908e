"""The body of a page as it is written where nothing is said of any of its blocks.

That is so on most pages, and what stands between their texts is the same in all
languages: it is cut once for a page, and a view puts the texts in.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from markupsafe import Markup

from dragoman.catalogs.catalog import BlockKey
from dragoman.pages.page import Block, Mark, Page, Picture
from dragoman.rendering.block import Own
from dragoman.rendering.site import Site

CELLS = frozenset({"td", "th"})

# What must be a child of its list (HTML, the dl element): a state stands inside it.
HOLDING = frozenset({"dt", "dd"})


class Place(NamedTuple):
    """A place where a text belongs.

    Attributes:
        before: What stands before the text, up to the end of the opening tag; without
            that end where the name of a column follows.
        key: The block's text and context.
        column: The header cell that names the column of this cell, if one does.
        is_stated: Whether the opening tag can tell a state of the text.
        is_cell: Whether it never tells a state.
    """

    before: str
    key: BlockKey
    column: Block | None
    is_stated: bool
    is_cell: bool


class Plan:
    """What stands between the texts of a page.

    Args:
        places: The places, in their order.
        after: What stands after the last.
    """

    def __init__(self, places: tuple[Place, ...], after: str) -> None:
        self._places = places
        self._after = after

    def filled(
        self, own: Mapping[BlockKey, Own], label: Callable[[Block], str]
    ) -> Markup | None:
        """Write the body, None if something is to be said of one of its blocks.

        Args:
            own: The texts of which nothing is said.
            label: Gives the name of a column by its header cell, escaped.
        """
        html: list[str] = []
        for before, key, column, is_stated, is_cell in self._places:
            found = own.get(key)
            if found is None:
                return None
            text, state = found
            if column is not None:
                name = label(column)
                html += (before, f' data-th="{name}">' if name else ">", text)
            elif not state or is_cell:
                html += (before, text)
            elif is_stated:
                html += (before[:-1], state, ">", text)
            else:
                return None
        html.append(self._after)
        # Static text of the page compiler, and written blocks.
        return Markup("".join(html))  # noqa: S704


def plan(site: Site, page: Page) -> Plan | None:
    """Give the plan of a page, None if it holds what only a template can lay out.

    Args:
        site: The site as it stands.
        page: A page of it.
    """
    known = site.prepared(_plans)
    if page.path not in known:
        known[page.path] = _plan(page)
    return known[page.path]


def _plans(_site: Site) -> dict[str, Plan | None]:
    return {}


def _plan(page: Page) -> Plan | None:
    places: list[Place] = []
    html, is_table = "", False
    for segment in page.body:
        if isinstance(segment, str):
            html += segment
        elif isinstance(segment, Block):
            place, after = _place(html, segment, is_cell=is_table)
            places.append(place)
            html = after
        elif isinstance(segment, Picture) or not _is_of_table(segment):
            return None
        else:
            is_table = segment.name == "table"
            # A table ends its line.
            html += "" if is_table else "\n"
    return Plan(tuple(places), html)


def _is_of_table(mark: Mark) -> bool:
    return mark.name in {"table", "/table"}


def _place(html: str, block: Block, *, is_cell: bool) -> tuple[Place, str]:
    """Give the place of a block, and what stands right after its text."""
    tag, key = block.tag, (block.text, block.context)
    if not tag:
        return Place(html, key, None, is_stated=False, is_cell=False), ""
    is_cell = is_cell and tag in CELLS
    column = block.label if is_cell and tag == "td" else None
    opening = f"{html}<{tag}{block.attributes}" + ("" if column else ">")
    is_stated = tag not in HOLDING
    return Place(opening, key, column, is_stated, is_cell), f"</{tag}>"
