"""What may stand in a text before it is parsed, and how text is escaped.

Three kinds of characters are kept for ourselves. U+2001 guards the start of a line,
U+2329 helps emphasis beside Chinese and Japanese punctuation, and control characters
are the private marks of finished inline HTML. A text that holds one of the first two
gets its canonical twin (Unicode normalisation form C), so that no reader sees a
difference. Control characters and noncharacters, which the HTML standard counts as
parse errors, become U+FFFD, as CommonMark wants it for NUL.
"""

import re

__all__ = ["GUARD", "HINGE", "clean", "escape", "scrub", "unguard"]

# EM QUAD: white space to Unicode, so flanking does not change, but none of the
# characters that Markdown takes for indentation or for the start of a block.
GUARD = "\u2001"
# LEFT-POINTING ANGLE BRACKET: punctuation to Unicode, never to Markdown.
HINGE = "\u2329"

# White space to Unicode, a control character to HTML.
_NEXT_LINE = "\x85"
# The Unicode Standard §23.7: the last two of each of the 17 planes, and 32 more.
_LAST = "".join(
    chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF)
)
_UNFIT = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef{_LAST}]")


def clean(text: str) -> str:
    """Return a text that is safe to parse and has the same number of lines.

    CRLF and CR become LF, a byte order mark goes, what `scrub` replaces is replaced,
    and lone surrogates, which pyromark refuses, become U+FFFD.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = scrub(text.replace(GUARD, "\u2003").replace(HINGE, "\u3008"))
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def scrub(text: str) -> str:
    """Return a text without characters that no HTML may hold.

    Control characters but tab and newline, and noncharacters, become U+FFFD; U+0085
    becomes a space (HTML standard §13.2.3.5, preprocessing the input stream).
    """
    # Nothing that is to go is printable; most texts are, and are known to be at once.
    if text.isprintable():
        return text
    return _UNFIT.sub("\ufffd", text.replace(_NEXT_LINE, " "))


def unguard(text: str) -> str:
    """Take our own characters out of a parsed text again."""
    return text.replace(GUARD, "").replace(HINGE, "")


def escape(text: str) -> str:
    """Return text for an element's content or a double-quoted attribute."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")
