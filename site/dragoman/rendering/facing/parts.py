"""The pieces that facing pages are laid out of: every text twice, all else once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.languages.language import Language
    from dragoman.rendering.changes import Changed
    from dragoman.rendering.parts import Mark
    from dragoman.rendering.text import Text


NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Half:
    """A block on one of the two sides.

    Attributes:
        text: The text; None where this side has none and the other has: a gap.
        attributes: `data-state`, and `lang` and `dir` of a text that neither side has.
        mark: What the edition has to say of it, if anything.
        tag: The element that holds it; a heading is one on one side only.
        look: A class by which it looks like the heading it stands beside, or "".
        own_attributes: Those that the page gives the element: an id, a class.
        back: The ids of the places that refer to the footnote which it ends.
        changed: Of an older text, what has changed in the original since.
    """

    text: Text | None
    attributes: Markup = NOTHING
    mark: Mark | None = None
    tag: str = "p"
    look: str = ""
    own_attributes: Markup = NOTHING
    back: Sequence[str] = ()
    changed: Changed | None = None

    @property
    def is_gap(self) -> bool:
        """Whether the text is not translated into the language of this side."""
        return self.text is None


@dataclass(frozen=True, slots=True)
class Pair:
    """A block and its counterpart.

    Attributes:
        own: The page's side.
        other: The side of the language it stands beside.
        number: By which two readers cite the place; None within a piece that has one.
        task: Of a task list's item, whether it is done.
    """

    own: Half
    other: Half
    number: int | None = None
    task: bool | None = None
    kind: str = "pair"

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return bool(self.own.look or self.other.look)


@dataclass(frozen=True, slots=True)
class Holder:
    """A list, an item, a quotation: once for both sides."""

    tag: str
    attributes: Markup
    parts: list[Part] = field(default_factory=list)
    kind: str = "holder"


@dataclass(frozen=True, slots=True)
class Alert:
    """A notice: `level` is note, tip, important, warning or caution."""

    level: str
    number: int | None
    parts: list[Part] = field(default_factory=list)
    kind: str = "alert"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, shown once.

    Attributes:
        source: Its URL.
        alt: Its text on the page's side.
        other_alt: Its text on the other side, if that has one.
        caption: The two captions.
    """

    source: str
    alt: Text
    other_alt: Text | None
    caption: Pair | None
    kind: str = "figure"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell on one side.

    Attributes:
        tag: `td` or `th`.
        attributes: Those that the page gives it.
        half: Its text; None if it is empty.
        label: The header of its column, plain.
        weight: How wide the column is beside the others, 1 to 6.
    """

    tag: str
    attributes: Markup
    half: Half | None
    label: str
    weight: int


@dataclass(frozen=True, slots=True)
class Row:
    """A table row and its counterpart."""

    own: Sequence[Cell]
    other: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one, in which each row is followed by its counterpart."""

    head: Sequence[Row]
    body: Sequence[Row]
    number: int | None
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Code:
    """What stands across both columns."""

    html: Markup
    kind: str = "whole"


Part = Pair | Holder | Alert | Figure | Table | Code


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote on both sides."""

    number: int
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two languages.

    Attributes:
        language: The language.
        url: The path of the page in this language alone.
        is_all_machine: Whether the head says it for all of its blocks at once.
    """

    language: Language
    url: str
    is_all_machine: bool
