"""Put the tokens of a `.po` file together into messages, in the order GNU demands."""

from collections.abc import Generator, Iterator
from typing import Final, NamedTuple

from dragoman.catalogs.po.charset import Charset
from dragoman.catalogs.po.entry import Entry
from dragoman.catalogs.po.error import PoError
from dragoman.catalogs.po.faults import line_at
from dragoman.catalogs.po.grammar import COMMENT, Token, beginning, grammar
from dragoman.catalogs.po.text import Decoder

_START = frozenset([COMMENT, "|msgctxt", "|msgid", "msgctxt", "msgid"])
# What may come after what: the rules of gettext's `po-gram-gen.y`. No comment may stand
# inside a message, nor between its previous text and the message itself.
_FOLLOWS: Final = {
    "": _START,
    COMMENT: _START,
    "|msgctxt": frozenset(["|msgid"]),
    "|msgid": frozenset(["|msgid_plural", "msgctxt", "msgid"]),
    "|msgid_plural": frozenset(["msgctxt", "msgid"]),
    "msgctxt": frozenset(["msgid"]),
    "msgid": frozenset(["msgid_plural", "msgstr"]),
    "msgid_plural": frozenset(["msgstr[]"]),
    "msgstr": _START,
    "msgstr[]": _START | {"msgstr[]"},
}
_LAST = frozenset(["msgstr", "msgstr[]"])
_ATTRIBUTES = {
    kind: kind.replace("|", "previous_")
    for kind in _FOLLOWS
    if kind.strip("|") in ("msgctxt", "msgid", "msgid_plural")
}


class Found(NamedTuple):
    """A message and where it begins; without a message, what is left of the file."""

    start: int
    entry: Entry | None


class Reader:
    """Reads the bytes of one file.

    Args:
        data: The bytes.
        charset: Their charset.
    """

    def __init__(self, data: bytes, charset: Charset) -> None:
        self._data = data
        self._charset = charset
        self._grammar = grammar(charset.wide)
        self._decode = Decoder(charset).text
        self._line, self._counted = 1, 0

    def messages(self) -> Iterator[Found]:
        """Walk through the file.

        Raises:
            PoError: At the first thing that GNU gettext refuses.
        """
        position: int | None = beginning(self._data)
        while position is not None:
            position = yield from self._ordinary(position)
            position = yield from self._any(position)

    def _ordinary(self, position: int) -> Generator[Found, None, int]:
        """Read messages without markers, one match each, up to another or a fault."""
        while found := self._grammar.ordinary.match(self._data, position):
            block, msgctxt, msgid, msgstr, plural, forms = found.groups()
            try:
                entry = Entry(
                    self._decode(msgid),
                    (self._decode(msgstr),) if plural is None else self._forms(forms),
                    None if msgctxt is None else self._decode(msgctxt),
                    None if plural is None else self._decode(plural),
                    block=block,
                    charset=self._charset,
                )
            except ValueError:
                return position
            entry.line = self._line_of(found.start(1))
            yield Found(found.start(1), entry)
            position = found.end()
        return position

    def _forms(self, forms: bytes) -> tuple[str, ...]:
        found = self._grammar.forms.findall(forms)
        if [int(number) for number, _ in found] != list(range(len(found))):
            raise ValueError(forms)
        return tuple(self._decode(strings) for _, strings in found)

    def _any(self, position: int) -> Generator[Found, None, int | None]:
        """Read messages of any form, up to where an ordinary one may begin."""
        last = ""
        pending: list[Token] = []
        for token in self._grammar.tokens(self._data, position):
            if token.kind not in _FOLLOWS[last]:
                raise self._disorder(last, token)
            if last in _LAST and token.kind != "msgstr[]":
                yield self._found(pending)
                if not token.obsolete and self._begins_line(token):
                    return token.start
                pending = []
            pending.append(token)
            last = token.kind
        if last in _LAST:
            yield self._found(pending)
        elif last not in ("", COMMENT):
            raise self._disorder(last, None)
        elif pending:
            yield Found(pending[0].start, None)
        return None

    def _begins_line(self, token: Token) -> bool:
        before = self._data[max(token.start - 2, 0) : token.start]
        return before.endswith(b"\n") and before != b"\\\n"

    def _line_of(self, offset: int) -> int:
        self._line += self._data.count(b"\n", self._counted, offset)
        self._counted = offset
        return self._line

    def _found(self, tokens: list[Token]) -> Found:
        start = tokens[0].start
        return Found(start, self._entry(tokens, self._line_of(start)))

    def _entry(self, tokens: list[Token], line: int) -> Entry:
        data, decode = self._data, self._decode
        head = 0
        while tokens[head].kind == COMMENT:
            head += 1
        obsolete = tokens[head].obsolete
        values: dict[str, str] = {}
        msgstr: list[str] = []
        for kind, _, opening, end, hidden, form in tokens[head:]:
            if hidden is not obsolete:
                raise self._error(opening, "#~ must stand on all lines of a message")
            try:
                text = decode(data[opening:end])
            except ValueError as error:
                raise PoError(self._faulty_line(opening, end), str(error)) from None
            if kind not in _LAST:
                values[_ATTRIBUTES[kind]] = text
            elif int(form or 0) != len(msgstr):
                raise self._error(opening, "a plural form has the wrong index")
            else:
                msgstr.append(text)
        block = data[tokens[0].start : tokens[head].start] if head else b""
        return Entry(
            msgstr=tuple(msgstr),
            obsolete=obsolete,
            line=line,
            block=block,
            charset=self._charset,
            **values,
        )

    def _faulty_line(self, opening: int, end: int) -> int:
        strings = self._grammar.strings
        for found in strings.finditer(self._data, opening, end):
            try:
                self._decode(found[0])
            except ValueError:
                return line_at(self._data, found.start())
        return line_at(self._data, opening)

    def _error(self, offset: int, reason: str) -> PoError:
        return PoError(line_at(self._data, offset), reason)

    def _disorder(self, last: str, token: Token | None) -> PoError:
        wanted = " or ".join(sorted(_FOLLOWS[last] - {COMMENT}))
        wanted = wanted.replace("|", "#| ")
        if token is None:
            line = line_at(self._data, len(self._data.rstrip()))
            return PoError(line, f"the file ends where {wanted} must follow")
        place = f"after {last.replace('|', '#| ')}, " if last else ""
        kind = token.kind.replace("|", "#| ")
        return self._error(token.opening, f"{place}{wanted} must follow, not {kind}")
