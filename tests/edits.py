"""A site of paragraphs, and what editors do to it; for everything that merges."""

import random
import re
from copy import deepcopy
from dataclasses import dataclass, replace

from dragoman.catalogs import po
from dragoman.catalogs.po.charset import UTF_8
from dragoman.catalogs.po.compose import message
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.template import joined
from vocabulary import WORDS

HEADER = (
    b'msgid ""\nmsgstr ""\n"Language: de\\n"\n'
    b'"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
)


@dataclass(frozen=True)
class Block:
    """A block of a page."""

    text: str
    kind: str = "paragraph"
    context: str | None = None


Site = dict[str, list[Block]]


def sentence(chance, length=None):
    words = [chance.choice(WORDS) for _ in range(length or chance.randint(5, 14))]
    if chance.random() < 0.2:
        words[chance.randrange(len(words))] = str(chance.randint(2, 9999))
    return " ".join(words).capitalize() + "."


def _digits(chance, count):
    return str(chance.randrange(10 ** (count - 1), 10**count))


def paragraph(chance):
    text = " ".join(sentence(chance) for _ in range(chance.randint(1, 3)))
    if chance.random() < 0.15:
        text += f" See [the docs](https://example.org/{_digits(chance, 6)})."
    return text


def site(chance, pages=3, blocks=8):
    made: Site = {}
    for number in range(pages):
        page = [Block(sentence(chance, 2), "heading 1")]
        page += [Block(paragraph(chance)) for _ in range(chance.randint(2, blocks))]
        made[f"page{number}"] = page
    shared = [Block("See also", "heading 2"), Block(paragraph(chance))]
    for page in made.values():
        if chance.random() < 0.5:
            page[chance.randrange(1, len(page)) : 0] = shared
    return made


def template(pages):
    return joined(
        po.NewEntry(
            block.text,
            block.context,
            extracted=(f"type: {block.kind}",),
            references=(f"content/{page}.md",),
        )
        for page, blocks in pages.items()
        for block in blocks
    )


def translated(chance, text):
    """Give a translation that keeps numbers and URLs and no word."""
    return " ".join(
        word[::-1].capitalize() if word[0].isalpha() else word for word in text.split()
    ).replace("seE", "Siehe") + chance.choice(["", " Ende.", " So."])


def file_of(chance, pages, *, odd=0.2, noted=0.1, blank=0.0):
    """Write the file of a language as `po update` and a translator leave it."""
    data = HEADER
    for new in template(pages):
        text = "" if chance.random() < blank else translated(chance, new.msgid)
        notes = ("a note", "dragoman: origin=machine")
        comments = notes[: chance.randint(1, 2)] if chance.random() < noted else ()
        columns = chance.choice([None, 40, 60]) if chance.random() < odd else 79
        layout = Layout(UTF_8, b"\n", columns)
        entry = replace(new, msgstr=(text,), comments=comments)
        data += message(entry, layout, 1) + b"\n"
    return data[:-1]


def _some(chance, pages):
    page = chance.choice(sorted(pages))
    return page, chance.randrange(len(pages[page])) if pages[page] else 0


def _edited(change):
    def edit(chance, pages, _first):
        page, place = _some(chance, pages)
        if pages[page]:
            block = pages[page][place]
            pages[page][place] = replace(block, text=change(chance, block.text))

    return edit


def _replaced(chance, text):
    words = text.split(" ")
    for _ in range(max(1, len(words) // chance.randint(3, 12))):
        words[chance.randrange(len(words))] = chance.choice(WORDS)
    return " ".join(words)


def _added(chance, text):
    return f"{text} {sentence(chance)}"


def _cut(_chance, text):
    parts = text.split(". ")
    return ". ".join(parts[1:]) if len(parts) > 1 else text


def _renumbered(chance, text):
    return " ".join(
        _digits(chance, len(word)) if word.isdigit() else word
        for word in text.split(" ")
    )


def _linked(chance, text):
    address = f"example.org/{_digits(chance, 6)}"
    return re.sub(r"example\.org/\d+", address, text, count=1)


def _split(chance, pages, _first):
    page, place = _some(chance, pages)
    if pages[page] and ". " in pages[page][place].text:
        head, tail = pages[page][place].text.split(". ", 1)
        pages[page][place : place + 1] = [Block(f"{head}."), Block(tail)]


def _joined(chance, pages, _first):
    page, place = _some(chance, pages)
    if place + 1 < len(pages[page]):
        both = pages[page][place : place + 2]
        text = " ".join(block.text for block in both)
        pages[page][place : place + 2] = [Block(text)]


def _moved_within(chance, pages, _first):
    page, place = _some(chance, pages)
    if pages[page]:
        block = pages[page].pop(place)
        pages[page].insert(chance.randint(0, len(pages[page])), block)


def _moved_across(chance, pages, _first):
    page, place = _some(chance, pages)
    other, where = _some(chance, pages)
    if len(pages[page]) > 1:
        block = pages[page].pop(place)
        pages[other].insert(min(where, len(pages[other])), block)


def _renamed(chance, pages, _first):
    page, _ = _some(chance, pages)
    items = list(pages.items())
    pages.clear()
    for name, blocks in items:
        pages[f"{name}x" if name == page else name] = blocks


def _removed(chance, pages, _first):
    if len(pages) > 1:
        del pages[chance.choice(sorted(pages))]


def _back(chance, pages, first):
    page = chance.choice(sorted(first))
    pages.setdefault(page, deepcopy(first[page]))


def _context(chance, pages, _first):
    page, place = _some(chance, pages)
    if pages[page]:
        block = pages[page][place]
        context = None if block.context else chance.choice(["verb", "noun"])
        pages[page][place] = replace(block, context=context)


def _duplicated(chance, pages, _first):
    page, place = _some(chance, pages)
    other, where = _some(chance, pages)
    if pages[page]:
        pages[other].insert(where, pages[page][place])


def _new(chance, pages, _first):
    page, place = _some(chance, pages)
    pages[page].insert(place, Block(paragraph(chance)))


EDITS = {
    "words replaced": _edited(_replaced),
    "sentence added": _edited(_added),
    "sentence cut": _edited(_cut),
    "number changed": _edited(_renumbered),
    "link changed": _edited(_linked),
    "split": _split,
    "joined": _joined,
    "moved within": _moved_within,
    "moved across": _moved_across,
    "renamed": _renamed,
    "removed": _removed,
    "back": _back,
    "context": _context,
    "duplicated": _duplicated,
    "new": _new,
}


def edited(name, seed, pages, first):
    """Give a site after an edit; the first one tells what may come back."""
    now = deepcopy(pages)
    EDITS[name](random.Random(seed), now, first)
    return now
