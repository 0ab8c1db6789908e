"""Knows what a language calls itself, at the start of a list, and what others call it.

CLDR's names come through Babel; what CLDR lacks, from the language-data package.
"""

from collections.abc import Iterable
from typing import Final

from babel import Locale

from dragoman.languages import cldr
from dragoman.languages.likely import particulars
from dragoman.languages.tags import Subtags, canonical, subtags

# CLDR localePattern and localeSeparator, which Babel does not carry: only Chinese and
# Japanese differ from root.
_PATTERNS: Final = dict.fromkeys(
    ("zh", "yue", "ja"),
    ("{name}\N{FULLWIDTH LEFT PARENTHESIS}{more}\N{FULLWIDTH RIGHT PARENTHESIS}", "、"),
)
_PATTERN: Final = ("{name} ({more})", ", ")


def own_name(tag: str) -> str:
    """Return a language's name in itself ("Polski", "简体中文", "Srpski (latinica)").

    Where nobody knows that name, it is the English one, and the tag for a language
    that has no name at all.

    Args:
        tag: A language tag.

    Raises:
        TagError: The tag is not well-formed.
    """
    parts = subtags(tag)
    identifier = cldr.nearest(tag)
    if parts.language in (identifier.split("_")[0], "no"):
        locale = cldr.locale(identifier)
        named, rest = _longest(parts, locale)
        if named:
            return _at_start(_joined(named, rest, locale))
    return _recorded(canonical(tag))


def name_in(tag: str, readers: Iterable[str]) -> tuple[str, str] | None:
    """Return a language's name as another language writes it within a text.

    Args:
        tag: The language that is named.
        readers: Tags of the languages to name it in; the first that has a name counts.

    Returns:
        The name and the tag of the language it is in ("niemiecki", "pl"), None if CLDR
        has it in none of them.

    Raises:
        TagError: A tag is not well-formed.
    """
    parts = subtags(tag)
    for reader in readers:
        locale = cldr.locale(cldr.nearest(reader))
        named, rest = _longest(parts, locale)
        if named:
            return _joined(named, rest, locale), reader
    return None


def _longest(parts: Subtags, locale: Locale) -> tuple[str, Subtags]:
    # CLDR names some pairs as wholes: "British English", "繁體中文".
    language, script, region, *_ = parts
    for taken in ((script, region), (script, ""), ("", region), ("", "")):
        name = locale.languages.get("_".join(filter(None, (language, *taken))))
        if name:
            return name, parts._replace(
                script="" if taken[0] else script, region="" if taken[1] else region
            )
    return "", parts


def _joined(name: str, rest: Subtags, locale: Locale) -> str:
    more = [
        locale.scripts.get(rest.script, rest.script),
        locale.territories.get(rest.region, rest.region),
        *(locale.variants.get(part.upper(), part) for part in particulars(rest)),
    ]
    pattern, separator = _PATTERNS.get(locale.language, _PATTERN)
    shown = separator.join(filter(None, more))
    return pattern.format(name=name, more=shown) if shown else name


def _recorded(tag: str) -> str:
    from langcodes import Language  # noqa: PLC0415 - takes 200 ms with its names, only for a language CLDR lacks

    language = Language.get(tag, normalize=False)
    if not language.language or language.language_name().startswith("Unknown"):
        return tag
    return _at_start(language.autonym())


def _at_start(name: str) -> str:
    # Title case, not upper case: Georgian has no capitals within a text.
    return name[:1].title() + name[1:]
