"""Finds the links of a Markdown document that lead to other files."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

FENCE = re.compile(
    r"^( {0,3})(`{3,}|~{3,}).*?^ {0,3}\2[`~]*\s*?$", re.MULTILINE | re.DOTALL
)
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
INLINE = re.compile(r"\]\(\s*<?([^)>\s]+)>?[^)]*\)")
REFERENCE = re.compile(r"^ {0,3}\[[^\]^]+\]:\s*<?([^>\s]+)", re.MULTILINE)
HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.*?)\s*#*$", re.MULTILINE)
# An id that the author has given, `{#merge}`.
GIVEN = re.compile(r"\{[^}]*#([\w-]+)[^}]*\}$")


def links(text: str) -> list[str]:
    """The destinations of all links and images, code left out."""
    prose = CODE.sub("", FENCE.sub("", text))
    return [*INLINE.findall(prose), *REFERENCE.findall(prose)]


def anchors(text: str) -> set[str]:
    """The ids that a reader of repositories gives the headings of a document."""
    return {_anchor(heading) for heading in HEADING.findall(FENCE.sub("", text))}


def broken(document: Path, roots: tuple[Path, ...] = ()) -> Iterator[str]:
    """The links of a document that lead nowhere.

    Args:
        document: A Markdown file.
        roots: Folders that a path may also start from.
    """
    text = document.read_text(encoding="utf-8")
    for link in links(text):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        places = [document.parent, *roots] if parts.path else []
        targets = [place / unquote(parts.path) for place in places] or [document]
        target = next((path for path in targets if path.exists()), None)
        if target is None or not _has_anchor(target, parts.fragment):
            yield link


def _has_anchor(target: Path, fragment: str) -> bool:
    if not fragment or target.suffix != ".md":
        return True
    return unquote(fragment) in anchors(target.read_text(encoding="utf-8"))


def _anchor(heading: str) -> str:
    given = GIVEN.search(heading)
    if given:
        return given[1]
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
    return re.sub(r"[^\w\- ]", "", plain).strip().replace(" ", "-")
