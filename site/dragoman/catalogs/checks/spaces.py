"""White space and characters that nobody sees."""

import re
from collections.abc import Iterator

from dragoman.catalogs.checks.finding import BOTH, INTERFACE, Check, warning
from dragoman.catalogs.checks.message import Message, Pair, said_pairs

_DOUBLE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_ZERO_WIDTH = re.compile("[\u200b\ufeff]")
# Scripts without spaces mark by it where a line may break.
_PARTED_BY_ZERO_WIDTH_WORDS = "km th lo my shn nod mnw bo dz ja zh"
_PARTED_BY_ZERO_WIDTH = frozenset(_PARTED_BY_ZERO_WIDTH_WORDS.split())
# Control characters; overrides of direction, which pages drop (Unicode UAX #9); and
# the mark of a character that was lost.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ufffd]")
_SPACES = " \t\u00a0\u202f\u3000"
# Full-width punctuation brings its space along.
_WIDE = "\u3000-\u303f\uff00-\uffef"
_WIDE_END = re.compile(f"[{_WIDE}]$")
_WIDE_START = re.compile(f"^[{_WIDE}]")


def _begin_space(message: Message) -> Iterator[str]:
    for pair in said_pairs(message):
        has, wanted = _begins(pair.target.raw), _begins(pair.source.raw)
        if has != wanted and not _WIDE_START.search(pair.target.raw):
            yield _differing("begins", is_there=has)


def _end_space(message: Message) -> Iterator[str]:
    for pair in said_pairs(message):
        has, wanted = _ends(pair.target.raw), _ends(pair.source.raw)
        if has != wanted and not _WIDE_END.search(pair.target.raw):
            yield _differing("ends", is_there=has)


def _double_space(message: Message) -> Iterator[str]:
    if any(_DOUBLE.search(text.raw) for text in message.sources):
        return
    for pair in said_pairs(message):
        if found := _DOUBLE.search(pair.target.raw):
            yield f"has two spaces in a row after “{_before(pair, found.start())}”"


def _zero_width(message: Message) -> Iterator[str]:
    if message.language_code in _PARTED_BY_ZERO_WIDTH:
        return
    yield from _unseen(message, _ZERO_WIDTH)


def _control(message: Message) -> Iterator[str]:
    yield from _unseen(message, _CONTROL)


def _unseen(message: Message, pattern: re.Pattern[str]) -> Iterator[str]:
    known = {each for text in message.sources for each in pattern.findall(text.raw)}
    for pair in said_pairs(message):
        found = pattern.search(pair.target.raw)
        if found and found[0] not in known:
            place = _before(pair, found.start())
            after = f" after “{place}”" if place else " at its start"
            yield f"has the character U+{ord(found[0]):04X}{after}"


def _before(pair: Pair, position: int) -> str:
    words = pair.target.raw[max(0, position - 20) : position].split()
    return words[-1] if words else ""


def _begins(text: str) -> bool:
    return text[:1] in _SPACES if text else False


def _ends(text: str) -> bool:
    return text[-1:] in _SPACES if text else False


def _differing(end: str, *, is_there: bool) -> str:
    other = "its source does not" if is_there else "its source does"
    return f"{end} {'with' if is_there else 'without'} a space, {other}"


CHECKS: tuple[Check, ...] = (
    warning("begin-space", "Both or none begin with a space.", _begin_space, INTERFACE),
    warning("end-space", "Both or none end with a space.", _end_space, INTERFACE),
    warning("double-space", "No two spaces in a row.", _double_space, BOTH),
    warning(
        "zero-width-space",
        "No zero-width space (U+200B) and no byte order mark (U+FEFF).",
        _zero_width,
        BOTH,
    ),
    warning(
        "control-character",
        "No control character, override of direction or lost character (U+FFFD).",
        _control,
        BOTH,
    ),
)
