"""Files of many messages, and what people and tools do to them."""

import random
from pathlib import Path

import sites

PATH = Path("locale/de/LC_MESSAGES/content.po")


def message(number: int, text: str = "", *, chance: random.Random) -> str:
    """Write a message in one of the forms that files have."""
    before = [f"#. type: paragraph {number}", f"#: content/page-{number % 9}.md"]
    if chance.random() < 0.1:
        before += ["#, fuzzy", f'#| msgid "Message number {number}!"']
    if chance.random() < 0.1:
        before.insert(0, "# a translator's word")
    context = "x" if chance.random() < 0.1 else None
    said = text or f"Nachricht {number}"
    written = sites.entry(
        f"Message number {number}.", said, context=context, before=tuple(before)
    )
    if chance.random() < 0.1:
        lines = (f"#~ {line}" for line in written.splitlines() if line[0] != "#")
        return "\n".join(lines) + "\n"
    return written


def messages(count: int, chance: random.Random) -> list[str]:
    return [message(number, chance=chance) for number in range(count)]


def file(entries: list[str]) -> bytes:
    return sites.catalog("de", *entries).encode()
