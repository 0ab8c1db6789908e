"""Which bytes of a `.po` file are which characters.

The grammar of a `.po` file is one of bytes, and so are all offsets here. The charset
enters twice only: where two-byte characters may hold the byte of a backslash, and where
the body of a string becomes text.
"""

import codecs
import re
from dataclasses import dataclass
from textwrap import shorten

from dragoman.catalogs.po.error import PoError

_HEADER = re.compile(
    rb"""^(?:\xef\xbb\xbf)?[ \t]*msgid\s*(?:""\s*)++msgstr\s*
    ((?:"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"\s*)+)""",
    re.MULTILINE | re.VERBOSE,
)
_STRING = re.compile(rb'"([^"\\\n]*+(?:\\.[^"\\\n]*+)*+)"')
_DECLARED = re.compile(rb"charset=([^ \t\n\\]+)")

# The charsets of gettext's `po-charset.c`, by the names of Python's codecs. Anything
# else (UTF-16, rot13, a template's CHARSET) is read as GNU does: as mere bytes.
_PORTABLE = frozenset(
    [
        "ascii",
        "utf-8",
        *(f"iso8859-{part}" for part in range(1, 17)),
        *("koi8-r", "koi8-u", "koi8-t", "tis-620"),
        *(f"cp{page}" for page in (437, 850, 866, 869, 874, 932, 949, 950, 1133)),
        *(f"cp{page}" for page in range(1250, 1259)),
        *("gb2312", "gbk", "gb18030", "big5", "big5hkscs"),
        *("euc_jp", "euc_kr", "shift_jis", "johab"),
    ]
)

# Two-byte characters whose second byte may be the backslash, 0x5C.
_SHIFT_JIS = rb"[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]"
_BIG5 = rb"[\x81-\xfe][\x40-\x7e\xa1-\xfe]"
_GBK = rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]"
_WIDE = {
    "shift_jis": _SHIFT_JIS,
    "cp932": _SHIFT_JIS,
    "big5": _BIG5,
    "big5hkscs": _BIG5,
    "cp950": _BIG5,
    "gbk": _GBK,
    "gb18030": _GBK,
    "johab": rb"[\x84-\xd3\xd8-\xde\xe0-\xf9][\x31-\x7e\x91-\xfe]",
}
# How much of a text that does not fit names it in an error.
_NAMED = 60
_EAST_ASIAN = ("gb", "big5", "euc_", "shift_jis", "johab", "cp93", "cp94", "cp950")


@dataclass(frozen=True, slots=True)
class Charset:
    """A charset as far as a `.po` file asks.

    Args:
        name: How messages to people call it.
        codec: The Python codec that reads it.
        writer: The Python codec that new text must fit.
        wide: A pattern of the two-byte characters that may hold the byte of a
            backslash; empty where there are none.
        east_asian: Whether terminals of this charset draw Greek, Cyrillic and other
            characters of ambiguous width two columns wide.
    """

    name: str
    codec: str
    writer: str
    wide: bytes = b""
    east_asian: bool = False

    def encode(self, text: str, line: int) -> bytes:
        """Return the bytes of a text.

        Raises:
            PoError: At `line`, when this charset lacks one of its characters.
        """
        try:
            raw = text.encode(self.writer)
        except UnicodeEncodeError as error:
            raise self._refusal(text, text[error.start], line) from None
        # Some codecs write one character as another (the yen sign of Shift-JIS).
        if raw.decode(self.writer) != text:
            raise self._refusal(text, text, line)
        return raw

    def encode_comment(self, text: str, line: int) -> bytes:
        """Return the bytes of a translator's comment.

        Bytes that are no character of the charset are kept: gettext looks at none in
        a comment.

        Raises:
            PoError: At `line`, when this charset lacks one of its characters.
        """
        try:
            return text.encode(self.codec, "surrogateescape")
        except UnicodeEncodeError as error:
            raise self._refusal(text, text[error.start], line) from None

    def _refusal(self, text: str, part: str, line: int) -> PoError:
        shown = text.encode("utf-8", "backslashreplace").decode("utf-8")
        start = shorten(shown, _NAMED, placeholder="…")
        return PoError(
            line,
            f"the charset {self.name} cannot hold {part!a} in “{start}”",
            remedy="Let the file be UTF-8 (msgconv -t UTF-8) and its header say "
            "charset=UTF-8",
        )


UTF_8 = Charset("UTF-8", "utf-8", "utf-8")


def named(name: str) -> Charset | None:
    """Return the charset that a header names, or None if it is no portable one."""
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if codec not in _PORTABLE:
        return None
    east_asian = codec.startswith(_EAST_ASIAN)
    return Charset(name, codec, codec, _WIDE.get(codec, b""), east_asian)


def declared(data: bytes) -> Charset:
    """Return the charset of a `.po` file's bytes.

    It is the one its header entry declares. Without one (a template's `CHARSET`, no
    header at all) the bytes are read as UTF-8 or else, so that every byte is some
    character, as ISO-8859-1; only ASCII can then be written.
    """
    header = _HEADER.search(data)
    if header:
        # The declaration may be cut in two by the wrapping of the string.
        text = b"".join(_STRING.findall(header[1]))
        name = _DECLARED.search(text)
        charset = named(name[1].decode("latin-1")) if name else None
        if charset:
            return charset
    return _undeclared(data)


def _undeclared(data: bytes) -> Charset:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return Charset("(not declared)", "latin-1", "ascii")
    return Charset("(not declared)", "utf-8", "ascii")
