"""Random branches of a translator's file: edits as people and `po update` make them."""

from collections.abc import Callable, Iterator
from random import Random

from dragoman.catalogs import po
from dragoman.catalogs.po.text import escaped

HEADER = {
    "PO-Revision-Date": "2026-01-01 10:00+0000",
    "Last-Translator": "A <a@example.org>",
    "Language": "de",
    "Content-Type": "text/plain; charset=UTF-8",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
WORDS = (
    "Haus",
    "Baum",
    'ein "Wort"',
    "Zeile\nzwei",
    "Straße",
    " ".join(["über C:\\x"] * 12),
)
LINES = ("Ask Anna", "dragoman: ignore=urls", "seen", "Ünsicher")
PLACES = ("content/a.md", "content/b.md", "content/c.md")

Edit = Callable[[Random, po.File], None]


def origin(chance: Random, most: int = 6) -> bytes:
    """A file that branches are made of."""
    file = po.new(HEADER)
    before = None
    names = [f"Text {number}" for number in range(most + 2)]
    for name in chance.sample(names, chance.randint(0, most)):
        entry = message(chance, name)
        file.insert(entry, after=before)
        before = entry.key
    for entry in file.entries:
        if chance.random() < 0.2:
            file.retire(entry.key)
    return file.to_bytes()


def branch(chance: Random, data: bytes, most: int = 5) -> bytes:
    """The file after some edits."""
    file = po.parse(data)
    for _ in range(chance.randint(0, most)):
        chance.choice(EDITS)(chance, file)
    if chance.random() < 0.5:
        day = chance.randint(2, 28)
        file.set_header("PO-Revision-Date", f"2026-01-{day:02} 10:00+0000")
        file.set_header("Last-Translator", f"T{day} <t@example.org>")
    return file.to_bytes()


def lost(before: bytes, side: bytes, merged: bytes) -> list[str]:
    """What a person wrote on one side and the merged file does not have."""
    had = {entry.key: set(_said(entry)) for entry in po.parse(before).entries}
    found = {text for entry in po.parse(merged).entries for text in _said(entry)}
    return [
        text
        for entry in po.parse(side).entries
        # Words that followed a text to the one it became were written before.
        for text in set(_said(entry)) - _had(entry, had)
        if text not in found and f"Also translated as: {escaped(text)}" not in found
    ]


def _had(entry: po.Entry, had: dict[po.Key, set[str]]) -> set[str]:
    own = had.get(entry.key, set())
    if entry.previous_msgid is None:
        return own
    return own | had.get((entry.previous_msgctxt, entry.previous_msgid), set())


def _said(entry: po.Entry) -> Iterator[str]:
    yield from filter(None, entry.msgstr)
    # Our own note goes with its translation.
    yield from (line for line in entry.comments if not line.startswith("dragoman:"))


def message(chance: Random, name: str) -> po.NewEntry:
    plural = f"{name} many" if chance.random() < 0.25 else None
    is_done = chance.random() < 0.6
    forms = 1 if plural is None else 2
    return po.NewEntry(
        name,
        None,
        plural,
        tuple(chance.choice(WORDS) if is_done else "" for _ in range(forms)),
        flags=("fuzzy",) if is_done and chance.random() < 0.25 else (),
        comments=tuple(chance.sample(LINES, chance.randint(0, 2))),
        references=(chance.choice(PLACES),),
    )


def _live(file: po.File) -> list[po.Entry]:
    return [entry for entry in file.entries if not entry.obsolete]


def _name(chance: Random, file: po.File) -> str | None:
    name = f"Text {chance.randint(0, len(file.entries) + 1)}"
    return None if file.get(None, name) else name


def _translate(chance: Random, file: po.File) -> None:
    if live := _live(file):
        entry = chance.choice(live)
        text = tuple(chance.choice(WORDS) for _ in entry.msgstr)
        file.set(*entry.key, text, fuzzy=chance.random() < 0.25)


def _blank(chance: Random, file: po.File) -> None:
    if live := _live(file):
        entry = chance.choice(live)
        file.set(*entry.key, ("",) * len(entry.msgstr))


def _mark(chance: Random, file: po.File) -> None:
    if done := [entry for entry in _live(file) if entry.translated]:
        entry = chance.choice(done)
        file.set(*entry.key, entry.msgstr, fuzzy=not entry.fuzzy)


def _comment(chance: Random, file: po.File) -> None:
    if live := _live(file):
        lines = chance.sample(LINES, chance.randint(0, 3))
        file.note(chance.choice(live).key, lines)


def _place(chance: Random, file: po.File) -> None:
    if live := _live(file):
        places = chance.sample(PLACES, chance.randint(0, 3))
        key = chance.choice(live).key
        file.annotate(key, references=places, extracted=["type: paragraph"])


def _retire(chance: Random, file: po.File) -> None:
    if live := _live(file):
        file.retire(chance.choice(live).key)


def _revive(chance: Random, file: po.File) -> None:
    gone = [entry for entry in file.entries if entry.obsolete]
    if gone:
        key = chance.choice(gone).key
        if not file.get(*key):
            file.revive(key, after=None)


def _add(chance: Random, file: po.File) -> None:
    if name := _name(chance, file):
        live = _live(file)
        before = chance.choice(live).key if live else None
        file.insert(message(chance, name), after=before)


def _follow(chance: Random, file: po.File) -> None:
    """The source text changes, and its translation goes along."""
    done = [entry for entry in _live(file) if entry.translated and not entry.fuzzy]
    name = _name(chance, file)
    if done and name:
        entry = chance.choice(done)
        new = po.NewEntry(
            name,
            None,
            entry.msgid_plural,
            entry.msgstr,
            ("fuzzy",),
            comments=entry.comments,
            previous_msgid=entry.msgid,
            previous_msgid_plural=entry.msgid_plural,
        )
        file.follow(entry.key, new)


EDITS: list[Edit] = [
    *[_translate] * 4,
    _blank,
    _mark,
    _comment,
    _place,
    _retire,
    _revive,
    _add,
    _follow,
]
