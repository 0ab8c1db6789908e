"""Pairs of messages by nothing but how alike their texts are, over the whole site."""

from collections.abc import Iterator, Sequence

from dragoman.catalogs import po
from dragoman.catalogs.merge.matching import Matching

#: From here on two texts are taken for versions of one.
ALIKE = 0.6
# Few words are easily alike by chance.
_SHORT_ALIKE = 0.75
_SHORT = 4


def alike(
    missing: Sequence[po.NewEntry], entries: Sequence[po.Entry], matching: Matching
) -> Iterator[tuple[po.NewEntry, po.Entry]]:
    """Pair what the file lacks with what has words to give, the most alike first.

    Args:
        missing: Messages of the source.
        entries: Messages of the file; each is given away once.
        matching: Compares texts.
    """
    by_text: dict[str, list[po.Entry]] = {}
    for entry in entries:
        by_text.setdefault(entry.msgid, []).append(entry)
    index = matching.index(by_text)
    found = [
        (likeness, -place, text)
        for place, new in enumerate(missing)
        for text in index.nearest(new.msgid)
        if (likeness := matching.likeness(text, new.msgid))
        >= _needed(text, new.msgid, matching)
    ]
    done: set[int] = set()
    for _, place, text in sorted(found, reverse=True):
        if by_text[text] and place not in done:
            done.add(place)
            yield missing[-place], by_text[text].pop(0)


def _needed(left: str, right: str, matching: Matching) -> float:
    shorter = min(len(matching.words(left)), len(matching.words(right)))
    return _SHORT_ALIKE if shorter < _SHORT else ALIKE
