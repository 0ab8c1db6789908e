"""Comments by which an author speaks to translators.

`<!-- i18n: note=The button at the top -->` and `<!-- i18n: context=verb -->` apply to
the next block. A comment may hold several, one on each line. They stand before the
block, or at its very beginning where nothing can stand before it, as in a table cell.
One pair of straight quotes around the whole value is no part of it.
"""

import re
from dataclasses import dataclass, field

__all__ = ["Directives", "is_directive"]

_COMMENT = re.compile(r"<!--\s*i18n:(.*?)-->", re.DOTALL)
_ITEM = re.compile(r"\s*(\w+)\s*=\s*(.*?)\s*")
# Quotes within would not be a pair around it: `"Open" or "Close"`.
_QUOTED = re.compile(r"""(["'])\s*((?:(?!\1).)*?)\s*\1""")


def is_directive(html: str) -> bool:
    """Tell whether a comment is one of ours."""
    return _COMMENT.match(html) is not None


@dataclass(slots=True)
class Directives:
    """What has been said of the next block.

    Args:
        context: Its msgctxt.
        notes: Notes for translators.
    """

    context: str | None = None
    notes: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return self.context is not None or bool(self.notes)

    def read(self, html: str) -> list[str]:
        """Take in every directive of a piece of HTML.

        Args:
            html: Comments and whatever stands between them.

        Returns:
            The items that mean nothing.
        """
        unknown = []
        for comment in _COMMENT.finditer(html):
            for line in filter(str.strip, comment[1].splitlines()):
                item = _ITEM.fullmatch(line)
                if item is None or not self._take(item[1], _unquoted(item[2])):
                    unknown.append(line.strip())
        return unknown

    def _take(self, key: str, value: str) -> bool:
        if key == "note" and value:
            self.notes.append(value)
        elif key == "context" and value:
            self.context = value
        else:
            return False
        return True


def _unquoted(value: str) -> str:
    quoted = _QUOTED.fullmatch(value)
    return quoted[2] if quoted else value
