"""What has changed in a source text, as a reader is told it: the text, words marked.

A short text stands there whole. In a long one, what did not change is left out but for
the sentences around each change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from markupsafe import Markup

from dragoman.errors import PageError
from dragoman.languages.language import Language
from dragoman.pages.page import Definitions
from dragoman.rendering.changes.difference import Span, difference, weight
from dragoman.rendering.changes.words import Word, words

# Measured in words, of which each weighs two: up to here a text stands there whole.
_WHOLE = 2 * 50
# As much of a sentence as stands beside a change; where that is longer, this much.
_SENTENCE, _NEAR = 2 * 20, 2 * 8
# Less than this is not worth leaving out.
_GAP = 2 * 10

NOTHING = Markup()
CODE = Markup('<code dir="ltr" translate="no">{}</code>')

Kind = Literal["same", "gone", "new", "gap"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring words of one kind.

    Attributes:
        kind: Whether they are the `same` as before, are `gone`, or `new`; a `gap`
            stands for words that are left out because they did not change.
        html: The words; nothing for a gap.
        is_spaced: Whether a space stands before them.
    """

    kind: Kind
    html: Markup = NOTHING
    is_spaced: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """What has changed in the source text of a block.

    Attributes:
        language: The language of the text.
        pieces: The text with its changes; none where a reader would see no difference,
            because only markup has changed.
    """

    language: Language
    pieces: Sequence[Piece]


def changed(
    previous: str, text: str, definitions: Definitions, language: Language
) -> Changed | None:
    """Tell what has changed in a source text.

    Args:
        previous: The earlier text, inline Markdown.
        text: The present one.
        definitions: Of the page it stands on.
        language: The language of both.

    Returns:
        The changes; None where the texts are equal or too long to be compared.
    """
    if previous == text:
        return None
    try:
        spans = difference(words(previous, definitions), words(text, definitions))
    except PageError:
        return None
    pieces = list(_pieces(spans))
    is_seen = any(piece.kind in {"gone", "new"} for piece in pieces)
    return Changed(language, pieces if is_seen else [])


def _pieces(spans: Sequence[Span]) -> Iterator[Piece]:
    is_long = sum(weight(span.new) for span in spans) > _WHOLE
    for place, span in enumerate(spans):
        if not span.is_same:
            yield from _change(span, after_same=place > 0)
            continue
        is_spaced = span.new[0].is_spaced or span.old[0].is_spaced
        head, tail = _shown(span.new, place, len(spans) - 1) if is_long else (None, 0)
        if head is None:
            yield Piece("same", _html(span.new), is_spaced)
            continue
        if head:
            yield Piece("same", _html(span.new[:head]), is_spaced)
        yield Piece("gap", is_spaced=place > 0)
        if tail < len(span.new):
            yield Piece("same", _html(span.new[tail:]), is_spaced=True)


def _change(span: Span, *, after_same: bool) -> Iterator[Piece]:
    gone = _read(span.old, after_same=after_same)
    new = _read(span.new, after_same=after_same)
    if gone:
        yield Piece("gone", _html(gone), gone[0].is_spaced)
    if new:
        # At the start of a text no space parts them, but they are no one word.
        is_word = bool(gone) and gone[-1].is_spelled and new[0].is_spelled
        yield Piece("new", _html(new), new[0].is_spaced or is_word)


def _read(found: Sequence[Word], *, after_same: bool) -> list[Word]:
    """Leave silent words out, but those of a link whose text has stayed."""
    spoken = [word for word in found if word.style != "silent"]
    if not after_same:
        return spoken
    silent: list[Word] = []
    for word in found:
        if word.style != "silent":
            break
        silent.append(word)
    return silent + spoken


def _shown(found: Sequence[Word], place: int, last: int) -> tuple[int | None, int]:
    """Choose what stays of words between two changes: up to, and again from, a place.

    The first of the two is None where everything stays.
    """
    head = _end_of_context(found) if place > 0 else 0
    tail = len(found)
    if place < last:
        tail -= _start_of_context(found)
    is_gap = head < tail and weight(found[head:tail]) >= _GAP
    return (head, tail) if is_gap else (None, 0)


def _end_of_context(found: Sequence[Word]) -> int:
    """Count the words that stand behind a change: to the end of its sentence."""
    return _context(found, [word.ends_sentence for word in found])


def _start_of_context(found: Sequence[Word]) -> int:
    """Count the words that stand before a change: from the start of its sentence."""
    backwards = found[::-1]
    # Counted from the change, a sentence ends before the mark of the one before it;
    # a change that is a sentence of its own stands behind the one before.
    ends = [word.ends_sentence for word in backwards[1:]] + [True]
    return _context(backwards, ends)


def _context(found: Sequence[Word], ends: Sequence[bool]) -> int:
    said = near = 0
    for place, word in enumerate(found):
        said += word.weight
        if said > _SENTENCE:
            break
        if said <= _NEAR:
            near = place + 1
        if ends[place]:
            return place + 1
    return near


def _html(found: Sequence[Word]) -> Markup:
    parts: list[Markup] = []
    for is_code, run in groupby(found, key=lambda word: word.style != "text"):
        together = list(run)
        text = "".join(" " * word.is_spaced + word.text for word in together)
        text = text.removeprefix(" ")
        shown = CODE.format(text) if is_code else Markup.escape(text)
        parts.append(" " * (together[0].is_spaced and bool(parts)) + shown)
    return Markup("").join(parts)
