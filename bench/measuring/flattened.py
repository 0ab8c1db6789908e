"""Makes a template of a finished page, which says it again in either of two languages.

The law: rendered in a language, with its catalog, the template gives that page byte for
byte. All that differs between the two languages is a message, all else stands in the
template as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"<[^>]*>|\s+|[^<\s]+")
# What both Jinja2 and Django would read as their own.
_SPECIAL = re.compile(r"\{[{%#]")


@dataclass(frozen=True, slots=True)
class Flattened:
    """A page as a template.

    Attributes:
        pieces: What stands in it, in turns: as it is, and a message.
        messages: The messages in the other language.
    """

    pieces: tuple[str, ...]
    messages: dict[str, str]

    def template(self, opening: str, closing: str) -> str:
        """Write the template with a tag before and one behind each message."""
        return "".join(
            f"{opening}{piece}{closing}" if place % 2 else piece
            for place, piece in enumerate(self.pieces)
        )


def flattened(source: str, other: str) -> Flattened:
    """Make a template of the same page in two languages.

    Args:
        source: The page in the language of messages.
        other: The page in the language that it is read in.

    Raises:
        ValueError: If it holds what template engines would read as their own.
    """
    if _SPECIAL.search(source) or _SPECIAL.search(other):
        raise ValueError("The page holds signs of template engines.")
    pieces: list[str] = []
    messages: dict[str, str] = {}
    literal: list[str] = []
    for here, there in _runs(_TOKEN.findall(source), _TOKEN.findall(other)):
        if there is None:
            literal += here
            continue
        msgid, msgstr = "".join(here), "".join(there)
        # A text that is said in two ways is told apart by what stands before it.
        while not (msgid and msgstr) or messages.get(msgid, msgstr) != msgstr:
            before = literal.pop()
            msgid, msgstr = before + msgid, before + msgstr
        pieces += ("".join(literal), msgid)
        messages[msgid] = msgstr
        literal = []
    return Flattened((*pieces, "".join(literal)), messages)


def _runs(
    here: list[str], there: list[str]
) -> Iterator[tuple[list[str], list[str] | None]]:
    """List what is the same in both, with None, and what is not, with the other."""
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    changed: tuple[list[str], list[str]] = ([], [])
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        # A word or space that two languages share is no border within a sentence.
        if kind == "equal" and any(token[0] == "<" for token in here[start:end]):
            if changed[0] or changed[1]:
                yield changed
            yield here[start:end], None
            changed = ([], [])
        else:
            changed[0].extend(here[start:end])
            changed[1].extend(there[other_start:other_end])
    if changed[0] or changed[1]:
        yield changed
