"""Writes the large site as an application that renders it would have it.

English HTML of blocks, translated by gettext; titles, ways through the site, languages.
All of it is taken from what our own server answers.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dragoman.languages.language import language
from dragoman.languages.tags import folder as folder_of
from invented import Page, tongues
from measuring import large
from measuring.places import HOST, ROOT
from measuring.rounds import Tell

_BODY = re.compile(r'<div class="body">(.*)</div>\s*</article>', re.DOTALL)
_LINKS = re.compile(r'<link rel="icon".*(?=</head>)', re.DOTALL)
_MARKS = re.compile(r'/static/icons/marks[^#"]*')
_CARD = re.compile(r'/static/images/card[^"]*')
_LINE = re.compile(r"(?<=\n)")


def write(
    pages: int, files: Path, folder: Path, fields: Mapping[str, str], tell: Tell
) -> None:
    """Write `site.json` and the catalogs of all languages.

    Args:
        pages: The number of pages.
        files: All answers of our server, as files.
        folder: Where it is written.
        fields: The header fields that everybody sends.
        tell: Told which language is written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    known, home = tongues(), (files / "en" / "index.html").read_text(encoding="utf-8")
    all_pages = [Page(number, pages) for number in range(pages)]
    source = [_blocks(files, "en", page) for page in all_pages]
    described = list(_described(all_pages, source))
    site = {
        "title": "Large site",
        "origin": f"http://{HOST}",
        "links": _found(_LINKS, home),
        "marks": _found(_MARKS, home),
        "card": _found(_CARD, home),
    }
    below = [page["number"] for page in described if page["trail"] == [0]]
    data = {"site": site, "pages": described, "sections": below, "fields": {**fields}}
    data["languages"] = [_language(tag) for tag in known]
    (folder / "site.json").write_text(json.dumps(data), encoding="utf-8")
    for done, tag in enumerate(known):
        tell(f"writing the catalog of {tag}", done, len(known))
        place = folder / "locale" / tag / "LC_MESSAGES" / "site.mo"
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            write_mo(file, _catalog(tag, all_pages, source, files))


def _catalog(
    tag: str, pages: Sequence[Page], source: Sequence[Sequence[str]], files: Path
) -> Catalog:
    english, tongue = tongues()["en"], tongues()[tag]
    shipped = ROOT / "locale" / folder_of(tag) / "LC_MESSAGES" / "messages.po"
    catalog = Catalog(locale=folder_of(tag))
    if shipped.exists():
        with shipped.open("rb") as file:
            catalog = read_po(file, locale=folder_of(tag))
    for page, blocks in zip(pages, source, strict=True):
        catalog.add(page.title.text(english), page.title.text(tongue))
        catalog.add(page.description.text(english), page.description.text(tongue))
        there = _blocks(files, tag.lower(), page)
        for msgid, msgstr in zip(blocks, there, strict=True):
            catalog.add(_format(msgid), _format(msgstr))
    return catalog


def _described(
    pages: Sequence[Page], source: Sequence[Sequence[str]]
) -> Iterator[dict[str, Any]]:
    english = tongues()["en"]
    urls = {large.url(number): number for number in range(len(pages))}
    trails = [_trail(large.url(number), urls) for number in range(len(pages))]
    for number, page in enumerate(pages):
        chapter = [
            other for other, trail in enumerate(trails) if trail == trails[number]
        ]
        yield {
            "number": number,
            "url": "/" + large.url(number),
            "title": page.title.text(english),
            "description": page.description.text(english),
            "blocks": [_format(block) for block in source[number]],
            "trail": trails[number],
            "siblings": chapter if number and len(chapter) > 1 else [],
            "before": number - 1 if number else None,
            "after": number + 1 if number + 1 < len(pages) else None,
        }


def _trail(url: str, urls: Mapping[str, int]) -> list[int]:
    parts = url.split("/")[:-1]
    above = ["/".join(parts[:count]) + "/" for count in range(1, len(parts))]
    return [0, *(urls[each] for each in above)] if parts else []


def _blocks(files: Path, segment: str, page: Page) -> list[str]:
    folder = page.path.removesuffix(".md").removesuffix("index")
    text = (files / segment / folder / "index.html").read_text(encoding="utf-8")
    return _LINE.split(_found(_BODY, text))


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    if found is None:
        raise ValueError(f"The page lacks {pattern.pattern}")
    return found[1] if pattern.groups else found[0]


def _format(text: str) -> str:
    """Write a text as the format that newstyle gettext takes it for."""
    return text.replace("%", "%%")


def _language(tag: str) -> dict[str, str]:
    known = language(tag)
    return {
        "tag": tag,
        "segment": tag.lower(),
        "direction": known.direction,
        "name": known.name,
        "locale": folder_of(tag),
    }
