"""What a page says of itself to search engines: JSON-LD 1.1 in the words of schema.org.

Law: no text ever ends the element that holds it. `<`, `>` and `&` are written as
escapes of JSON, and so are the line separators U+2028 and U+2029.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from json.encoder import encode_basestring

from markupsafe import Markup

from dragoman.rendering.page_facts import PageFacts

# The fragment that tells the site, as a thing, from its home page.
SITE = "#_site"

_ESCAPES = [(each, f"\\u{ord(each):04x}") for each in "<>&\u2028\u2029"]
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def json_ld(facts: PageFacts) -> Markup:
    """Write the data block of a page.

    Args:
        facts: The facts of the page.

    Returns:
        The content of `<script type="application/ld+json">`: the page, the site it is
        part of, and the way to it.
    """
    parts = [_page(facts), _site(facts)]
    if facts.trail:
        parts.append(_breadcrumbs(facts))
    graph = ",".join(parts)
    html = f'{{"@context":"https://schema.org","@graph":[{graph}]}}'
    return Markup(html)  # noqa: S704 -- each of them is safe


def embedded(value: object) -> Markup:
    """Write a value as JSON that can stand inside a script element (HTML §4.12.1.3).

    Args:
        value: What JSON can hold.
    """
    # It holds no < > & any more.
    return Markup(_safe(_ENCODER.encode(value)))  # noqa: S704


def _page(facts: PageFacts) -> str:
    url, name = _string(facts.url), _string(facts.title.plain)
    node = {
        "@type": '"Article"' if facts.is_article else '"WebPage"',
        "@id": url,
        "url": url,
        "inLanguage": _string(facts.language.tag),
        "name": name,
        "isPartOf": _reference(facts.home + SITE),
    }
    if facts.is_article:
        node["headline"] = name
    if facts.description is not None:
        node["description"] = _string(facts.description.plain)
    if facts.published is not None:
        node["datePublished"] = _string(facts.published.isoformat())
    if facts.updated is not None:
        node["dateModified"] = _string(facts.updated.isoformat())
    if facts.original is not None:
        node["translationOfWork"] = _reference(facts.original)
    return _object(node)


def _site(facts: PageFacts) -> str:
    return _website(facts.home, facts.language.tag, facts.site_title.plain)


# The same on every page of a language.
@lru_cache(maxsize=1024)
def _website(home: str, tag: str, name: str) -> str:
    return _object(
        {
            "@type": '"WebSite"',
            "@id": _string(home + SITE),
            "url": _string(home),
            "inLanguage": _string(tag),
            "name": _string(name),
        }
    )


def _breadcrumbs(facts: PageFacts) -> str:
    above = _steps(tuple((crumb.name.plain, crumb.url) for crumb in facts.trail))
    own = _step(len(facts.trail) + 1, facts.short_title.plain, facts.url)
    return f'{{"@type":"BreadcrumbList","itemListElement":[{above},{own}]}}'


# The same on every page of a chapter.
@lru_cache(maxsize=1024)
def _steps(trail: Sequence[tuple[str, str]]) -> str:
    return ",".join(_step(at, name, url) for at, (name, url) in enumerate(trail, 1))


def _step(position: int, name: str, url: str) -> str:
    return _object(
        {
            "@type": '"ListItem"',
            "position": str(position),
            "name": _string(name),
            "item": _string(url),
        }
    )


def _reference(url: str) -> str:
    return _object({"@id": _string(url)})


def _object(node: Mapping[str, str]) -> str:
    """Write an object of values that are written already; json takes twice as long."""
    return "{" + ",".join([f'"{key}":{value}' for key, value in node.items()]) + "}"


def _string(text: str) -> str:
    return _safe(encode_basestring(text))


def _safe(text: str) -> str:
    for character, written in _ESCAPES:
        text = text.replace(character, written)
    return text
