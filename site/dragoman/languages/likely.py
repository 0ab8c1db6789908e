"""Knows the likely script and region of a tag, and which tags mean the same language.

Likely subtags are CLDR's (UTS #35, "Likely Subtags"), read from Babel.
"""

from functools import lru_cache
from typing import Final, Literal, NamedTuple

from babel.core import get_global

from dragoman.languages.tags import Subtags, subtags

# ISO 15924 and CLDR: the codes for a script or region nobody knows.
UNKNOWN_SCRIPT: Final = "Zzzz"
UNKNOWN_REGION: Final = "ZZ"

# CLDR scriptMetadata, field rtl, and the Unicode Bidi_Class of each script's letters.
# A language's direction is looked up here and nowhere else: a list of languages would
# miss Kurdish in Arabic letters or Fula in Adlam.
RIGHT_TO_LEFT: Final = frozenset(
    {
        *("Adlm", "Arab", "Aran", "Armi", "Avst", "Chrs", "Cprt", "Elym", "Gara"),
        *("Hatr", "Hebr", "Hung", "Khar", "Lydi", "Mand", "Mani", "Mend", "Merc"),
        *("Mero", "Narb", "Nbat", "Nkoo", "Orkh", "Ougr", "Palm", "Phli", "Phlp"),
        *("Phnx", "Prti", "Rohg", "Samr", "Sarb", "Sidt", "Sogd", "Sogo", "Syrc"),
        *("Syre", "Syrj", "Syrn", "Thaa", "Yezi"),
    }
)

# CLDR languageMatching gives this pair distance 1: two codes for one language, both
# in use, so that neither is deprecated.
_ONE_LANGUAGE: Final = {"no": "nb"}


class Triple(NamedTuple):
    """Language, script and region, all three given."""

    language: str
    script: str
    region: str


class Identity(NamedTuple):
    """What two spellings of the same language have in common."""

    triple: Triple
    rest: tuple[str, ...]


@lru_cache(maxsize=4096)
def maximized(tag: str) -> Triple:
    """Return a tag's language with its given or else likely script and region.

    Args:
        tag: A language tag.

    Raises:
        TagError: The tag is not well-formed.
    """
    language, script, region, *_ = subtags(tag)
    known = get_global("likely_subtags")
    for parts in ((script, region), (script,), (region,), ()):
        found = known.get("_".join(filter(None, (language, *parts))))
        if found:
            _, likely_script, likely_region = found.split("_")
            return Triple(language, script or likely_script, region or likely_region)
    return Triple(language, script or UNKNOWN_SCRIPT, region or UNKNOWN_REGION)


def script(tag: str) -> str:
    """Return the script a tag is written in ("Latn"), "Zzzz" if nobody knows.

    Args:
        tag: A language tag.

    Raises:
        TagError: The tag is not well-formed.
    """
    return maximized(tag).script


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Return the direction a tag's script runs in.

    Args:
        tag: A language tag.

    Raises:
        TagError: The tag is not well-formed.
    """
    return "rtl" if script(tag) in RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=4096)
def identity(tag: str) -> Identity:
    """Return a key that is equal for tags meaning the same language.

    "zh-TW" and "zh-Hant" are the same, as are "no" and "nb", "de-DE" and "de".

    Args:
        tag: A language tag.

    Raises:
        TagError: The tag is not well-formed.
    """
    language, written, region = maximized(tag)
    triple = Triple(_ONE_LANGUAGE.get(language, language), written, region)
    return Identity(triple, particulars(subtags(tag)))


def particulars(tag: Subtags) -> tuple[str, ...]:
    """Return what a tag says beside language, script and region.

    Args:
        tag: The parts of a tag.
    """
    return (*tag.variants, *tag.extensions, *filter(None, (tag.private,)))
