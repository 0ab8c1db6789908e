"""The texts of a catalog in bytes: those of a page side by side, with their HTML.

A text and its HTML are kept as they are, so that those of a page are read at once.
"""

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.catalogs import po
from dragoman.catalogs.catalog import Messages
from dragoman.catalogs.keys import Keys
from dragoman.catalogs.translation import Kind, Origin, Standing, State, Translation

#: Stands where a message is not translated.
ABSENT = 255
#: More of a translation than its text is told; its HTML is the text; its HTML follows.
WITH_MORE = 128
IS_HTML = 64
WITH_HTML = 32
#: Stand after each text, and before its HTML; in no text that is kept as it is.
END = "\0"
HTML = "\x02"
#: A translation that is not longer, and stands on several pages, is held in memory.
OFTEN = 64

# So many bytes of them are held.
_MOST_OFTEN = 64 * 1024

_ALL = tuple(Standing(state, origin) for state in State for origin in Origin)
#: How a message stands, by its byte.
STANDINGS = (*(_ALL[byte % len(_ALL)] for byte in range(ABSENT)), None)
#: The same of a translation of which no more is told, by its byte.
KINDS: Sequence[Kind] = [(*_ALL[byte % len(_ALL)], None) for byte in range(WITH_MORE)]
_NUMBERS: Mapping[tuple[State, Origin], int] = {
    (kind.state, kind.origin): number for number, kind in enumerate(_ALL)
}


@dataclass(frozen=True, slots=True)
class Packed:
    """The parts of a table.

    Attributes:
        kinds: A byte for each message, that tells its state and origin; or `ABSENT`.
        ranks: The place of its text among the texts.
        places: Where each text begins, and where the last one ends.
        often: How many of the first stand on several pages.
        texts: The texts.
    """

    kinds: bytes
    ranks: bytes
    places: bytes
    often: int
    texts: bytes = b""


def packed(
    messages: Messages,
    keys: Keys,
    order: Iterable[po.Key],
    often: Iterable[po.Key] = (),
    parsed: Mapping[str, str | None] | None = None,
) -> Packed:
    """Give the parts of a table.

    Args:
        messages: Translations, each of a message of the keys.
        keys: The messages.
        order: The messages in the order in which most are read; some may be missing.
        often: Those that stand on several pages.
        parsed: The HTML of translations, by their texts, as far as it can be kept.
    """
    rows, known = keys.rows, parsed or {}
    kinds = bytearray([ABSENT] * len(rows))
    ranks = array("I", bytes(4 * len(rows)))
    places = array("I", [0])
    texts = bytearray()
    count = 0
    for is_often, some in ((True, often), (False, (*order, *rows))):
        for context, text in some:
            row = rows.get((context, text))
            if row is None or kinds[row] != ABSENT:
                continue
            found = messages.get(context, {}).get(text)
            if found is None:
                continue
            kind, data = _coded(found, known)
            if is_often:
                if len(texts) + len(data) > _MOST_OFTEN:
                    break
                count += 1
            kinds[row] = kind
            ranks[row] = len(places) - 1
            texts += data
            places.append(len(texts))
    return Packed(bytes(kinds), ranks.tobytes(), places.tobytes(), count, bytes(texts))


def _coded(found: Translation, parsed: Mapping[str, str | None]) -> tuple[int, bytes]:
    kind = _NUMBERS[found.state, found.origin]
    text = found.texts[0] if len(found.texts) == 1 else END
    if found.previous is None and END not in text and HTML not in text:
        html = parsed.get(text)
        flag = 0 if html is None else IS_HTML if html == text else WITH_HTML
        told = text + HTML + html if html is not None and html != text else text
        try:
            return kind | flag, (told + END).encode()
        except UnicodeEncodeError:
            # A lone surrogate; JSON writes it in ASCII.
            pass
    more = json.dumps((found.texts, found.previous))
    return kind | WITH_MORE, (more + END).encode()


def with_more(kind: int, text: str) -> Translation:
    """Give a translation of which more than its text is told.

    Args:
        kind: Its byte.
        text: What stands in its place.
    """
    texts, previous = json.loads(text)
    return Translation(tuple(texts), *_ALL[kind % len(_ALL)], previous)
