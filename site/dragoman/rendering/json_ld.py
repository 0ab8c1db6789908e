"""What a page says of itself to search engines: JSON-LD 1.1 in the words of schema.org.

Law: no text ever ends the element that holds it. `<`, `>` and `&` are written as
escapes of JSON, and so are the line separators U+2028 and U+2029.
"""

import json
from typing import Any

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
    graph = [_page(facts), _site(facts)]
    if facts.trail:
        graph.append(_breadcrumbs(facts))
    return embedded({"@context": "https://schema.org", "@graph": graph})


def embedded(value: object) -> Markup:
    """Write a value as JSON that can stand inside a script element (HTML §4.12.1.3).

    Args:
        value: What JSON can hold.
    """
    text = _ENCODER.encode(value)
    for character, written in _ESCAPES:
        text = text.replace(character, written)
    return Markup(text)  # noqa: S704 -- it holds no < > & any more


def _page(facts: PageFacts) -> dict[str, Any]:
    node = {
        "@type": "Article" if facts.is_article else "WebPage",
        "@id": facts.url,
        "url": facts.url,
        "inLanguage": facts.language.tag,
        "name": facts.title.plain,
        "isPartOf": {"@id": facts.home + SITE},
    }
    if facts.is_article:
        node["headline"] = node["name"]
    if facts.description is not None:
        node["description"] = facts.description.plain
    if facts.published is not None:
        node["datePublished"] = facts.published.isoformat()
    if facts.updated is not None:
        node["dateModified"] = facts.updated.isoformat()
    if facts.original is not None:
        node["translationOfWork"] = {"@id": facts.original}
    return node


def _site(facts: PageFacts) -> dict[str, Any]:
    return {
        "@type": "WebSite",
        "@id": facts.home + SITE,
        "url": facts.home,
        "inLanguage": facts.language.tag,
        "name": facts.site_title.plain,
    }


def _breadcrumbs(facts: PageFacts) -> dict[str, Any]:
    steps = [(crumb.name, crumb.url) for crumb in facts.trail]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name.plain, "item": url}
            for place, (name, url) in enumerate(
                [*steps, (facts.short_title, facts.url)], 1
            )
        ],
    }
