"""Finds texts of a page in `en-XA` that were never given to translators: plain letters.

What is exempt is so by what it is, never by what it says:

- what is marked `translate="no"`: code, addresses, the names of languages;
- a link's text that is its address, and the text of a link in that link's language;
- what stands in the other language of facing pages;
- the own name of a language where no markup can say that it is one: in a title;
- values of attributes and metadata that are written for machines (HTML, ogp.me).
"""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

from dragoman.rendering.documents.feed import ATOM
from markup import VOID

PLAIN = re.compile("[A-Za-z]")
STYLES = Path(__file__).resolve().parents[1] / "static" / "css"

# Attributes whose values are texts: HTML (the translate attribute) and WAI-ARIA 1.3.
TEXTS = frozenset({"abbr", "alt", "label", "placeholder", "srcdoc", "title"})
ARIA_TEXTS = frozenset(
    f"aria-{name}"
    for name in (
        *("braillelabel", "brailleroledescription", "description", "label"),
        *("placeholder", "roledescription", "valuetext"),
    )
)
# Metadata of keywords, each from a list that a standard keeps.
KEYWORDS = frozenset({"color-scheme", "og:type", "robots", "twitter:card", "viewport"})
# Addresses, days, and the locales of Open Graph.
MACHINE = re.compile(r"https?://\S+|\d{4}-\d\d-\d\d\S*|[a-z]{2,3}(_[A-Z]{2})?|\d+")

# Of JSON-LD, what is no text beside addresses and days; of the manifest, its texts.
TAGGED = frozenset({"inLanguage"})
MANIFEST_TEXTS = frozenset({"name", "short_name", "description", "label"})


@dataclass
class _Element:
    """An open element.

    Attributes:
        name: Its name.
        attributes: Its attributes.
        language: The language of its text.
        is_ours: Whether its text is to be translated.
        href: The address of the link that it stands in.
        hreflang: The language of that address.
    """

    name: str
    attributes: dict[str, str]
    language: str = ""
    is_ours: bool = True
    href: str = ""
    hreflang: str = ""


@dataclass
class _Finder(HTMLParser):
    tag: str
    beside: Collection[str]
    names: Collection[str]
    found: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open = [_Element("", {}, self.tag)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        above = self._open[-1]
        element = _Element(
            tag,
            attributes,
            attributes.get("lang", above.language),
            above.is_ours and attributes.get("translate") != "no",
            attributes.get("href", above.href) if tag == "a" else above.href,
            attributes.get("hreflang", "") if tag == "a" else above.hreflang,
        )
        self._check_attributes(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        element = self._open[-1]
        if element.name == "script":
            if element.attributes.get("type") == "application/ld+json":
                self.found += [f"JSON-LD: {each}" for each in in_json_ld(data)]
        elif element.name == "title":
            self._check(element, self._without_names(data), "<title>")
        elif element.name != "style" and data.strip() not in _addresses(element):
            self._check(element, data, f"<{element.name}>")

    def _without_names(self, text: str) -> str:
        for name in sorted(self.names, key=len, reverse=True):
            text = text.replace(name, "")
        return text

    def _check_attributes(self, element: _Element) -> None:
        for name, value in element.attributes.items():
            if name in TEXTS | ARIA_TEXTS | shown_by_styles():
                self._check(element, value, f"<{element.name} {name}>")
        said = element.attributes
        name = said.get("name") or said.get("property", "")
        value = said.get("content", "")
        if name and name not in KEYWORDS and not MACHINE.fullmatch(value):
            self._check(element, value, f"<{element.name} {name}>")

    def _check(self, element: _Element, text: str, where: str) -> None:
        foreign = element.language != self.tag
        is_in_link = foreign and element.language == element.hreflang
        if not element.is_ours or is_in_link or element.language in self.beside:
            return
        if PLAIN.search(text):
            self.found.append(f"{where} {' '.join(text.split())}")


def in_html(
    html: str,
    tag: str = "en-XA",
    beside: Collection[str] = (),
    names: Collection[str] = (),
) -> list[str]:
    """Find plain texts of a document, each with the place where it stands.

    Args:
        html: The document.
        tag: Its language.
        beside: Tags of other languages in which it has texts, as facing pages do.
        names: The own names of languages.
    """
    finder = _Finder(tag, beside, names)
    finder.feed(html)
    finder.close()
    return finder.found


def in_json_ld(text: str) -> list[str]:
    """Find plain texts in a data block of schema.org."""
    return [
        f"{key}: {value}"
        for key, value in _strings(json.loads(text))
        if not key.startswith("@")
        and key not in TAGGED
        and not MACHINE.fullmatch(value)
        if PLAIN.search(value)
    ]


def in_manifest(text: str) -> list[str]:
    """Find plain texts among the members of a manifest that are translated (W3C)."""
    found = _strings(json.loads(text))
    return [
        value for key, value in found if key in MANIFEST_TEXTS if PLAIN.search(value)
    ]


def in_offer(text: str) -> list[str]:
    """Find plain texts in the words that offer a language."""
    found = _strings(json.loads(text))
    return [
        value
        for key, value in found
        if key not in {"lang", "dir"}
        if PLAIN.search(value)
    ]


def in_feed(text: str) -> list[str]:
    """Find plain texts in an Atom feed: its text constructs and names of persons."""
    found: list[str] = []
    for element in ET.fromstring(text).iter():
        name = element.tag.removeprefix(f"{{{ATOM}}}")
        if name in {"title", "subtitle", "summary", "rights", "name"}:
            found += [element.text] if PLAIN.search(element.text or "") else []
        elif name == "content":
            found += in_html(element.text or "")
    return found


@cache
def shown_by_styles() -> frozenset[str]:
    """Name the attributes that our style sheets show."""
    styles = (path.read_text("utf-8") for path in STYLES.rglob("*.css"))
    return frozenset(
        name for text in styles for name in re.findall(r"\battr\(\s*([\w-]+)", text)
    )


def _addresses(element: _Element) -> set[str]:
    return {element.href, element.href.removeprefix("mailto:")} - {""}


def _strings(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _strings(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each, key)
    elif isinstance(value, str):
        yield key, value
