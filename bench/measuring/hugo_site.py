"""Writes the large site as a Hugo site: the same pages, texts and ways through it.

Hugo gets what is cheapest for it: one Markdown file for each page and language, with
all links resolved, no code to colour, and neither feeds nor taxonomies to write.
"""

import json
import posixpath
import re
import shutil
from pathlib import Path

from babel.messages.pofile import read_po

from dragoman.languages.language import language
from dragoman.languages.tags import folder as folder_of
from invented import Page, Tongue, path, tongues
from measuring import large
from measuring.places import BENCH, HOST, ROOT
from measuring.rounds import Tell

_LINK = re.compile(r"\]\(([^)]*\.md)\)")
_TEXT = re.compile(r'i18n "([^"]+)"')


def write(pages: int, folder: Path, tell: Tell) -> None:
    """Write the site.

    Args:
        pages: The number of its pages.
        folder: Where; what was there goes.
        tell: Told how many languages are done.
    """
    shutil.rmtree(folder, ignore_errors=True)
    layouts = BENCH / "peers" / "hugo"
    shutil.copytree(layouts, folder / "layouts" / "_default")
    all_pages = [Page(number, pages) for number in range(pages)]
    urls = {path(number): large.url(number) for number in range(pages)}
    texts = {
        text
        for file in layouts.iterdir()
        for text in _TEXT.findall(file.read_text(encoding="utf-8"))
    }
    known = tongues()
    for done, (tag, tongue) in enumerate(known.items()):
        tell(f"writing Hugo's pages in {tag}", done, len(known))
        _write(folder / "i18n" / f"{tag.lower()}.json", _interface(tag, texts))
        for number, page in enumerate(all_pages):
            name = page.path.replace("index.md", "_index.md")
            text = _markdown(page, number, tag, tongue, urls)
            _write(folder / "content" / tag.lower() / name, text)
    languages = {
        tag.lower(): {
            "contentDir": f"content/{tag.lower()}",
            "languageName": language(tag).name,
            "languageDirection": language(tag).direction,
            "weight": place,
            "title": "Large site",
            "params": {"locale": folder_of(tag), "tag": tag},
        }
        for place, tag in enumerate(known, 1)
    }
    config = {
        "baseURL": f"http://{HOST}/",
        "defaultContentLanguage": "en",
        "defaultContentLanguageInSubdir": True,
        "disableKinds": ["taxonomy", "term", "RSS"],
        "markup": {"highlight": {"codeFences": False}},
        "languages": languages,
    }
    _write(folder / "config.json", json.dumps(config))


def _markdown(
    page: Page, number: int, tag: str, tongue: Tongue, urls: dict[str, str]
) -> str:
    def resolved(found: re.Match[str]) -> str:
        there = posixpath.normpath(
            posixpath.join(posixpath.dirname(page.path), found[1])
        )
        return f"](/{tag.lower()}/{urls[there]})"

    head = {
        "title": page.title.text(tongue),
        "description": page.description.text(tongue),
        "weight": number + 1,
    }
    return f"{json.dumps(head, ensure_ascii=False)}\n\n" + _LINK.sub(
        resolved, page.text(tongue)
    )


def _interface(tag: str, texts: set[str]) -> str:
    shipped = ROOT / "locale" / folder_of(tag) / "LC_MESSAGES" / "messages.po"
    said = {}
    if shipped.exists():
        with shipped.open("rb") as file:
            catalog = read_po(file, locale=folder_of(tag))
        said = {text: str(catalog[text].string) for text in texts if text in catalog}
    table = [
        {"id": text, "translation": said.get(text) or text} for text in sorted(texts)
    ]
    return json.dumps(table, ensure_ascii=False)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
