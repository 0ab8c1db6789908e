"""Knows which languages' readers are served by a neighbour that CLDR holds too far.

The law of this table: the neighbour is what these readers write and learn at school
as their own standard. Knowing another people's language does not count, so there is
no way here from Ukrainian to Russian or from Catalan to Spanish.
"""

from typing import Final

from babel.localedata import exists

from dragoman.languages.likely import maximized, script
from dragoman.languages.tags import Subtags

# On CLDR's scale a neighbouring region is 4 to 5 away: whoever asks for Nynorsk first
# and for English second is better served by Bokmål than by English.
DISTANCE: Final = 4

# CLDR languageMatching has these at 10 to 20. Varieties of Chinese and of Arabic share
# a written standard; Nynorsk readers read Bokmål every day.
_NEIGHBOURS: Final = {
    "nn": "nb",
    **dict.fromkeys(("yue", "nan", "hak", "wuu", "gan", "hsn", "cjy"), "zh"),
    **dict.fromkeys(
        ("acm", "aeb", "afb", "apc", "apd", "arq", "ars", "ary", "arz", "ayl"), "ar"
    ),
}


def neighbour(tag: str) -> str | None:
    """Return the language that serves a tag's readers, in the same script.

    Args:
        tag: A language tag.

    Raises:
        TagError: The tag is not well-formed.
    """
    language, written, _ = maximized(tag)
    target = _NEIGHBOURS.get(language)
    if target is None:
        return None
    scripted = str(Subtags(target, written))
    if script(target) != written or exists(scripted.replace("-", "_")):
        return scripted
    return target


def serves(language: str, other: str) -> bool:
    """Tell whether a second language serves the readers of the first.

    Args:
        language: The primary subtag that a reader asks for.
        other: The primary subtag of a language that is there.
    """
    return _NEIGHBOURS.get(language) == other
