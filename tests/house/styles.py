"""Finds in CSS what holds for one direction of writing only."""

import re

IGNORED = re.compile(
    r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|url\([^)]*\)", re.DOTALL
)
DECLARATION = re.compile(r"(?<=[;{\s])([a-z-]+)\s*:\s*([^;{}]*)(?=[;}])")
SIDE = re.compile(r"(?<![a-z])(?:left|right)(?![a-z])")


def physical(css: str) -> list[str]:
    """List the declarations that name left or right.

    Args:
        css: A style sheet.

    Returns:
        `line: property: value` of each.
    """
    plain = IGNORED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), css)
    return [
        f"{plain.count(chr(10), 0, found.start()) + 1}: {found[1]}: {found[2].strip()}"
        for found in DECLARATION.finditer(plain)
        if SIDE.search(found[1]) or SIDE.search(found[2])
    ]
