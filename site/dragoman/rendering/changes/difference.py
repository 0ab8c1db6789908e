"""Which words of a text stayed, which went, and which came.

Law: the old words and the new ones can be told back from the spans, each in its order.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.rendering.changes.words import Word

# Two texts that share nothing cost memory with the product of their lengths; beyond
# this many words, what is not the same at both ends counts as changed.
MOST_WORDS = 5_000


class Span(NamedTuple):
    """Neighbouring words that stayed, or that were changed.

    Attributes:
        old: The words before.
        new: The words now; where they stayed, the same ones with their present spaces.
        is_same: Whether they stayed.
    """

    old: Sequence[Word]
    new: Sequence[Word]
    is_same: bool


class Cut(NamedTuple):
    """A span by its places in the two texts: up to, but not with, `i` and `j`."""

    i: int
    j: int
    is_same: bool


def difference(old: Sequence[Word], new: Sequence[Word]) -> list[Span]:
    """Compare two texts word by word.

    Args:
        old: The words of the earlier text.
        new: The words of the present one.

    Returns:
        Spans that stayed and spans that changed, in turn, none of them empty. What
        stayed only by chance, within a passage that is new as a whole, is changed.
    """
    pairs = _pairs([word.key for word in old], [word.key for word in new])
    cuts = _cuts(pairs, len(old), len(new))
    starts = [Cut(0, 0, is_same=True), *cuts]
    spans = [
        Span(old[i:k], new[j:m], is_same)
        for (i, j, _), (k, m, is_same) in zip(starts, cuts, strict=False)
    ]
    return _slid(_joined(spans))


def weight(words: Sequence[Word]) -> int:
    """Tell how much words say together."""
    return sum(word.weight for word in words)


def _pairs(old: list[object], new: list[object]) -> list[tuple[int, int]]:
    """Pair the places of words that stayed: a longest common subsequence."""
    start, shorter = 0, min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    head = [(place, place) for place in range(start)]
    tail = [(len(old) - place, len(new) - place) for place in range(end, 0, -1)]
    middle = _common(old[start : len(old) - end], new[start : len(new) - end])
    return head + [(start + i, start + j) for i, j in middle] + tail


def _common(old: list[object], new: list[object]) -> list[tuple[int, int]]:
    """Find a longest common subsequence (Hyyrö 2004), one bit for each old word."""
    if not old or not new or max(len(old), len(new)) > MOST_WORDS:
        return []
    places: dict[object, int] = {}
    for place, word in enumerate(old):
        places[word] = places.get(word, 0) | 1 << place
    everything = (1 << len(old)) - 1
    rows = [everything]
    for word in new:
        row = rows[-1]
        match = row & places.get(word, 0)
        rows.append(((row + match) | (row - match)) & everything)
    return list(_traced(rows, len(old)))[::-1]


def _traced(rows: list[int], i: int) -> Iterator[tuple[int, int]]:
    """Follow the rows back: a bit that is off says that its word adds one in common."""
    j = len(rows) - 1
    while i and j:
        if rows[j] >> (i - 1) & 1:
            i -= 1
        elif rows[j - 1] >> (i - 1) & 1:
            i, j = i - 1, j - 1
            yield i, j
        else:
            j -= 1


def _cuts(pairs: list[tuple[int, int]], olds: int, news: int) -> list[Cut]:
    cuts: list[Cut] = []
    i = j = 0
    for a, b in [*pairs, (olds, news)]:
        if (a, b) != (i, j):
            cuts.append(Cut(a, b, is_same=False))
        if a < olds and b < news:
            if cuts and cuts[-1].is_same:
                cuts.pop()
            cuts.append(Cut(a + 1, b + 1, is_same=True))
        i, j = a + 1, b + 1
    return cuts


def _joined(spans: list[Span]) -> list[Span]:
    """Take what stayed by chance between two changes for changed, too."""
    done: list[Span] = []
    for span in spans:
        done.append(span)
        while len(done) > 2 and not done[-1].is_same and _is_chance(*done[-3:]):  # noqa: PLR2004 -- two changes and what lies between
            before, between, after = done[-3:]
            done[-3:] = [
                Span(
                    [*before.old, *between.old, *after.old],
                    [*before.new, *between.new, *after.new],
                    is_same=False,
                )
            ]
    return done


def _is_chance(before: Span, between: Span, after: Span) -> bool:
    least = min(max(weight(each.old), weight(each.new)) for each in (before, after))
    return not weight(between.new) or 2 * weight(between.new) <= least


def _slid(spans: list[Span]) -> list[Span]:
    """Let what only came or only went begin where a sentence does, if it may."""
    slid = list(spans)
    for place in range(1, len(spans) - 1):
        before, span, after = slid[place - 1 : place + 2]
        if not span.is_same and not (span.old and span.new):
            # What keeps two changes apart stays there.
            kept = 0 if place == 1 else 1
            slid[place - 1 : place + 2] = _best(before, span, after, kept)
    return [span for span in slid if span.old or span.new]


def _best(before: Span, span: Span, after: Span, kept: int) -> tuple[Span, Span, Span]:
    """Choose among the places that mean the same: “A. [B. ]C.” and “A[. B]. C.”."""
    found = [(before, span, after)]
    while len(found[-1][0].new) > kept and (moved := _back(*found[-1])) is not None:
        found.append(moved)
    return max(found, key=lambda spans: _begins_well(*spans[:2]))


def _back(before: Span, span: Span, after: Span) -> tuple[Span, Span, Span] | None:
    """Move a span back by one word, where the word before is also its last one."""
    words = span.new or span.old
    if before.new[-1].key != words[-1].key:
        return None
    # Each text keeps its own words: they may differ in the spaces before them.
    moved = Span(before.old[-1:], before.new[-1:], is_same=False)
    if span.new:
        kept, span = moved.old, Span([], [*moved.new, *span.new[:-1]], is_same=False)
        after = Span([*kept, *after.old], [words[-1], *after.new], is_same=True)
    else:
        kept, span = moved.new, Span([*moved.old, *span.old[:-1]], [], is_same=False)
        after = Span([words[-1], *after.old], [*kept, *after.new], is_same=True)
    return Span(before.old[:-1], before.new[:-1], is_same=True), span, after


def _begins_well(before: Span, span: Span) -> int:
    is_first = not before.new or before.new[-1].ends_sentence
    words = span.new or span.old
    return 2 * is_first + (words[-1].weight == 0) + (words[0].weight > 0)
