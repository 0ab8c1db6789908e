"""The pieces that a template lays out, of which a page's body consists.

A piece is ready-made HTML (a str), or one of these, where the interface has something
to say about the text: its state, a notice's title, a picture's place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from markupsafe import Markup

from dragoman.languages.language import Language
from dragoman.rendering.text import Text

if TYPE_CHECKING:
    from dragoman.rendering.changes import Changed

Mark = Literal["older", "original", "missing", "machine"]
MARKS: tuple[Mark, ...] = get_args(Mark)

LETTERS = "αβγδεζηθικλμνξοπρστυφχψω"


@dataclass(frozen=True, slots=True)
class Note:
    """What the edition says of a text that is not simply current.

    Attributes:
        mark: `older` than the original, the `original` in place of an older
            translation, `missing` in the reader's language, or made by a `machine`.
        language: The language of the text.
        number: The how manieth note of the page this is, from 1.
        changes: Of older texts, what has changed in the original since, for each block
            that can tell.
    """

    mark: Mark
    language: Language
    number: int
    changes: Sequence[Changed] = ()

    @property
    def state(self) -> str:
        """The value of `data-state` of the text."""
        return state(self.mark)

    @property
    def letter(self) -> str:
        """A Greek letter: neutral in every script, never taken for a footnote."""
        rounds, place = divmod(self.number - 1, len(LETTERS))
        return LETTERS[place] * (rounds + 1)


def state(mark: Mark) -> str:
    """Give the state of a message by what is said of the text that is shown for it."""
    return "outdated" if mark in {"older", "original"} else mark


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring blocks in one state, under one note."""

    note: Note
    html: Markup
    is_inline: bool
    kind: str = "passage"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell, with the note it refers to, if any."""

    tag: str
    attributes: Markup
    text: Text
    note: Note | None
    label: str
    kind: str = "cell"


@dataclass(frozen=True, slots=True)
class Table:
    """A table, with the notes of its cells."""

    parts: list[Part] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Alert:
    """A notice: `level` is note, tip, important, warning or caution."""

    level: str
    parts: list[Part] = field(default_factory=list)
    kind: str = "alert"


@dataclass(frozen=True, slots=True)
class Task:
    """The box of a task list's item."""

    is_done: bool
    kind: str = "task"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that stands alone: `source` is its URL, `caption` may have a note."""

    source: str
    alt: Text
    caption: Passage | Markup | None
    kind: str = "figure"


Part = str | Passage | Cell | Table | Alert | Task | Figure
