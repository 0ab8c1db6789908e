"""Which query parameters are part of a view, and how each is spelled.

Law: what is not declared here changes nothing: neither a byte nor the ETag.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from dragoman.languages.language import Language
from dragoman.languages.negotiate import spelled
from dragoman.rendering.address import IS_WANTED, ORIGINAL, WITH
from dragoman.rendering.site import Site

Spell = Callable[[str, Site, Language], str | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the query of a URL asks for.

    Attributes:
        beside: The language that the page is to stand beside, if any.
        original: Whether the original is to be shown where the translation is older.
            Beside another language it is carried along by the links and changes no
            text: there a reader compares the translation itself.
    """

    beside: Language | None = None
    original: bool = False


def read(query: str, site: Site, language: Language) -> dict[str, str]:
    """Read the parameters that are part of a view.

    Args:
        query: The query of the URL as it was asked for, percent-encoded.
        site: The site as it stands.
        language: The language of the page.

    Returns:
        By name, the canonical value of each declared parameter that means something
        here. Of a parameter that stands twice, the first counts.
    """
    values: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name in PARAMETERS:
            values.setdefault(name, value)
    found = {
        name: PARAMETERS[name](value, site, language) for name, value in values.items()
    }
    return {name: value for name, value in found.items() if value is not None}


def canonical(query: str, site: Site, language: Language) -> str:
    """Spell the declared parameters of a query as they are to be spelled.

    Args:
        query: The query of the URL as it was asked for, percent-encoded.
        site: The site as it stands.
        language: The language of the page.

    Returns:
        The query itself if it is spelled so; else one with all other parameters kept.
    """
    due = read(query, site, language)
    given = parse_qsl(query, keep_blank_values=True)
    respelled = [(name, due.pop(name, value)) for name, value in given]
    return query if respelled == given else urlencode(respelled)


def wanted(query: str, site: Site, language: Language) -> Wanted:
    """Tell what a view is asked to show.

    Args:
        query: The query of the URL as it was asked for, percent-encoded.
        site: The site as it stands.
        language: The language of the page; none stands beside itself.
    """
    found = read(query, site, language)
    by_segment = {each.segment: each for each in site.languages.values()}
    return Wanted(by_segment.get(found.get(WITH, "")), ORIGINAL in found)


def _language(value: str, site: Site, language: Language) -> str | None:
    tag = spelled(value, site.languages)
    if tag is None or tag == language.tag:
        return None
    return site.languages[tag].segment


def _original(value: str, site: Site, language: Language) -> str | None:
    # The source language has nothing that is older than the original.
    is_source = language.tag == site.source.tag
    return None if is_source or value != IS_WANTED else value


PARAMETERS: Mapping[str, Spell] = {WITH: _language, ORIGINAL: _original}
