"""From the strings of a `.po` file to text, and back to escaped text."""

import re
from collections.abc import Callable
from typing import Final

from dragoman.catalogs.po.charset import Charset
from dragoman.catalogs.po.grammar import grammar

SEPARATOR: Final = "\x04"
"""What a `.mo` file puts between msgctxt and msgid: no text may contain it."""

_NAMED = {
    b"n": b"\n",
    b"t": b"\t",
    b"b": b"\b",
    b"r": b"\r",
    b"f": b"\f",
    b"v": b"\v",
    b"a": b"\a",
    b"\\": b"\\",
    b'"': b'"',
    b"\n": b"",
}
_ESCAPES = str.maketrans(
    {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\t": "\\t",
        "\b": "\\b",
        "\r": "\\r",
        "\f": "\\f",
        "\v": "\\v",
        "\a": "\\a",
    }
)
_ESCAPE = rb"\\(?P<octal>[0-7]{1,3})|\\x(?P<hex>[0-9A-Fa-f]++)|\\(?P<other>[\s\S]?)"


class Decoder:
    """Turns the strings of one file into text.

    Args:
        charset: The charset of the file.
    """

    def __init__(self, charset: Charset) -> None:
        self._codec = charset.codec
        self._name = charset.name
        self._bodies = grammar(charset.wide).strings
        wide = charset.wide + rb"|" if charset.wide else b""
        self._escape = re.compile(wide + _ESCAPE)

    def text(self, strings: bytes) -> str:
        """Return the text of strings that stand one after another, quotes and all.

        Numbered escapes name bytes of the charset, as in C; those that make no
        character stay as they are written.

        Args:
            strings: The bytes from the first quotation mark to the last.

        Raises:
            ValueError: With the reason, at what GNU gettext refuses.
        """
        try:
            text = self._bytes(strings, _byte).decode(self._codec)
        except UnicodeDecodeError:
            text = self._verbatim(strings)
        if SEPARATOR in text:
            raise ValueError("a string contains the control character EOT")
        return text

    def _bytes(
        self, strings: bytes, meant: Callable[[re.Match[bytes]], bytes]
    ) -> bytes:
        if b"\\" not in strings:
            body = strings[1:-1]
            return b"".join(strings.split(b'"')[1::2]) if b'"' in body else body
        # An escape ends with its string: "\x41" "b" is not "\x41b".
        bodies = self._bodies.findall(strings)
        return b"".join([self._escape.sub(meant, body) for body in bodies])

    def _verbatim(self, strings: bytes) -> str:
        try:
            return self._bytes(strings, _named_byte).decode(self._codec)
        except UnicodeDecodeError:
            raise ValueError(f"a string is not valid {self._name}") from None


def escaped(text: str) -> str:
    """Return a text as it stands between quotation marks, as GNU gettext writes it."""
    return text.translate(_ESCAPES)


def _byte(found: re.Match[bytes]) -> bytes:
    if found["octal"] is not None:
        return bytes([int(found["octal"], 8) & 0xFF])
    if found["hex"] is not None:
        return bytes([int(found["hex"], 16) & 0xFF])
    return _named_byte(found)


def _named_byte(found: re.Match[bytes]) -> bytes:
    other = found["other"]
    if other is None:
        return found[0]
    if other not in _NAMED:
        escape = found[0].decode("ascii", "backslashreplace")
        raise ValueError(f"the escape {escape} is unknown")
    return _NAMED[other]
