"""Pages that nobody wrote: blocks of words, the same in every language, place by place.

The law: what is invented depends on nothing but the number of the page and of pages.
"""

import posixpath
import random
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_VOCABULARY = Path(__file__).with_name("vocabulary.toml")
_SECTIONS = 5
_PAGES_OF_A_CHAPTER = 10
_PAGES_OF_A_PART = 100
_CODE = ("locale/de/LC_MESSAGES", "site.toml", "python site check", "content/", "/de/")
# What a group of words is, and how often in a hundred.
_KINDS = {"plain": 72, "strong": 7, "emphasis": 7, "code": 5, "link": 9}
_FENCE = "```sh\npython site check\npython site serve --port 8888\n```\n\n"


@dataclass(frozen=True, slots=True)
class Tongue:
    """How a language writes.

    Attributes:
        words: Its words, place by place.
        end: What ends a sentence.
        between: What stands between two words.
    """

    words: tuple[str, ...]
    end: str
    between: str


@dataclass(frozen=True, slots=True)
class Group:
    """Words that stand together in a sentence: plain, strong, emphasis, code or link.

    Attributes:
        kind: Which of these.
        words: Their places in the vocabulary.
        target: What a link leads to, or what code says.
    """

    kind: str
    words: tuple[int, ...]
    target: str = ""

    def text(self, tongue: Tongue) -> str:
        """Say it in a language, as inline Markdown."""
        words = tongue.between.join(tongue.words[place] for place in self.words)
        match self.kind:
            case "strong":
                return f"**{words}**"
            case "emphasis":
                return f"*{words}*"
            case "code":
                return f"`{self.target}`"
            case "link":
                return f"[{words}]({self.target})"
        return words


@dataclass(frozen=True, slots=True)
class Block:
    """One text to translate.

    Attributes:
        kind: What translators are told it is.
        sentences: Its sentences.
        number: What ends it instead of a mark, where it is no sentence; -1 for nothing.
    """

    kind: str
    sentences: tuple[tuple[Group, ...], ...]
    number: int | None = None

    def text(self, tongue: Tongue) -> str:
        """Say it in a language, as inline Markdown."""
        said = [
            _capital(tongue.between.join(group.text(tongue) for group in sentence))
            for sentence in self.sentences
        ]
        if self.number is None:
            between = " " if tongue.between else ""
            return between.join(each + tongue.end for each in said)
        return said[0] if self.number < 0 else f"{said[0]} {self.number}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def tongues() -> Mapping[str, Tongue]:
    """Read the vocabularies, by language tag; the source language comes first."""
    read = tomllib.loads(_VOCABULARY.read_text(encoding="utf-8"))
    return {
        tag: Tongue(
            tuple(each["words"].split()), each["end"], "" if "joined" in each else " "
        )
        for tag, each in read.items()
    }


def path(number: int) -> str:
    """Give the file of a page: the home page, then parts of ten chapters of ten."""
    if number == 0:
        return "index.md"
    part, left = divmod(number - 1, _PAGES_OF_A_PART)
    chapter, page = divmod(left, _PAGES_OF_A_CHAPTER)
    folder = f"part-{part + 1:02}"
    if chapter:
        folder += f"/chapter-{chapter:02}"
    return f"{folder}/page-{page:02}.md" if page else f"{folder}/index.md"


class Page:
    """One page: a text of sections, each with paragraphs and a list, a table or code.

    Args:
        number: Which page.
        count: Of how many.

    Attributes:
        path: Its file in `content/`.
        title: Its title.
        description: What it is about.
        parts: Its text: Markdown that no translator sees, and blocks.
    """

    def __init__(self, number: int, count: int) -> None:
        self.path = path(number)
        self._count = count
        # A large factor keeps the seeds of neighbours far apart.
        self._chance = random.Random(number * 1_000_003)
        self.title = Block("title", (self._plain(2),), number + 1)
        self.description = Block("description", (self._plain(9),))
        self.parts = [part for place in range(_SECTIONS) for part in self._one(place)]

    @property
    def blocks(self) -> Iterator[Block]:
        """List what there is to translate, in reading order."""
        yield self.title
        yield self.description
        yield from (part for part in self.parts if isinstance(part, Block))

    def text(self, tongue: Tongue) -> str:
        """Write the page's text in a language, as Markdown."""
        return "".join(
            part.text(tongue) if isinstance(part, Block) else part
            for part in self.parts
        )

    def _one(self, place: int) -> Iterator[Block | str]:
        if place:
            yield from ("## ", Block("heading 2", (self._plain(3),), -1), "\n\n")
        for _ in range(4):
            yield from (Block("paragraph", self._sentences(3)), "\n\n")
        if place in {1, 3}:
            for _ in range(5):
                yield from ("- ", Block("list item", self._sentences(1)), "\n")
            yield "\n"
        elif place == 2:  # noqa: PLR2004 -- the third of the sections
            yield from self._table()
        elif place:
            yield _FENCE

    def _table(self) -> Iterator[Block | str]:
        for row in range(5):
            for _ in range(3):
                kind = "table cell" if row else "table header"
                yield from ("| ", Block(kind, (self._plain(2),), -1), " ")
            yield "|\n" if row else "|\n|---|---|---|\n"
        yield "\n"

    def _sentences(self, count: int) -> tuple[tuple[Group, ...], ...]:
        return tuple(self._sentence() for _ in range(count))

    def _sentence(self) -> tuple[Group, ...]:
        kinds = self._chance.choices([*_KINDS], [*_KINDS.values()], k=5)
        # Two marked groups that touch would be one, where no space parts words.
        apart = ("plain" if was != "plain" else kind for was, kind in pairwise(kinds))
        return tuple(self._group(kind) for kind in ("plain", *apart))

    def _group(self, kind: str) -> Group:
        target = ""
        if kind == "code":
            target = self._chance.choice(_CODE)
        elif kind == "link":
            there = path(self._chance.randrange(self._count))
            target = posixpath.relpath(there, posixpath.dirname(self.path) or ".")
        return Group(kind, self._places(self._chance.randint(1, 3)), target)

    def _plain(self, count: int) -> tuple[Group, ...]:
        return (Group("plain", self._places(count)),)

    def _places(self, count: int) -> tuple[int, ...]:
        return tuple(self._chance.randrange(50) for _ in range(count))
