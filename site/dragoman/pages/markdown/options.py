"""The options of commands in code: a line never ends within their hyphens.

Browsers break after a hyphen before a letter (UAX #14, class HY), which no property of
CSS forbids; a character that would (U+2060) would be copied along with the command.
"""

import re

__all__ = ["in_code", "together"]

_CODE = re.compile(r"(<code [^>]*>)([^<]*)(</code>)")
# A name that is longer may part: it might not fit on a narrow screen.
_OPTION = re.compile(r"(?<!\S)--?[A-Za-z0-9]{1,20}(?![A-Za-z0-9])")


def together(html: str) -> str:
    """Return inline HTML in which options of commands stay in one piece.

    Args:
        html: Inline HTML, as messages are written.
    """
    if "<code " not in html or "-" not in html:
        return html
    return _CODE.sub(lambda code: code[1] + in_code(code[2]) + code[3], html)


def in_code(html: str) -> str:
    """Return escaped code in which options of commands stay in one piece.

    Args:
        html: Code of any number of lines, without markup.
    """
    return _OPTION.sub(r"<span>\g<0></span>", html)
