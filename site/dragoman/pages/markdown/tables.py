"""What the events of tables do."""

from collections.abc import Mapping
from typing import Final

from dragoman.pages.markdown.blocks import Handler
from dragoman.pages.markdown.builder import Builder, Run, Table
from dragoman.pages.markdown.events import Event
from dragoman.pages.page import Mark

__all__ = ["HANDLERS"]

# Left and right are where a line starts and ends, so that a table mirrors with its
# language; a style attribute would break the content security policy.
_CLASSES: Final = {"left": "start", "center": "center", "right": "end"}


def _table(builder: Builder, event: Event) -> None:
    builder.table = Table(event.text.split())
    builder.emit(Mark("table"), "<table>\n")


def _end_table(builder: Builder, _: Event) -> None:
    if builder.table.filled:
        builder.emit("</tbody>\n")
    builder.emit("</table>\n", Mark("/table"))


def _head(builder: Builder, _: Event) -> None:
    builder.emit("<thead>\n<tr>")


def _end_head(builder: Builder, _: Event) -> None:
    builder.emit("</tr>\n</thead>\n")
    builder.table.head = False


def _row(builder: Builder, _: Event) -> None:
    builder.table.column = 0
    # HTML wants no tbody without rows.
    if not builder.table.filled:
        builder.emit("<tbody>\n")
        builder.table.filled = True
    builder.emit("<tr>")


def _end_row(builder: Builder, _: Event) -> None:
    builder.emit("</tr>\n")


def _cell(builder: Builder, _: Event) -> None:
    table = builder.table
    side = _CLASSES.get(table.alignments[table.column])
    attributes = f' class="{side}"' if side else ""
    if table.head:
        builder.run = Run("table header", "th", f' scope="col"{attributes}')
    else:
        label = table.labels[table.column]
        builder.run = Run("table cell", "td", attributes, label)


def _end_cell(builder: Builder, _: Event) -> None:
    block = builder.end()
    if builder.table.head:
        builder.table.labels.append(block)
    builder.table.column += 1


HANDLERS: Final[Mapping[str, Handler]] = {
    "Table": _table,
    "/Table": _end_table,
    "TableHead": _head,
    "/TableHead": _end_head,
    "TableRow": _row,
    "/TableRow": _end_row,
    "TableCell": _cell,
    "/TableCell": _end_cell,
}
