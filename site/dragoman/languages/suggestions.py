"""Which language somebody meant whose text is no language: "german", "pt_Brazil"."""

from collections.abc import Iterator
from contextlib import suppress
from difflib import get_close_matches
from functools import cache

from dragoman.errors import TagError
from dragoman.languages import cldr
from dragoman.languages.names import name_in
from dragoman.languages.tags import canonical, subtags

_MOST = 3


def is_known(tag: str) -> bool:
    """Tell whether the parts of a tag are registered (IANA, RFC 5646 section 2.2.9).

    Args:
        tag: A well-formed tag; what is of private use is known to whoever uses it.
    """
    from langcodes import Language  # noqa: PLC0415 -- 30 ms, for one command

    try:
        return Language.get(tag, normalize=False).is_valid()
    except ValueError:
        # Five letters and more are well-formed, and registered for none (RFC 5646).
        return False


def suggestions(text: str) -> list[str]:
    """Give the languages that a text is near to, the nearest first.

    Args:
        text: What somebody wrote for a language: a code, or a name in any language.

    Returns:
        Tags of languages that CLDR knows; there may be none.
    """
    found = [*_named(text), *_near(text)]
    return list(dict.fromkeys(found))[:_MOST]


def described(tag: str) -> str:
    """Give a tag with its English name: `de (German)`.

    Args:
        tag: A well-formed tag.
    """
    name = name_in(tag, ["en"])
    return f"{tag} ({name[0]})" if name else tag


def _named(text: str) -> Iterator[str]:
    """Read it as the name of a language, in whatever language that is."""
    import langcodes  # noqa: PLC0415 -- 200 ms with its names, for a mistake only

    with suppress(LookupError, TagError):
        yield canonical(str(langcodes.find(text)))


def _near(text: str) -> Iterator[str]:
    lower = text.replace("_", "-").lower()
    for match in get_close_matches(lower, _written(), n=_MOST, cutoff=0.6):
        yield _written()[match]
    try:
        # Of "de-Qqqq" the language alone is a good guess.
        language = subtags(text).language
    except TagError:
        language = lower.partition("-")[0]
    if language in _written():
        yield _written()[language]


@cache
def _written() -> dict[str, str]:
    """Give what people write for a language, in small letters: codes, English names."""
    names = cldr.locale("en").languages
    codes = [str(code) for code in names if "_" not in str(code)]
    tags = {code: canonical(code) for code in codes}
    named = {str(names[code]).lower(): tag for code, tag in tags.items()}
    return named | tags
