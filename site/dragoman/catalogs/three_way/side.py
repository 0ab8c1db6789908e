"""One of the three files of a merge, as our file would have it: charset, ends of line.

What a file says is compared and carried over in the bytes of our file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.catalogs import po
from dragoman.catalogs.po.charset import Charset, declared
from dragoman.catalogs.po.grammar import BYTE_ORDER_MARK
from dragoman.catalogs.po.layout import ends_of_line
from dragoman.catalogs.po.piece import Piece, pieces
from dragoman.catalogs.three_way.message import Version


@dataclass
class Side:
    """A file by its messages.

    Attributes:
        pieces: All pieces, in order.
        header: Its header.
        live: The definitions of each message; gettext uses the first.
        obsolete: The same of obsolete ones.
        order: The keys in the order of the file, obsolete or not.
        tail: The comments that no message follows.
    """

    pieces: list[Piece]
    header: Version | None = None
    live: dict[po.Key, list[Version]] = field(default_factory=dict)
    obsolete: dict[po.Key, list[Version]] = field(default_factory=dict)
    order: dict[po.Key, None] = field(default_factory=dict)
    tail: bytes = b""

    def standing(self, key: po.Key) -> Version | None:
        """Give what stands for a message: the live one, or else an obsolete one."""
        found = self.live.get(key) or self.obsolete.get(key)
        return found[0] if found else None

    def every(self, key: po.Key) -> Sequence[po.Entry]:
        """Give all definitions of a message, obsolete ones too."""
        found = (*self.live.get(key, ()), *self.obsolete.get(key, ()))
        return [version.entry for version in found]


def read_side(data: bytes, charset: Charset) -> Side:
    """Read a file.

    Args:
        data: Its bytes.
        charset: Their charset.

    Raises:
        PoError: At the first thing that GNU gettext refuses.
    """
    side = Side(list(pieces(data, charset)))
    for piece in side.pieces:
        raw = bare(piece.raw)
        if piece.kind == "tail":
            side.tail = piece.raw
        elif piece.kind == "header":
            side.header = side.header or Version(raw, piece.message())
        else:
            entry = piece.message()
            group = side.obsolete if entry.obsolete else side.live
            group.setdefault(entry.key, []).append(Version(raw, entry))
            side.order[entry.key] = None
    return side


def bare(raw: bytes) -> bytes:
    """Give a message's bytes without byte order mark and blank lines around it."""
    text = raw.removeprefix(BYTE_ORDER_MARK)
    eol = b"\r\n" if text.rstrip(b" \t\n\f\v").endswith(b"\r") else b"\n"
    return b"".join(_from_first_line(text)).rstrip() + eol


def converted(data: bytes, wanted: Charset, eol: bytes) -> bytes:
    """Give a file in another charset and with other ends of line.

    Args:
        data: Its bytes.
        wanted: The charset that they shall be in.
        eol: The end of a line.

    Raises:
        PoError: The charset lacks a character, at its line.
    """
    charset = declared(data)
    data = data.removeprefix(BYTE_ORDER_MARK)
    if ends_of_line(data) != eol:
        data = data.replace(b"\r\n", b"\n").replace(b"\n", eol)
    if charset.codec == wanted.codec:
        return data
    text = data.decode(charset.codec, "surrogateescape")
    lines = enumerate(text.split("\n"), start=1)
    return b"\n".join(wanted.encode_comment(line, number) for number, line in lines)


def _from_first_line(raw: bytes) -> Iterator[bytes]:
    lines = iter(raw.splitlines(keepends=True))
    yield next((line for line in lines if line.strip()), b"")
    yield from lines
