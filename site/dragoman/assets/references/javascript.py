"""Where a script names other files: imports, and `new URL("x", import.meta.url)`.

Known forms (ECMA-262 sections 16.2 and 13.3.10): `import "./x"`,
`import ... from "./x"`, `export ... from "./x"`, `import("./x")`. Of these only
relative specifiers count; `x` alone is a name for an import map. A computed specifier,
a template literal and a string with escapes stay as they are: the plain name still
leads to the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.assets.references.reference import Reference, names_neighbour, path_of
from dragoman.assets.references.tokens import Kind, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLAUSE_MARKS = frozenset({",", "*", "{", "}"})
_META_URL = [",", "import", ".", "meta", ".", "url"]


def references(text: str) -> Iterator[Reference]:
    """Yield the references to neighbouring files in a script, in order.

    Args:
        text: The script or module.
    """
    found = tokens(text)
    in_clause = False
    for at, token in enumerate(found):
        in_clause = _in_clause(found, at, before=in_clause)
        if token.kind is Kind.STRING and "\\" not in token.text:
            path = path_of(token.text[1:-1])
            relative = path.startswith(("./", "../"))
            specifies = relative and _is_specifier(found, at, in_clause=in_clause)
            if (specifies or _is_url(found, at)) and names_neighbour(path):
                yield Reference(token.start + 1, token.start + 1 + len(path), path)


def _text(found: Sequence[Token], at: int) -> str:
    return found[at].text if 0 <= at < len(found) else ""


def _is_keyword(found: Sequence[Token], at: int, *words: str) -> bool:
    return _text(found, at) in words and _text(found, at - 1) not in {".", "?."}


def _in_clause(found: Sequence[Token], at: int, *, before: bool) -> bool:
    """Tell whether a token may stand between `import` or `export` and its specifier."""
    token = found[at]
    if _is_keyword(found, at, "import", "export"):
        return True
    fits = token.kind in {Kind.WORD, Kind.STRING} or token.text in _CLAUSE_MARKS
    return before and fits


def _is_specifier(found: Sequence[Token], at: int, *, in_clause: bool) -> bool:
    before = _text(found, at - 1)
    if before == "(":
        whole = _text(found, at + 1) in {")", ","}
        return whole and _is_keyword(found, at - 2, "import")
    return (in_clause and before == "from") or _is_keyword(found, at - 1, "import")


def _is_url(found: Sequence[Token], at: int) -> bool:
    before = [_text(found, place) for place in range(at - 3, at)]
    after = [_text(found, place) for place in range(at + 1, at + 7)]
    ended = _text(found, at + 7) == ")"
    return before == ["new", "URL", "("] and after == _META_URL and ended
