"""Which characters the fonts of this system can show."""

import subprocess
import unicodedata
from functools import cache

# What is set without a glyph of its own: controls, marks of format, white space.
_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}


@cache
def shown(program: str) -> frozenset[int]:
    """List the characters that some installed font has.

    Args:
        program: The path of fontconfig's `fc-list`.
    """
    asked = [program, "--format", "%{charset}\n", ":"]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    ranges = {each for line in said.splitlines() for each in line.split()}
    found: set[int] = set()
    for each in ranges:
        first, _, last = each.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


def without_glyph(letters: str, program: str) -> list[str]:
    """Name the characters that a reader would see as empty boxes."""
    known = shown(program)
    return [
        f"U+{ord(letter):04X} {unicodedata.name(letter, '')}"
        for letter in dict.fromkeys(letters)
        if unicodedata.category(letter) not in _UNSEEN and ord(letter) not in known
    ]
