"""`RESULTS.md`: a section a case, each written anew when its case is measured."""

import re
from collections.abc import Mapping, Sequence

from measuring.machine import description
from measuring.places import BENCH

_FILE = BENCH / "RESULTS.md"
_HEAD = """# What was measured

`make bench` writes this file; [README](README.md) says what is compared, and how. Each
figure is a median, with the least and the largest of all rounds behind it.

"""
_SECTION = re.compile(r"^## (\w+): .*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def write(case: str, title: str, text: str, order: Sequence[str]) -> None:
    """Put the section of a case in the place of its last one.

    Args:
        case: Its name on the command line.
        title: What it measures.
        text: When, and the tables, as Markdown.
        order: The names of all cases, as their sections follow each other.
    """
    found = dict(sections())
    found[case] = f"## {case}: {title}\n\n{text}\n"
    known = [found[name].strip() for name in order if name in found]
    _FILE.write_text(
        _HEAD + description() + "\n\n" + "\n\n".join(known) + "\n", encoding="utf-8"
    )


def sections() -> Mapping[str, str]:
    """Read the sections that are there, by the names of their cases."""
    if not _FILE.exists():
        return {}
    text = _FILE.read_text(encoding="utf-8")
    return {found[1]: found[0] for found in _SECTION.finditer(text)}
