"""Where the texts of a kept catalog stand on disk: those of a page side by side."""

import marshal
from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.catalogs import po
from dragoman.catalogs.catalog import Messages
from dragoman.catalogs.kept_file import KeptFile
from dragoman.catalogs.keys import Keys
from dragoman.catalogs.translation import Origin, Standing, State, Translation

#: Stands where a message is not translated.
ABSENT = 255

# A text alone is kept as it is; one with more about it in Python's own form.
_WITH_MORE = 128
# Texts that lie nearer to each other than this are read at once: those of a page do.
_NEAR = 4096
# What stands on many pages is near to few of them. So much is read for its sake, and
# so many such texts are remembered.
_ALONE = 512
_MOST = 256

_STANDINGS = tuple(Standing(state, origin) for state in State for origin in Origin)
_BY_KIND: tuple[Standing | None, ...] = tuple(
    dict(enumerate(_STANDINGS)).get(kind & ~_WITH_MORE) for kind in range(ABSENT + 1)
)
_KIND: Mapping[tuple[State, Origin], int] = {
    (kind.state, kind.origin): number for number, kind in enumerate(_STANDINGS)
}


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Where the translation of each message stands.

    Attributes:
        keys: The messages.
        kinds: A byte for each, that tells its state and origin; or `ABSENT`.
        places: Where the text of each begins.
        ends: Where it ends.
        file: Holds the texts, in the order of the `.po` file.
        start: Where they begin in it.
        remembered: Texts that stand alone, by the place of their message.
    """

    keys: Keys
    kinds: bytes = field(repr=False)
    places: "array[int]" = field(repr=False)
    ends: "array[int]" = field(repr=False)
    file: KeptFile
    start: int
    remembered: dict[int, Translation] = field(default_factory=dict, repr=False)

    def standing(self, row: int) -> Standing | None:
        """Tell how a message stands, None where it is not translated.

        Args:
            row: The place of the message among the keys.
        """
        return _BY_KIND[self.kinds[row]]

    def standings(self, rows: Iterable[int]) -> list[Standing | None]:
        """Tell how messages stand, None for each that is not translated.

        Args:
            rows: Their places among the keys; -1 for one that is not among them.
        """
        kinds = self.kinds
        return [None if row < 0 else _BY_KIND[kinds[row]] for row in rows]

    def translation(self, row: int) -> Translation:
        """Read a translation.

        Args:
            row: The place of its message among the keys; one that is translated.

        Raises:
            OSError: It cannot be read.
        """
        begin = self.places[row]
        data = self.file.read(self.start + begin, self.ends[row] - begin)
        return _translation(self.kinds[row], data)

    def translations(self, rows: Collection[int]) -> dict[int, Translation]:
        """Read translations; as `translation` does, but as few times as may be.

        Args:
            rows: The places of their messages among the keys, all of them translated.

        Returns:
            The translations by these places.

        Raises:
            OSError: They cannot be read.
        """
        kinds, places, ends = self.kinds, self.places, self.ends
        known = map(self.remembered.get, rows)
        pairs = zip(rows, known, strict=True)
        found = {row: each for row, each in pairs if each is not None}
        wanted = [row for row in rows if row not in found]
        spans = sorted([(places[row], ends[row], row) for row in wanted])
        data = b""
        begin = end = -1
        for number, (place, stop, row) in enumerate(spans):
            if stop > end:
                begin, end = place, _end(spans[number:])
                data = self.file.read(self.start + begin, end - begin)
            piece = data[place - begin : stop - begin]
            found[row] = _translation(kinds[row], piece)
            if end - begin < _ALONE:
                self._remember(row, found[row])
        return found

    def _remember(self, row: int, found: Translation) -> None:
        if len(self.remembered) >= _MOST:
            self.remembered.clear()
        self.remembered[row] = found


def _end(spans: Iterable[tuple[int, int, int]]) -> int:
    """Give the end of the first texts that lie near each other."""
    end: int | None = None
    for place, stop, _ in spans:
        if end is not None and place > end + _NEAR:
            break
        end = stop
    return end or 0


def packed(
    messages: Messages, keys: Keys, order: Iterable[po.Key]
) -> tuple[bytes, bytes, bytes, bytes]:
    """Give the parts of a table.

    Args:
        messages: Translations, each of a message of the keys.
        keys: The messages.
        order: The messages in the order in which most are read; some may be missing.

    Returns:
        The kinds, the places, the ends, and the texts.
    """
    kinds = bytearray([ABSENT] * len(keys.rows))
    places, ends = (array("I", bytes(4 * len(keys.rows))) for _ in range(2))
    texts = bytearray()
    for context, text in dict.fromkeys((*order, *keys.rows)):
        row = keys.rows.get((context, text))
        found = messages.get(context, {}).get(text)
        if row is None or found is None:
            continue
        kind, data = _coded(found)
        kinds[row] = kind
        places[row] = len(texts)
        texts += data
        ends[row] = len(texts)
    return bytes(kinds), places.tobytes(), ends.tobytes(), bytes(texts)


def _coded(found: Translation) -> tuple[int, bytes]:
    kind = _KIND[found.state, found.origin]
    if len(found.texts) == 1 and found.previous is None:
        try:
            return kind, found.texts[0].encode()
        except UnicodeEncodeError:
            # A lone surrogate; Python's own form holds it.
            pass
    return kind | _WITH_MORE, marshal.dumps((found.texts, found.previous))


def _translation(kind: int, data: bytes) -> Translation:
    if kind < _WITH_MORE:
        # A page has dozens of them: made thus, it takes half as long.
        return tuple.__new__(Translation, ((data.decode(),), *_STANDINGS[kind], None))
    state, origin = _STANDINGS[kind & ~_WITH_MORE]
    texts, previous = marshal.loads(data)  # noqa: S302 -- hashed when it was opened
    return Translation(texts, state, origin, previous)
