"""Pairs of messages by nothing but how alike their texts are, over the whole site."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman.catalogs import po
from dragoman.catalogs.merge.matching import Matching

#: From here on two texts are taken for versions of one.
ALIKE = 0.6
# Few words are easily alike by chance.
_SHORT_ALIKE = 0.75
_SHORT = 6


def alike(
    missing: Sequence[po.NewEntry],
    entries: Sequence[po.Entry],
    matching: Matching,
    left: Callable[[po.NewEntry], Iterable[po.Entry]] = lambda _new: (),
) -> Iterator[tuple[po.NewEntry, po.Entry]]:
    """Pair what the file lacks with what has words to give, the most alike first.

    Args:
        missing: Messages of the source.
        entries: Messages of the file; each is given away once.
        matching: Compares texts.
        left: Gives the messages whose words one of the source may have a copy of.
    """
    by_text: dict[str, list[po.Entry]] = {}
    for entry in entries:
        by_text.setdefault(entry.msgid, []).append(entry)
    shared = [{entry.msgid: entry for entry in left(new)} for new in missing]
    index = matching.index([*by_text, *(text for texts in shared for text in texts)])
    found = [
        (likeness, -place, text)
        for place, new in enumerate(missing)
        for text in index.nearest(new.msgid)
        if text in by_text or text in shared[place]
        if (likeness := matching.likeness(text, new.msgid))
        >= _needed(text, new.msgid, matching)
    ]
    done: set[int] = set()
    for _, place, text in sorted(found, reverse=True):
        if place in done:
            continue
        free = by_text.get(text)
        given = free.pop(0) if free else shared[-place].get(text)
        if given is not None:
            done.add(place)
            yield missing[-place], given


def _needed(left: str, right: str, matching: Matching) -> float:
    shorter = min(len(matching.words(left)), len(matching.words(right)))
    return _SHORT_ALIKE if shorter < _SHORT else ALIKE
