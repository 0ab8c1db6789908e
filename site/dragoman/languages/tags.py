"""Knows how a BCP 47 language tag is spelled: parsed, canonical, as folder, in a URL.

Well-formedness is RFC 5646 section 2.1, less its languages of four to eight letters:
none is registered, so `english` and `backup` are no tags. The canonical form is section
4.5 with CLDR's aliases (UTS #35, "Canonicalization").
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from dragoman.errors import TagError
from dragoman.languages import aliases

# RFC 5646 section 4.4.1 asks for room for 35 characters; a bound keeps a request from
# filling memory and a folder name from outgrowing the file system.
MAX_LENGTH: Final = 100

_SYNTAX: Final = re.compile(
    r"""(?:
        (?P<language>[a-z]{2,3}(?:-(?P<extlang>[a-z]{3}(?:-[a-z]{3}){0,2}))?)
        (?:-(?P<script>[a-z]{4}))?
        (?:-(?P<region>[a-z]{2}|[0-9]{3}))?
        (?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)
        (?P<extensions>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)
        (?:-(?P<private>x(?:-[a-z0-9]{1,8})+))?
        | (?P<only_private>x(?:-[a-z0-9]{1,8})+)
    )""",
    re.VERBOSE,
)
_EXTENSION: Final = re.compile(r"[0-9a-wy-z](?:-[a-z0-9]{2,8})+")


class Subtags(NamedTuple):
    """The parts of a tag in canonical case; an absent part is empty.

    A tag of private use alone ("x-elvish") has an empty `language`.
    """

    language: str
    script: str = ""
    region: str = ""
    variants: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    private: str = ""

    def __str__(self) -> str:
        parts = (self.language, self.script, self.region, *self.variants)
        return "-".join(filter(None, (*parts, *self.extensions, self.private)))


@lru_cache(maxsize=2048)
def canonical(text: str) -> str:
    """Return the canonical form of a language tag.

    Deprecated codes become today's ("iw" is "he", "sh" is "sr-Latn"). A tag that CLDR
    holds equal to another but does not deprecate stays: "no" is not rewritten to "nb"
    nor "zh-TW" to "zh-Hant"; `negotiate.spelled` knows that they are the same.

    Args:
        text: A tag in any case, with hyphens or underscores.

    Raises:
        TagError: The text is no well-formed BCP 47 tag.
    """
    return str(subtags(text))


def subtags(text: str) -> Subtags:
    """Return the canonical parts of a language tag.

    Args:
        text: A tag in any case, with hyphens or underscores.

    Raises:
        TagError: The text is no well-formed BCP 47 tag.
    """
    found = _parsed(text) if len(text) <= MAX_LENGTH else None
    if found is None:
        shown = text if len(text) <= MAX_LENGTH else f"{text[:MAX_LENGTH]}…"
        raise TagError(
            f"{shown!r} is no language tag",
            remedy='Write a BCP 47 tag such as "pt-BR", "zh-Hant" or "sr-Latn"',
        )
    return found


def folder(tag: str) -> str:
    """Return the name of a language's folder in `locale/` ("zh_Hant").

    Args:
        tag: A language tag.

    Raises:
        TagError: The text is no well-formed BCP 47 tag.
    """
    return canonical(tag).replace("-", "_")


@lru_cache(maxsize=2048)
def segment(tag: str) -> str:
    """Return a language's path segment in URLs ("zh-hant").

    Args:
        tag: A language tag.

    Raises:
        TagError: The text is no well-formed BCP 47 tag.
    """
    return canonical(tag).lower()


@lru_cache(maxsize=2048)
def _parsed(text: str) -> Subtags | None:
    lower = text.replace("_", "-").lower()
    # Case folding must not turn foreign letters into ASCII ones (U+212A becomes "k").
    match = _SYNTAX.fullmatch(aliases.GRANDFATHERED.get(lower, lower))
    if match is None or not text.isascii():
        return None
    if match["only_private"]:
        return Subtags("", private=match["only_private"])
    variants = match["variants"].split("-")[1:]
    extensions = _EXTENSION.findall(match["extensions"])
    if _repeated(variants) or _repeated([extension[0] for extension in extensions]):
        return None
    return _replaced(
        Subtags(
            _primary(match["language"], match["extlang"]),
            (match["script"] or "").title(),
            (match["region"] or "").upper(),
            tuple(sorted(map(aliases.replaced_variant, variants))),
            tuple(sorted(extensions)),
            match["private"] or "",
        )
    )


def _primary(language: str, extlang: str | None) -> str:
    # RFC 5646 section 4.5: an extended language subtag stands for itself.
    return extlang.split("-")[0] if extlang else language


def _repeated(items: list[str]) -> bool:
    # RFC 5646 section 2.2.9 calls such a tag well-formed but never valid.
    return len(set(items)) < len(items)


def _replaced(tag: Subtags) -> Subtags:
    if tag.language == "sgn" and tag.region in aliases.SIGN_LANGUAGES:
        return tag._replace(language=aliases.SIGN_LANGUAGES[tag.region], region="")
    language, script, region = aliases.replaced_language(tag.language)
    return tag._replace(
        language=language,
        script=tag.script or script,
        region=aliases.replaced_region(tag.region) or region,
    )
