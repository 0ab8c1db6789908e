"""The tokens of a JavaScript file, as far as finding its imports needs them.

ECMA-262 section 12 lets only a parser tell a regular expression from a division. Here
the token before decides, and for `)` and `}` what stood before its partner: after
`if (x)` and after a block comes an expression, after `f(x)` and after an object an
operator. Where that guesses wrong, only the rest of that line is read wrongly.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    """A name, a keyword or a number."""
    STRING = auto()
    """A string with its quotes."""
    TEMPLATE = auto()
    """A piece of a template literal, between backticks and `${ }`."""
    REGEX = auto()
    """A regular expression with its flags."""
    MARK = auto()
    """A punctuator, or the rest of a line that begins with a lone quote."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token that is neither space nor comment.

    Args:
        kind: What it is.
        text: Its text as written.
        start: Index of its first character.
    """

    kind: Kind
    text: str
    start: int


def tokens(text: str) -> list[Token]:
    """Return the tokens of a script or module.

    Any text gets an answer: what no rule knows is a mark of one character.

    Args:
        text: The file's text.
    """
    scanner = _Scanner(text)
    while scanner.at < len(text):
        scanner.step()
    return scanner.found


class _Closes(Enum):
    """What a closing bracket ends."""

    VALUE = auto()
    STATEMENT = auto()
    TEMPLATE = auto()


_SPACE = re.compile(
    r"(?:[\s\ufeff]|//[^\n\r\u2028\u2029]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)"
    r"|\A\#![^\n\r\u2028\u2029]*)++"
)
_REGEX = re.compile(
    r"/(?![*/])(?:[^/\\\[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*+\])++/[\w$]*"
)
_TEMPLATE = re.compile(r"[`}](?:[^`\\$]|\\.|\$(?!\{))*+(?:`|\$\{|\\?\Z)", re.DOTALL)
_REST = re.compile(
    r"""(?P<STRING>"(?:[^"\\\n\r]|\\(?:\r\n|.))*+"|'(?:[^'\\\n\r]|\\(?:\r\n|.))*+')"""
    r"|(?P<WORD>\.?[0-9](?:[eE][+\-]|[\w.])*+|\#?(?:[\w$\u200c\u200d]|\\u[\w{}]+)++)"
    r"|(?P<MARK>\.\.\.|\?\.(?![0-9])|=>|\+\+|--"
    r"""|["'](?:[^\\\n\r]|\\(?:\r\n|.))*+|.)""",
    re.DOTALL,
)

_BEFORE_VALUE = frozenset(
    {
        *("await", "case", "delete", "do", "else", "extends", "in", "instanceof"),
        *("new", "of", "return", "throw", "typeof", "void", "yield"),
    }
)
_BEFORE_OBJECT = frozenset("=([,:?!&|+-*/%<>~^") | _BEFORE_VALUE - {"do", "else"}
_BEFORE_CONDITION = frozenset({"if", "while", "for", "with"})
_MEMBER = frozenset({".", "?."})


class _Scanner:
    """Walks through a text, token by token."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: list[Token] = []
        self._open: list[_Closes] = []
        self._value_next = True
        self._no_regex_before = 0

    def step(self) -> None:
        if space := _SPACE.match(self.text, self.at):
            self.at = space.end()
        elif (template := self._template()) is not None:
            self._add(Kind.TEMPLATE, template)
            self._value_next = template.endswith("${")
        elif regex := self._regex():
            self._add(Kind.REGEX, regex[0])
            self._value_next = False
        elif rest := _REST.match(self.text, self.at):
            self._follow(Kind[str(rest.lastgroup)], rest[0])

    def _add(self, kind: Kind, text: str) -> None:
        self.found.append(Token(kind, text, self.at))
        self.at += len(text)

    def _before(self) -> str:
        return self.found[-1].text if self.found else ""

    def _template(self) -> str | None:
        resumed = self.text[self.at] == "}" and self._open[-1:] == [_Closes.TEMPLATE]
        if not resumed and self.text[self.at] != "`":
            return None
        if resumed:
            self._open.pop()
        piece = _TEMPLATE.match(self.text, self.at)
        text = piece[0] if piece else self.text[self.at :]
        if text.endswith("${"):
            self._open.append(_Closes.TEMPLATE)
        return text

    def _regex(self) -> re.Match[str] | None:
        if not self._value_next or self.at < self._no_regex_before:
            return None
        found = _REGEX.match(self.text, self.at)
        if found is None and self.text[self.at] == "/":
            # What finds no end on its line once is not looked for again on that line:
            # a long line of slashes would cost the square of its length.
            line_end = self.text.find("\n", self.at)
            self._no_regex_before = len(self.text) if line_end < 0 else line_end
        return found

    def _follow(self, kind: Kind, text: str) -> None:
        """Take up a token and note whether a value or an operator comes next."""
        before = self._before()
        self._add(kind, text)
        if kind is not Kind.MARK:
            self._value_next = text in _BEFORE_VALUE and before not in _MEMBER
        elif text in {"(", "[", "{"}:
            self._open.append(_closes(text, before))
            self._value_next = True
        elif text in {")", "]", "}"}:
            closed = self._open.pop() if self._open else _Closes.STATEMENT
            self._value_next = closed is _Closes.STATEMENT
        else:
            self._value_next = text not in {"++", "--"}


def _closes(bracket: str, before: str) -> _Closes:
    if bracket == "{":
        ends_statement = before not in _BEFORE_OBJECT
    else:
        ends_statement = bracket == "(" and before in _BEFORE_CONDITION
    return _Closes.STATEMENT if ends_statement else _Closes.VALUE
