"""What may stand in a text before it is parsed, and how text is escaped.

Three kinds of characters are kept for ourselves. U+2001 guards the start of a line,
U+2329 helps emphasis beside Chinese and Japanese punctuation, and control characters
are the private marks of finished inline HTML. A text that holds one of the first two
gets its canonical twin (Unicode normalisation form C), so that no reader sees a
difference; control characters become U+FFFD, as CommonMark wants it for NUL.
"""

__all__ = ["GUARD", "HINGE", "clean", "escape", "unguard"]

# EM QUAD: white space to Unicode, so flanking does not change, but none of the
# characters that Markdown takes for indentation or for the start of a block.
GUARD = "\u2001"
# LEFT-POINTING ANGLE BRACKET: punctuation to Unicode, never to Markdown.
HINGE = "\u2329"

_TWINS = str.maketrans(
    {GUARD: "\u2003", HINGE: "\u3008", "\r": "\n"}
    | {chr(code): "\ufffd" for code in range(32) if code not in b"\t\n\r"}
    | {"\x7f": "\ufffd"}
)
_OURS = str.maketrans({GUARD: None, HINGE: None})
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def clean(text: str) -> str:
    """Return a text that is safe to parse and has the same number of lines.

    CRLF and CR become LF, a byte order mark goes, and lone surrogates, which pyromark
    refuses, become U+FFFD.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").translate(_TWINS)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def unguard(text: str) -> str:
    """Take our own characters out of a parsed text again."""
    return text.translate(_OURS)


def escape(text: str) -> str:
    """Return text for an element's content or a double-quoted attribute."""
    return text.translate(_ESCAPES)
