"""A page's body on two sides, as a template lays it out."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from dragoman.pages.page import Block, Picture
from dragoman.rendering.facing.parts import (
    Alert,
    Cell,
    Code,
    Figure,
    Holder,
    Pair,
    Part,
    Row,
    Table,
)
from dragoman.rendering.facing.reading import Reading, SideReader
from dragoman.rendering.facing.structure import ALERT, Element, Node, Task, Whole

# The widest column of a table gets no more than this of the narrowest one.
WIDEST = 6


class Builder:
    """Builds the pieces of a page, and numbers those that stand by themselves.

    Args:
        reading: Reads the blocks on both sides.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._last = 0
        self._is_due = False
        self._task: bool | None = None

    def build(self, nodes: Sequence[Node], *, numbered: bool = True) -> list[Part]:
        """Build the pieces of a body.

        Args:
            nodes: Its structure.
            numbered: Give each piece but headings, code and pictures the next number.
        """
        made: list[Part] = []
        for node in nodes:
            is_heading = isinstance(node, Block) and node.tag[:1] == "h"
            self._is_due = numbered and not is_heading
            made += self._parts([node])
        return made

    def pair(self, block: Block) -> Pair:
        """Read one block on both sides."""
        own, other = self._reading.halves(block)
        task, self._task = self._task, None
        return Pair(own, other, self._number(), task)

    def _parts(self, nodes: Sequence[Node]) -> list[Part]:
        return [part for node in nodes for part in self._part(node)]

    def _part(self, node: Node) -> list[Part]:
        if isinstance(node, Element):
            return self._element(node)
        if isinstance(node, Block):
            return [self._block(node)]
        if isinstance(node, Picture):
            return self._figure(node)
        if isinstance(node, Whole):
            # The page compiler wrote it, and escaped what stands in it.
            return [Code(Markup(node.html))]  # noqa: S704
        self._task = node.is_done if isinstance(node, Task) else None
        return []

    def _block(self, block: Block) -> Part:
        if block.tag not in {"dt", "dd"}:
            return self.pair(block)
        return Holder(block.tag, Markup(), [self.pair(replace(block, tag=""))])

    def _element(self, element: Element) -> list[Part]:
        if element.tag == "p":
            # It parts a task's box and text from the rest of the item; a pair does too.
            return self._parts(element.children)
        if element.tag == "table":
            return [self._table(element)]
        if element.tag == ALERT:
            number = self._number()
            return [Alert(element.attributes, number, self._parts(element.children))]
        # The attributes come from the page compiler, which escapes their values.
        attributes = Markup(element.attributes)  # noqa: S704
        return [Holder(element.tag, attributes, self._parts(element.children))]

    def _figure(self, picture: Picture) -> list[Part]:
        own, other = self._reading.own, self._reading.other
        source = own.resolver.asset(picture.path)
        if source is None:
            return []
        alt = picture.alt
        second = other.plain(alt) if alt and other.has(alt) else None
        caption = self.pair(picture.title) if picture.title else None
        return [Figure(source, own.plain(alt), second, caption)]

    def _table(self, element: Element) -> Table:
        number = self._number()
        weights = _weights([list(row.children) for row in element.all("tr")])
        row = partial(self._row, weights=weights)
        head = [row(each) for part in element.all("thead") for each in part.all("tr")]
        body = [row(each) for part in element.all("tbody") for each in part.all("tr")]
        return Table(head, body, number)

    def _row(self, element: Element, weights: Mapping[int, int]) -> Row:
        cells = [
            self._cells(child, weights[column])
            for column, child in enumerate(element.children)
        ]
        return Row([own for own, _ in cells], [other for _, other in cells])

    def _cells(self, node: Node, weight: int) -> tuple[Cell, Cell]:
        if not isinstance(node, Block):
            tag = node.tag if isinstance(node, Element) else "td"
            attributes = node.attributes if isinstance(node, Element) else ""
            empty = Cell(tag, Markup(attributes), None, "", weight)  # noqa: S704 -- the compiler's own
            return empty, empty
        made = partial(Cell, node.tag, Markup(node.attributes))  # noqa: S704 -- the compiler's own
        own, other = self._reading.halves(replace(node, tag=""))
        reading = self._reading
        return (
            made(own, _label(node, reading.own), weight),
            made(other, _label(node, reading.other), weight),
        )

    def _number(self) -> int | None:
        if not self._is_due:
            return None
        self._is_due = False
        self._last += 1
        return self._last


def _label(cell: Block, reader: SideReader) -> str:
    return reader.plain(cell.label).html if cell.label is not None else ""


def _weights(rows: Sequence[Sequence[Node]]) -> dict[int, int]:
    """Weigh the columns of a table by the longest original text in each.

    Both sides take the same, so that a row and its counterpart look alike.
    """
    longest: dict[int, int] = {}
    for row in rows:
        for column, node in enumerate(row):
            length = len(node.text) if isinstance(node, Block) else 0
            longest[column] = max(longest.get(column, 0), length)
    # A text of four times the length takes twice the width and twice the lines.
    return {
        column: min(WIDEST, max(2, round(math.sqrt(length) / 1.4)))
        for column, length in longest.items()
    }
