"""Where the messages of a `.po` file stand, in runs of some dozens, without bytes.

From the outline of a file and the bytes of a later one it is known between which runs
the two differ, so that all others need not be read again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate, pairwise
from typing import NamedTuple

from dragoman.catalogs import po
from dragoman.catalogs.po import header
from dragoman.catalogs.po.charset import Charset, declared
from dragoman.catalogs.po.reader import Reader

#: How many messages make a run: less to read again against less to remember.
LENGTH = 48

# A run begins below a blank line, with a comment or a message: nowhere else is it sure
# that what stands before it is done.
_BLANK = (b"\n\n", b"\n\r\n")
_BEGINNINGS = (b"#", b"msgid", b"msgctxt")


class Run(NamedTuple):
    """Some messages that follow one another.

    Attributes:
        size: How many bytes they take, with all that stands between them.
        digest: The hash of these bytes.
        messages: How many messages they are; the header is none.
        lines: How many lines they take.
    """

    size: int
    digest: bytes
    messages: int
    lines: int


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first message.

    Attributes:
        size: Its bytes.
        lines: Its lines.
        fields: The fields of the header.
        charset: The charset of the whole file.
    """

    size: int
    lines: int
    fields: Mapping[str, str]
    charset: Charset


@dataclass(frozen=True, slots=True)
class Outline:
    """A file.

    Attributes:
        head: What stands before the first run.
        runs: The rest, whole.
    """

    head: Head
    runs: tuple[Run, ...]


class Difference(NamedTuple):
    """Where two files differ below their heads.

    Attributes:
        first: The first run that differs.
        last: The one after the last run that differs.
        start: Where the later file begins to differ, in bytes.
        end: Where it is alike again.
    """

    first: int
    last: int
    start: int
    end: int


def outline(data: bytes, entries: Sequence[po.Entry]) -> Outline | None:
    """Outline a file.

    Args:
        data: Its bytes.
        entries: Its messages, with their lines.

    Returns:
        None where the file has another form than tools write: it is read whole.
    """
    found = head(data)
    if found is None or not entries or entries[0].line != found.lines + 1:
        return None
    body = data[found.size :]
    return Outline(found, tuple(runs(body, entries, found.lines)))


def head(data: bytes) -> Head | None:
    """Read what stands before the first message; None if that is no plain header."""
    charset = declared(data)
    try:
        messages = Reader(data, charset).messages()
        first, second = next(messages).entry, next(messages)
    except (StopIteration, po.PoError):
        return None
    if first is None or first.msgid or first.msgctxt is not None:
        return None
    if second.entry is None or not _begins(data, second.start):
        return None
    fields = header.fields(first.msgstr[0])
    return Head(second.start, second.entry.line - 1, fields, charset)


def runs(body: bytes, entries: Sequence[po.Entry], lines_before: int) -> Iterator[Run]:
    """Part some messages into runs.

    Args:
        body: Their bytes.
        entries: The messages, with their lines.
        lines_before: How many lines stand before the body.
    """
    lines = body.split(b"\n")
    places = [(0, 0, 0)]
    for index in range(LENGTH, len(entries), LENGTH):
        last, _, begun = places[-1]
        line = entries[index].line - 1 - lines_before
        start = last + sum(map(len, lines[begun:line])) + line - begun
        if _begins(body, start):
            places.append((start, index, line))
    places.append((len(body), len(entries), len(lines) - 1))
    for (start, first, line), (end, after, below) in pairwise(places):
        yield Run(end - start, digest(body[start:end]), after - first, below - line)


def difference(last: Outline, head: Head, data: bytes) -> Difference:
    """Find where a file differs from an earlier one.

    Args:
        last: The earlier file.
        head: The head of the later one.
        data: The later file.
    """
    view = memoryview(data)
    first, start = 0, head.size
    after, end = len(last.runs), len(data)
    for run in last.runs:
        if digest(view[start : start + run.size]) != run.digest:
            break
        first, start = first + 1, start + run.size
    for run in reversed(last.runs[first:]):
        at = end - run.size
        if at < start or digest(view[at:end]) != run.digest:
            break
        after, end = after - 1, at
    return Difference(first, after, start, end)


def places(last: Outline) -> list[tuple[int, int]]:
    """Tell before each run, and at the end, how many messages and lines there are."""
    counts = accumulate((run.messages for run in last.runs), initial=0)
    lines = accumulate((run.lines for run in last.runs), initial=last.head.lines)
    return list(zip(counts, lines, strict=True))


def digest(data: bytes | memoryview) -> bytes:
    """Hash some bytes so that nobody can find others of the same hash."""
    return blake2b(data, digest_size=16).digest()


def _begins(data: bytes, start: int) -> bool:
    before = data[max(start - 3, 0) : start]
    return before.endswith(_BLANK) and data.startswith(_BEGINNINGS, start)
