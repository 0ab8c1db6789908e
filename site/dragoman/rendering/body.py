"""A page's body in one language, cut into the pieces a template lays out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from markupsafe import Markup

from dragoman.catalogs.catalog import BlockKey
from dragoman.pages.page import Block, Page, Picture, Segment
from dragoman.pages.page import Mark as Place
from dragoman.rendering.block import ReadBlock
from dragoman.rendering.page_plan import CELLS, HOLDING, Plan
from dragoman.rendering.page_texts import PageTexts
from dragoman.rendering.parts import (
    Alert,
    Cell,
    Figure,
    Mark,
    Note,
    Part,
    Passage,
    Table,
    Task,
)

if TYPE_CHECKING:
    from dragoman.rendering.changes import Changed

# What stands by itself between two lines of a page, so that one note may hold several.
STANDING = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})


class Notes:
    """Gives each note of a page its number.

    Args:
        unsaid: A mark that the head of the page tells for all of its blocks at once.
    """

    def __init__(self, unsaid: Mark | None = None) -> None:
        self._last = 0
        self._unsaid = frozenset([None, unsaid])

    def note(self, read: ReadBlock) -> Note | None:
        """Make the note of a block, if the edition has something to say of it."""
        if read.mark is None or read.mark in self._unsaid:
            return None
        self._last += 1
        return Note(read.mark, read.text.language, self._last, _changes(read))


class BodyBuilder:
    """Builds the pieces of the bodies of one page.

    Args:
        texts: Gives the texts of the page.
        notes: Numbers the notes of the page.
        asset: Gives the URL of a picture by its path.

    Attributes:
        notes: As given.
    """

    def __init__(
        self, texts: PageTexts, notes: Notes, asset: Callable[[str], str | None]
    ) -> None:
        self._texts = texts
        self.notes = notes
        self._asset = asset
        # What is a str in them is HTML of the page compiler, and written blocks.
        self._open: list[list[Part]] = [[]]
        self._table: Table | None = None
        self._labels: dict[BlockKey, str] = {}
        self._is_widened = False

    def build_page(self, plan: Plan | None, page: Page) -> list[Part]:
        """Cut the body of a page into pieces: where nothing is said of it, one piece.

        Args:
            plan: The plan of the page, if it has one.
            page: The page.
        """
        html = plan.filled(self._texts.own, self._named) if plan is not None else None
        if html is None:
            return self.build(page.body)
        return [html] if html else []

    def build(self, segments: Sequence[Segment]) -> list[Part]:
        """Cut a body into pieces.

        Args:
            segments: The compiled body of a page or of a footnote.

        Returns:
            The pieces, in their order.
        """
        self._open = [[]]
        self._is_widened = False
        for segment in segments:
            if isinstance(segment, Block):
                self._add_block(segment)
            elif isinstance(segment, str):
                self._add_static(segment)
            elif isinstance(segment, Picture):
                self._add_picture(segment)
            else:
                self._add_place(segment)
        return _together(self._open[0])

    def _add(self, part: Part) -> None:
        self._open[-1].append(part)

    def _add_static(self, html: str) -> None:
        if self._is_widened:
            html = html.replace("</p>", "</div>", 1)
            self._is_widened = False
        self._add(html)

    def _widen(self) -> None:
        """Make the paragraph of a task, if one is open, an element for blocks."""
        parts = self._open[-1]
        place = len(parts) - 1
        while place >= 0 and isinstance(parts[place], Task):
            place -= 1
        before = parts[place] if place >= 0 else None
        if isinstance(before, str) and before.endswith("<p>"):
            parts[place] = before.removesuffix("<p>") + "<div>"
            self._is_widened = True

    def _add_block(self, block: Block) -> None:
        tag = block.tag
        own = self._texts.own.get((block.text, block.context))
        is_cell = self._table is not None and tag in CELLS
        # Most blocks: nothing is said of them, and so nothing joins them.
        if own is None or (own.attributes and tag in HOLDING):
            read = self._texts.read(block)
            if is_cell:
                self._add(self._cell(block, read))
            else:
                self._add_told(block, read)
            return
        attributes, state = block.attributes, own.attributes
        if is_cell:
            attributes, state = attributes + self._heading(block), ""
        self._open[-1].append(_written(tag, attributes, state, own.html))

    def _add_told(self, block: Block, read: ReadBlock) -> None:
        html = _element(block.tag, block.attributes, read)
        if self._joined(block, read, html):
            return
        if block.tag in HOLDING and read.mark is not None:
            inner = self._passage(block, read, "")
            self._add(f"<{block.tag}>")
            self._add(inner)
            self._add(f"</{block.tag}>")
        else:
            if read.changed is not None and not block.tag:
                self._widen()
            self._add(self._passage(block, read, block.tag))

    def _passage(self, block: Block, read: ReadBlock, tag: str) -> Passage | Markup:
        """Put a block, in an element of this name, under its note if it has one."""
        html = _element(tag, block.attributes, read)
        note = self.notes.note(read)
        return html if note is None else Passage(note, html, is_inline=not tag)

    def _joined(self, block: Block, read: ReadBlock, html: Markup) -> bool:
        """Put a block under the note of its neighbour, where both are in one state."""
        parts = self._open[-1]
        last = len(parts) - 1
        while last >= 0 and isinstance(parts[last], str):
            if cast("str", parts[last]).strip():
                return False
            last -= 1
        before = parts[last] if last >= 0 else None
        if not isinstance(before, Passage) or before.is_inline:
            return False
        note = before.note
        is_same = (read.mark, read.text.language) == (note.mark, note.language)
        if not is_same or block.tag not in STANDING:
            return False
        note = replace(note, changes=(*note.changes, *_changes(read)))
        parts[last:] = [Passage(note, before.html + "\n" + html, is_inline=False)]
        return True

    def _cell(self, block: Block, read: ReadBlock) -> Cell:
        note = self.notes.note(read)
        if note is not None and self._table is not None:
            self._table.notes.append(note)
        # The attributes come from the page compiler, which escapes their values.
        attributes = Markup(block.attributes)  # noqa: S704
        return Cell(block.tag, attributes, read.text, note, self._label(block))

    def _heading(self, cell: Block) -> str:
        """Write the attribute by which a narrow screen names a cell's column."""
        label = self._label(cell) if cell.tag == "td" else ""
        return f' data-th="{label}"' if label else ""

    def _label(self, cell: Block) -> str:
        return "" if cell.label is None else self._named(cell.label)

    def _named(self, header: Block) -> str:
        key = (header.text, header.context)
        label = self._labels.get(key)
        if label is None:
            label = self._labels[key] = self._texts.plain(header).html
        return label

    def _add_picture(self, picture: Picture) -> None:
        source = self._asset(picture.path)
        if source is None:
            return
        alt = self._texts.plain(picture.alt)
        caption = self._caption(picture.title) if picture.title else None
        self._add(Figure(source, alt, caption))

    def _caption(self, block: Block) -> Passage | Markup:
        return self._passage(block, self._texts.read(block), "")

    def _add_place(self, place: Place) -> None:
        if place.name == "task":
            self._add(Task(is_done=place.value == "done"))
        elif place.name == "table":
            self._table = Table()
            self._enter(self._table, self._table.parts)
        elif place.name == "alert":
            alert = Alert(place.value)
            self._enter(alert, alert.parts)
        elif place.name in {"/table", "/alert"}:
            inner = self._open.pop()
            inner[:] = _together(inner)
            self._leave(inner)

    def _leave(self, inner: list[Part]) -> None:
        table, self._table = self._table, None
        if table is None or table.notes or not all(isinstance(p, str) for p in inner):
            return
        # A table of which nothing is said is HTML like any other, and ends its line.
        self._open[-1][-1:] = [*inner, "\n"]

    def _enter(self, part: Part, inner: list[Part]) -> None:
        self._add(part)
        self._open.append(inner)


def _changes(read: ReadBlock) -> "tuple[Changed, ...]":
    return () if read.changed is None else (read.changed,)


def _element(tag: str, attributes: str, read: ReadBlock) -> Markup:
    # Tag and attributes come from the page compiler, which escapes their values.
    html = _written(tag, attributes, read.attributes, read.text.html)
    return Markup(html)  # noqa: S704


def _written(tag: str, attributes: str, state: str, html: str) -> str:
    """Write a text with the element that holds it, if it needs one."""
    if not tag:
        if not state:
            return html
        tag = "span"
    return f"<{tag}{attributes}{state}>{html}</{tag}>"


def _together(parts: Sequence[Part]) -> list[Part]:
    """Join neighbouring pieces that are ready-made HTML."""
    joined: list[Part] = []
    html: list[str] = []
    for part in parts:
        if isinstance(part, str):
            html.append(part)
            continue
        if html:
            joined.append(_joined_html(html))
            html = []
        joined.append(part)
    return [*joined, _joined_html(html)] if html else joined


def _joined_html(html: Sequence[str]) -> Markup:
    # Static text of the page compiler, and written blocks.
    return Markup("".join(html))  # noqa: S704
