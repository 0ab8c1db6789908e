"""The body of a page as it is written where nothing is said of any of its blocks.

That is so on most pages, and what stands between their texts is the same in all
languages: it is cut once for a page, and a view puts the texts in.
"""

from collections.abc import Callable, Mapping

from markupsafe import Markup

from dragoman.catalogs.catalog import BlockKey
from dragoman.pages.page import Block, Mark, Page, Picture
from dragoman.rendering.block import Own
from dragoman.rendering.site import Site

CELLS = frozenset({"td", "th"})

# What must be a child of its list (HTML, the dl element): a state stands inside it.
HOLDING = frozenset({"dt", "dd"})


class Plan:
    """What stands between the texts of a page.

    Args:
        page: A page without pieces that only a template can lay out.
    """

    def __init__(self, page: Page) -> None:
        self._keys: list[BlockKey] = []
        # What stands before each text, up to the end of an opening tag; without that
        # end where the name of a column follows.
        self._between = [""]
        # By place, the header cell that names the column of a cell.
        self._columns: list[tuple[int, Block]] = []
        # The places where no opening tag can tell a state, and where none is told.
        self._unfit: set[int] = set()
        self._untold: set[int] = set()
        is_table = False
        for segment in page.body:
            if isinstance(segment, Block):
                self._add(segment, is_cell=is_table and segment.tag in CELLS)
            elif isinstance(segment, str):
                self._between[-1] += segment
            elif isinstance(segment, Mark):
                is_table = segment.name == "table"
                # A table ends its line.
                self._between[-1] += "" if is_table else "\n"

    def filled(
        self, own: Mapping[BlockKey, Own], label: Callable[[Block], str]
    ) -> Markup | None:
        """Write the body, None if something is to be said of one of its blocks.

        Args:
            own: The texts of which nothing is said.
            label: Gives the name of a column by its header cell, escaped.
        """
        try:
            found = [own[key] for key in self._keys]
        except KeyError:
            return None
        html = [""] * (2 * len(found) + 1)
        html[::2] = self._between
        html[1::2] = [text for text, _ in found]
        for place, header in self._columns:
            name = label(header)
            html[2 * place] += f' data-th="{name}">' if name else ">"
        for place, (_, state) in enumerate(found):
            if state and place not in self._untold:
                if place in self._unfit:
                    return None
                html[2 * place] = f"{html[2 * place][:-1]}{state}>"
        # Static text of the page compiler, and written blocks.
        return Markup("".join(html))  # noqa: S704

    def _add(self, block: Block, *, is_cell: bool) -> None:
        place, tag = len(self._keys), block.tag
        self._keys.append((block.text, block.context))
        if tag:
            self._between[-1] += f"<{tag}{block.attributes}"
        if is_cell:
            self._untold.add(place)
        elif not tag or tag in HOLDING:
            self._unfit.add(place)
        if is_cell and tag == "td" and block.label is not None:
            self._columns.append((place, block.label))
        elif tag:
            self._between[-1] += ">"
        self._between.append(f"</{tag}>" if tag else "")


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
    is_plain = not any(
        isinstance(each, Picture)
        or (isinstance(each, Mark) and each.name not in {"table", "/table"})
        for each in page.body
    )
    return Plan(page) if is_plain else None
