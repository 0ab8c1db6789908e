"""How a file is laid out: its ends of line, and how its strings are wrapped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dragoman.catalogs.po.breaks import opportunities, width
from dragoman.catalogs.po.charset import Charset
from dragoman.catalogs.po.text import escaped

COLUMNS: Final = 79
"""The width at which the GNU tools, Babel and Poedit wrap."""

_STRING_LINE = re.compile(
    rb'^[ \t]*+(?:\#[~|]+[ \t]*+)?([^"\n\#]*+)"(.*)"[ \t\r]*$', re.MULTILINE
)
_PARAGRAPH = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Layout:
    r"""What new lines look like in a file.

    Args:
        charset: The charset of the file.
        eol: The end of a line, `\n` or `\r\n`.
        columns: The longest line, quotes and all; None where the file does not wrap.
    """

    charset: Charset
    eol: bytes = b"\n"
    columns: int | None = COLUMNS

    def wrapped(self, keyword: str, text: str, *, marker: str = "") -> list[str]:
        """Return the lines of a keyword and its text, as msgcat wraps them.

        Args:
            keyword: Such as `msgstr[1]`.
            text: The text, not escaped.
            marker: What begins each line, such as `#| `.
        """
        single = f'{marker}{keyword} "{escaped(text)}"'
        if "\n" not in text[:-1] and self._fits(single):
            return [single]
        return [f'{marker}{keyword} ""', *self.rows(text, marker=marker)]

    def rows(self, text: str, *, marker: str = "") -> list[str]:
        """Return the lines of a text alone, each in its quotes."""
        room = self.columns - len(marker) if self.columns else None
        parts = [escaped(part) for part in _PARAGRAPH.findall(text)]
        rows = [row for part in parts for row in self._rows(part, room)]
        return [f'{marker}"{row}"' for row in rows]

    def width(self, text: str) -> int:
        """Return the columns a text takes."""
        return width(text, east_asian=self.charset.east_asian)

    def _fits(self, line: str) -> bool:
        # What cannot be broken stays on the line of its keyword, however long.
        text = line[line.index('"') + 1 : -1]
        fits = self.columns is None or self.width(line) <= self.columns
        return fits or len(_pieces(text)) == 1

    def _rows(self, part: str, room: int | None) -> list[str]:
        if room is None or self.width(part) + 2 <= room:
            return [part]
        rows, row, used = [], "", 2
        for piece in _pieces(part):
            columns = self.width(piece)
            if row and used + columns > room:
                rows.append(row)
                row, used = "", 2
            row += piece
            used += columns
        return [*rows, row]


def layout_of(data: bytes, charset: Charset) -> Layout:
    """Return the layout that the lines of a file show, or else that of msgcat."""
    columns = None if _unwrapped(data, charset) else COLUMNS
    return Layout(charset, ends_of_line(data), columns)


def ends_of_line(data: bytes) -> bytes:
    """Return the end of line that most lines of a file have."""
    return b"\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else b"\n"


def _unwrapped(data: bytes, charset: Charset) -> bool:
    """Return whether more strings run over the edge than are wrapped before it.

    The translations decide, as another tool may have written the texts to translate;
    where they show no habit, all other strings do.
    """
    habits = {True: [0, 0], False: [0, 0]}
    for keyword, row, is_continued in _strings(data):
        habit = habits[keyword == b"msgstr"]
        text = row[2]
        if is_continued and text and not text.endswith(b"\\n"):
            habit[0] += 1
        elif len(row[0]) > COLUMNS and b" " in text:
            line = text.decode(charset.codec, "replace")
            habit[1] += width(line) > COLUMNS - 2 and len(_pieces(line)) > 1
    wrapped, over = habits[True] if any(habits[True]) else habits[False]
    return over > wrapped


def _strings(data: bytes) -> Iterator[tuple[bytes, re.Match[bytes], bool]]:
    """Walk through the lines of strings: keyword, line, whether the next goes on."""
    rows = list(_STRING_LINE.finditer(data))
    keyword, text = b"", b""
    for row, after in zip(rows, [*rows[1:], None], strict=False):
        if row[1]:
            # The fields of the header are lines of their own, whatever the habit.
            is_header = keyword == b"msgid" and not text
            keyword = b"" if is_header else row[1].strip().partition(b"[")[0]
        text = row[2]
        yield keyword, row, after is not None and not after[1]


def _pieces(text: str) -> list[str]:
    """Cut escaped text wherever a line may end; an escape stays whole."""
    # The final end of line stays with its text, and so does each escape: an escape's
    # second character is no place to break, whatever its class.
    inside = {found.start() + 1 for found in re.finditer(r"\\.", text)}
    if text.endswith("\\n"):
        inside.add(len(text) - 2)
    cuts = [0, *(at for at in opportunities(text) if at not in inside), len(text)]
    return [text[a:b] for a, b in pairwise(cuts)]
