"""Pages of paragraphs, to be replaced by unrelated ones or to be edited lightly."""

import random
import re
from collections.abc import Sequence
from pathlib import Path

from dragoman.catalogs.extract import block_messages
from dragoman.pages import store

ROOT = Path(__file__).parents[2]

_PLAIN = re.compile(r"[A-Z][\w ,.;:’“”()–-]{60,}[.?!]")
#: Of fewer words, one more or less is half of the text.
MANY = 5

_FRAME = "Before the {} is {}, every {} of the {} has to be {} by the {}."
# Only what any text has stays; whatever a sentence is about is another thing.
_THINGS = (
    ("harbour", "kettle", "violin", "orchard", "lantern", "glacier", "saddle"),
    ("invoice", "molecule", "parliament", "camera", "vaccine", "alphabet", "turbine"),
)
_DEEDS = (
    ("repaired", "painted", "moved", "sold", "cleaned", "filled", "opened"),
    ("approved", "measured", "elected", "signed", "counted", "split", "taught"),
)


def unrelated(chance: random.Random, count: int) -> tuple[Sequence[str], Sequence[str]]:
    """Two lists of sentences with no noun and no verb in common.

    They share their small words, which is all that a comparison of letters needs.
    """
    first, second = (
        [_sentence(chance, things, deeds) for _ in range(20 * count)]
        for things, deeds in zip(_THINGS, _DEEDS, strict=True)
    )
    return _distinct(first, count), _distinct(second, count)


def handbook(chance: random.Random, count: int) -> list[str]:
    """Paragraphs of the handbook that are no more than text."""
    messages = block_messages(store.load(ROOT / "content").sequence, "")
    found = [each.msgid for each in messages if _PLAIN.fullmatch(each.msgid)]
    return chance.sample(found, count)


def edited_lightly(text: str, chance: random.Random) -> str:
    """A text with one word more, less, or another one."""
    words = text.split(" ")
    if len(words) < MANY:
        return text
    place = chance.randrange(1, len(words) - 1)
    words[place : place + 1] = chance.choice(
        ([], ["nearly"], [words[place], "always"], [f"{words[place]}s"])
    )
    return " ".join(words)


def page(paragraphs: Sequence[str]) -> str:
    """A page of nothing else."""
    return "\n\n".join(["---\ntitle: Texts\n---", *paragraphs]) + "\n"


def _sentence(
    chance: random.Random, things: Sequence[str], deeds: Sequence[str]
) -> str:
    ship, tea, oil, sea = chance.sample(things, 4)
    return _FRAME.format(
        ship, chance.choice(deeds), tea, oil, chance.choice(deeds), sea
    )


def _distinct(texts: Sequence[str], count: int) -> list[str]:
    return list(dict.fromkeys(texts))[:count]
