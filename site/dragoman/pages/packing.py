"""A page in plain tuples of texts and numbers, and back: so that it can be kept."""

import datetime as dt
from dataclasses import fields
from typing import Any

from dragoman.pages.page import (
    Block,
    Definitions,
    Footnote,
    FrontMatter,
    Heading,
    Link,
    Mark,
    Page,
    Picture,
    Problem,
    Segment,
)

__all__ = ["Packed", "pack", "unpack"]

Packed = tuple[Any, ...]

_LINK = tuple(each.name for each in fields(Link))
_PROBLEM = tuple(each.name for each in fields(Problem))
_FRONT = tuple(each.name for each in fields(FrontMatter))
_BLOCK = tuple(each.name for each in fields(Block) if each.name != "label")
_DATES = tuple(_FRONT.index(name) for name in ("date", "updated"))


def pack(page: Page) -> Packed:
    """Give a page as tuples; each of its blocks stands there once.

    Args:
        page: The page.
    """
    packing = _Packing()
    rest = (
        (page.path, page.url, page.revision),
        _front(page.front),
        _definitions(page.definitions),
        [_row(link, _LINK) for link in page.links],
        [_row(problem, _PROBLEM) for problem in page.problems],
        [packing.optional(each) for each in (page.title, page.description, page.nav)],
        [packing.segment(each) for each in page.body],
        [
            (
                (note.label, note.number, note.referenced),
                [packing.segment(each) for each in note.body],
            )
            for note in page.footnotes
        ],
        [packing.block(each) for each in page.blocks],
        [(each.level, each.id, packing.block(each.block)) for each in page.headings],
    )
    return (packing.rows, *rest)


def unpack(packed: Packed) -> Page:
    """Give back what was packed.

    Args:
        packed: What `pack` gave.
    """
    rows, about, front, defined, links, problems, said, *parts = packed
    body, notes, all_blocks, headings = parts
    blocks = _blocks(rows)
    path, url, revision = about
    title, description, nav = (_optional(each, blocks) for each in said)
    if title is None:
        raise ValueError
    return Page(
        path=path,
        url=url,
        front=_front_matter(front),
        title=title,
        description=description,
        nav=nav,
        body=tuple(_segment(each, blocks) for each in body),
        footnotes=tuple(
            Footnote(
                label, number, tuple(_segment(each, blocks) for each in body), referred
            )
            for (label, number, referred), body in notes
        ),
        blocks=tuple(blocks[each] for each in all_blocks),
        headings=tuple(Heading(level, id_, blocks[at]) for level, id_, at in headings),
        definitions=Definitions(*defined),
        links=tuple(Link(*each) for each in links),
        revision=revision,
        problems=tuple(Problem(*each) for each in problems),
    )


class _Packing:
    """The blocks of a page, as they are met.

    Attributes:
        rows: Each block; one that another is the label of stands before that.
    """

    def __init__(self) -> None:
        self.rows: list[Packed] = []
        self._places: dict[int, int] = {}

    def block(self, block: Block) -> int:
        """Give a block's place among the rows."""
        place = self._places.get(id(block))
        if place is None:
            label = self.optional(block.label)
            self.rows.append((*_row(block, _BLOCK), label))
            place = self._places[id(block)] = len(self.rows) - 1
        return place

    def optional(self, block: Block | None) -> int | None:
        """Give the place of a block that may not be there."""
        return None if block is None else self.block(block)

    def segment(self, segment: Segment) -> str | int | Packed:
        """Give a piece of a body: HTML, the place of a block, or a tuple."""
        match segment:
            case Block():
                return self.block(segment)
            case Mark():
                return segment.name, segment.value
            case Picture(path, alt, title, line):
                return path, self.optional(alt), self.optional(title), line
        return segment


def _row(thing: object, names: tuple[str, ...]) -> Packed:
    return tuple(getattr(thing, name) for name in names)


def _definitions(found: Definitions) -> Packed:
    return found.folder, dict(found.links), dict(found.notes), found.token


def _front(front: FrontMatter) -> Packed:
    row = list(_row(front, _FRONT))
    for place in _DATES:
        row[place] = row[place] and row[place].isoformat()
    return tuple(row)


def _front_matter(row: Packed) -> FrontMatter:
    values = list(row)
    for place in _DATES:
        values[place] = values[place] and dt.date.fromisoformat(values[place])
    return FrontMatter(*values)


def _blocks(rows: list[Packed]) -> list[Block]:
    found: list[Block] = []
    for kind, text, context, notes, words, tag, attributes, line, label in rows:
        labelled = _optional(label, found)
        block = Block(
            kind, text, context, notes, words, tag, attributes, line, labelled
        )
        found.append(block)
    return found


def _optional(place: int | None, blocks: list[Block]) -> Block | None:
    return None if place is None else blocks[place]


def _segment(packed: str | int | Packed, blocks: list[Block]) -> Segment:
    if isinstance(packed, str):
        return packed
    if isinstance(packed, int):
        return blocks[packed]
    if len(packed) == len(Mark.__slots__):
        return Mark(*packed)
    path, alt, title, line = packed
    return Picture(path, _optional(alt, blocks), _optional(title, blocks), line)
