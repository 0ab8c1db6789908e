"""Cut the bytes of a `.po` file into tokens, as GNU gettext's `po-lex.c` does.

A `.po` file is free-form: `#~` and `#|` colour the tokens up to the end of their line,
and apart from comments a line's end means nothing. Runs of comments, and a keyword with
all its strings, are one token each, so that the usual message is two or three matches.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from dragoman.catalogs.po.faults import misfit

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
COMMENT: Final = "comment"

_OBSOLETE, _PREVIOUS = 1, 2
_COLOURS = {
    b"#~": _OBSOLETE,
    b"#|": _PREVIOUS,
    b"#~|": _OBSOLETE | _PREVIOUS,
}
# The parts of the patterns: white space within a line, with joined lines, and lines of
# nothing else; a marker with nothing behind it, which colours nothing; and what leads
# over to the next line that is not blank.
_PIECES = {
    b"space": rb"[ \t\r\f\v]*+",
    b"blank": rb"(?:[ \t\r\f\v]|\\\n)",
    b"empty": rb"(?:[ \t\r\f\v]*+\n)*+",
    b"lone": rb"(?:\#~\|?|\#\|)[ \t\r\f\v]*+(?=\n)",
}
_PIECES[b"next"] = rb"\n(?:\s|\\\n|%(lone)b)*+" % _PIECES
# What may stand between two tokens of one message, by the colour of its lines: white
# space, and on each further line the same marker again.
_BETWEEN = (
    rb"(?:\s|\\\n|%(lone)b)*+" % _PIECES,
    rb"(?:%(blank)b|\#~(?!\|)|%(lone)b|%(next)b(?=\#~(?!\|)))*+" % _PIECES,
    rb"(?:%(blank)b|\#\||%(lone)b|%(next)b(?=\#\|))*+" % _PIECES,
    rb"(?:%(blank)b|\#~\|?|\#\||%(lone)b|%(next)b(?=\#~\|))*+" % _PIECES,
)
_LIST = rb"%(string)b(?:%(between)b%(string)b)*+"
_NUMBER = rb"\[%(between)b([0-9]+)%(between)b\]"
_FORM = rb"msgstr%(between)b%(number)b%(between)b(%(list)b)"
_RUN = rb"%(comment)b(?:\s++%(comment)b)*+"
_ORDINARY = (
    rb"%(empty)b((?:%(space)b%(run)b%(empty)b)?+)%(space)b"
    rb"(?:msgctxt%(between)b(%(list)b)%(between)b)?+"
    rb"msgid%(between)b(%(list)b)%(between)b"
    rb"(?:msgstr%(between)b(%(list)b)"
    rb"|msgid_plural%(between)b(%(list)b)((?:%(between)b%(form)b)++))"
)
_TOKEN = (
    rb"((?:%(blank)b)*+)(?:(msgstr|msgid_plural|msgid|msgctxt)(?![\w$])%(between)b"
    rb"(?:%(number)b%(between)b)?(?P<strings>%(list)b)"
    rb"|(?P<comment>%(run)b)|(?P<marker>\#~\|?|\#\|)|(?P<newline>\n)|(?P<end>\Z))"
)
_GROUP = re.compile(rb"\((?!\?)")
_PARTS = frozenset(["strings", "comment"])
_KEYWORDS = (b"msgctxt", b"msgid", b"msgid_plural", b"msgstr")


class Token(NamedTuple):
    """A run of comments, or a keyword with its strings.

    Args:
        kind: `comment`, `msgctxt`, `msgid`, `msgid_plural`, `msgstr` or `msgstr[]`;
            in a previous text with a bar before it: `|msgid`.
        start: Offset of its first byte, with its marker and, where it begins a line,
            its indentation.
        opening: Offset of its first quotation mark; of a comment, of its `#`.
        end: Offset after its last byte.
        obsolete: Whether it stands after `#~`.
        form: Of a plural form, its number.
    """

    kind: str
    start: int
    opening: int
    end: int
    obsolete: bool
    form: bytes | None


class Grammar:
    """The patterns for one kind of charset.

    Args:
        wide: Pattern of two-byte characters that may hold the byte of a backslash.
    """

    strings: re.Pattern[bytes]
    """One string; its group is what stands between the quotation marks."""

    comments: re.Pattern[bytes]
    """One comment, from its `#` to the end of its line."""

    ordinary: re.Pattern[bytes]
    """A whole message without markers. Groups: the block of its comments, the strings
    of msgctxt, msgid and msgstr, and instead of the last those of msgid_plural and all
    its plural forms."""

    forms: re.Pattern[bytes]
    """One plural form. Groups: its number and its strings."""

    def __init__(self, wide: bytes) -> None:
        body = rb"[^\"\\\n]*+(?:\\[\s\S][^\"\\\n]*+)*+"
        # A backslash at the end of a line joins the next one, even in a comment.
        rest = rb"[^\n]*+(?:(?<=\\)\n[^\n]*+)*+"
        if wide:
            other = wide + rb"|[\x80-\xff]"
            body = rb"(?:[^\"\\\n\x80-\xff]++|" + other + rb"|\\[\s\S])*+"
            rest = rb"(?:[^\\\n\x80-\xff]++|" + other + rb"|\\\n?)*+"
        self.strings = re.compile(rb'"(' + body + rb')"')
        self.comments = re.compile(rb"\#(?![~|])" + rest)
        string, comment = rb'"' + body + rb'"', self.comments.pattern
        pieces = [_pieces(colour, string, comment) for colour in range(4)]
        self._tokens = [re.compile(_TOKEN % parts) for parts in pieces]
        # Only an unmarked line leads on to the next; a marked one ends with a token of
        # its own, after which the colour is gone.
        self._tokens[0] = re.compile(rb"(?:[ \t\r\f\v]*+\\?\n)*+" + _TOKEN % pieces[0])
        self.forms = re.compile(_FORM % pieces[0])
        # A group inside a repeated one would only hold its last turn.
        form = _GROUP.sub(rb"(?:", self.forms.pattern)
        self.ordinary = re.compile(_ORDINARY % {**pieces[0], b"form": form})

    def tokens(self, data: bytes, position: int | None = None) -> Iterator[Token]:
        """Cut a file, or a part of it, into tokens.

        Args:
            data: The bytes.
            position: Where to begin, at the start of a line or where nothing before it
                on the line is marked; None for the beginning of the file.

        Raises:
            PoError: Where no token begins.
        """
        position = beginning(data) if position is None else position
        colour, marked = 0, -1
        while found := self._tokens[colour].match(data, position):
            group = found.lastgroup or ""
            position = found.end()
            if group in _PARTS:
                start = found.start(1) if marked < 0 else marked
                keyword, form = found.group(2, 3)
                kind = _KINDS[keyword, form is None, colour > _OBSOLETE]
                obsolete = bool(colour & _OBSOLETE)
                yield Token(kind, start, found.start(group), position, obsolete, form)
                marked = -1
            elif group == "marker":
                marked = found.start(1) if marked < 0 else marked
                colour |= _COLOURS[found["marker"]]
            elif group == "newline":
                colour, marked = 0, -1
            else:
                return
        raise misfit(data, position)


@cache
def grammar(wide: bytes) -> Grammar:
    """Return the grammar of the charsets with such two-byte characters."""
    return Grammar(wide)


def beginning(data: bytes) -> int:
    """Return the offset after the byte order mark, if there is one."""
    return len(BYTE_ORDER_MARK) if data.startswith(BYTE_ORDER_MARK) else 0


def _pieces(colour: int, string: bytes, comment: bytes) -> dict[bytes, bytes]:
    parts = {
        **_PIECES,
        b"between": _BETWEEN[colour],
        b"string": string,
        b"comment": comment,
    }
    parts[b"list"] = _LIST % parts
    parts[b"number"] = _NUMBER % parts
    parts[b"run"] = comment if colour else _RUN % parts
    return parts


def _kinds() -> Iterator[tuple[tuple[bytes | None, bool, bool], str]]:
    for previous in (False, True):
        yield (None, True, previous), COMMENT
        for keyword in _KEYWORDS:
            name = ("|" if previous else "") + keyword.decode("ascii")
            yield (keyword, True, previous), name
            yield (keyword, False, previous), name + "[]"


_KINDS = dict(_kinds())
