"""The words that Dragoman keeps in a translator's file: `# dragoman: …` comment lines.

A translator's comment survives msgmerge and msgcat, unknown flags do not. Every word
says one thing, without a space in it; whatever words are unknown here stay.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote, unquote

from dragoman.catalogs.catalog import Origin

_LINE = re.compile(r"(\s*dragoman:)(.*)")
_ORIGINS = {
    "same": Origin.SAME,
    "origin=machine": Origin.MACHINE,
    "origin=reviewed": Origin.REVIEWED,
}
_COPIED = "copied"
_MARKS = re.compile(r"(?:\s|^)(?:copied|(?:aligned|between|was)=\S*)(?!\S)")
# What a URL may show as it is: all of ASCII but the signs of the note itself.
_PLAIN = "!\"#$&'()*+,-./:;<=?@[]^_`{|}~"


class Stood(NamedTuple):
    """Where a message stood in its file.

    Attributes:
        after: The `mark_of` the message before it, or `AT_START`.
        before: The `mark_of` the next one that stayed, or `AT_END`.
    """

    after: str
    before: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What a merge has to remember of a message.

    Attributes:
        aligned: The `mark_of` the msgid that this message's text was found to have
            become on its page, however little the two are alike; empty if it was not.
        was: What the merge replaced in the translation, as (old, new): URLs, numbers.
        copied: Whether its words are a copy of another message's.
        stood: Between which messages an obsolete one stood.
    """

    aligned: str = ""
    was: tuple[tuple[str, str], ...] = ()
    copied: bool = False
    stood: Stood | None = None

    def words(self) -> tuple[str, ...]:
        """Give the words that say this, in their order."""
        was = (f"was={_quoted(old)}>{_quoted(new)}" for old, new in self.was)
        return (
            *((_COPIED,) if self.copied else ()),
            *((f"aligned={self.aligned}",) if self.aligned else ()),
            *was,
            *((f"between={','.join(self.stood)}",) if self.stood else ()),
        )


#: Instead of a neighbour's mark, at both ends of a file.
AT_START, AT_END = "start", "end"
#: The marks of a message of which nothing has to be remembered.
NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Notes:
    """What the lines of one message say.

    Attributes:
        words: All words, in their order.
    """

    words: tuple[str, ...] = ()

    @property
    def origin(self) -> Origin:
        """Who made the translation; a person unless it says otherwise."""
        found = (_ORIGINS[word] for word in self.words if word in _ORIGINS)
        return next(found, Origin.HUMAN)

    @property
    def ignored(self) -> frozenset[str]:
        """The names of the checks that the translator has dismissed."""
        found = (word.partition("=") for word in self.words)
        return frozenset(name for word, _, name in found if word == "ignore" and name)

    @property
    def aligned(self) -> str | None:
        """The mark of the msgid that the translation was aligned with."""
        return self.marks.aligned or None

    @property
    def was(self) -> tuple[tuple[str, str], ...]:
        """What a merge replaced in the translation, as (old, new)."""
        return self.marks.was

    @property
    def marks(self) -> Marks:
        """What the last merge has to remember."""
        values: dict[str, list[str]] = {}
        for word in self.words:
            name, _, value = word.partition("=")
            values.setdefault(name, []).append(value)
        pairs = (value.partition(">") for value in values.get("was", ()))
        return Marks(
            values.get("aligned", [""])[0],
            tuple((unquote(old), unquote(new)) for old, _, new in pairs if old),
            _COPIED in values,
            _stood(values.get("between", [""])[0]),
        )

    def is_aligned_with(self, msgid: str) -> bool:
        """Whether a merge of ours found this msgid to be the block's present text.

        Args:
            msgid: The message's text. Another tool may have put another one over the
                translation since; then the mark does not fit it.
        """
        return self.aligned == mark_of(msgid)


def read(comments: Iterable[str]) -> Notes:
    """Read the translator's comment lines of a message.

    Args:
        comments: The lines without their marker, as `Entry.comments` gives them.
    """
    found = (_LINE.fullmatch(comment) for comment in comments)
    return Notes(tuple(word for line in found if line for word in line[2].split()))


def mark_of(msgid: str, msgctxt: str | None = None) -> str:
    """Give the short name of a message: eight hexadecimal digits of a SHA-256.

    Args:
        msgid: Its text.
        msgctxt: Its context.
    """
    name = msgid if msgctxt is None else f"{msgctxt}\x04{msgid}"
    return sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def marked(comments: Sequence[str], marks: Marks) -> tuple[str, ...]:
    """Let a message's comment lines say what a merge has to remember.

    Args:
        comments: The translator's comment lines.
        marks: What they shall say; earlier marks go, every other word stays.

    Returns:
        The lines. Marks given and taken back leave the lines as they were.
    """
    if not any(map(_LINE.fullmatch, comments)):
        return _with_words(tuple(comments), marks.words())
    rows = (_without(_MARKS, line) for line in comments)
    bare = tuple(row for row in rows if row is not None)
    return _with_words(bare, marks.words())


def settled(comments: Sequence[str]) -> tuple[str, ...]:
    """Take away what means nothing once a translator has settled a message.

    Args:
        comments: The translator's comment lines of a message that is not fuzzy.
    """
    marks = read(comments).marks
    if not marks.aligned and not marks.was:
        return tuple(comments)
    return marked(comments, replace(marks, aligned="", was=()))


def with_word(comments: Sequence[str], word: str) -> tuple[str, ...]:
    """Add a word to a message's comment lines, if they lack it.

    Args:
        comments: The translator's comment lines.
        word: Such as `origin=machine`.
    """
    has_it = word in read(comments).words
    return tuple(comments) if has_it else _with_words(tuple(comments), (word,))


def without_word(comments: Sequence[str], word: str) -> tuple[str, ...]:
    """Take a word out of a message's comment lines; a line left empty goes.

    Args:
        comments: The translator's comment lines.
        word: Such as `origin=machine`.
    """
    pattern = re.compile(rf"(?:\s|^){re.escape(word)}(?!\S)")
    rows = (_without(pattern, line) for line in comments)
    return tuple(row for row in rows if row is not None)


def _with_words(comments: tuple[str, ...], words: tuple[str, ...]) -> tuple[str, ...]:
    if not words:
        return comments
    text = " ".join(words)
    for place in reversed(range(len(comments))):
        if _LINE.fullmatch(comments[place]):
            line = f"{comments[place]} {text}"
            return (*comments[:place], line, *comments[place + 1 :])
    return (*comments, f"dragoman: {text}")


def _without(pattern: re.Pattern[str], line: str) -> str | None:
    """Take words out of a line of ours; None if it then says nothing any more."""
    found = _LINE.fullmatch(line)
    if not found or not pattern.search(found[2]):
        return line
    rest = pattern.sub("", found[2])
    return found[1] + rest if rest.strip() else None


def _stood(value: str) -> Stood | None:
    after, comma, before = value.partition(",")
    return Stood(after, before) if comma else None


def _quoted(text: str) -> str:
    return quote(text, safe=_PLAIN)
