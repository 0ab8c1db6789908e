"""A site outside the repository, in Portuguese and 30 languages: who speaks where.

Every text carries the tag of the catalog it came from, so that each text node of each
page can be held against the nearest `lang` and `dir` around it.
"""

import functools
import itertools
import random
import re
from datetime import date
from html.parser import HTMLParser

import pytest

import sites
from dragoman import app
from dragoman.catalogs import po
from dragoman.catalogs.plural_header import default_header
from dragoman.languages import tags
from dragoman.languages.formats import Formats
from dragoman.languages.language import language
from web.running import running

SOURCE = "pt"
RTL = {"ar", "az-Arab", "ckb", "dv", "fa", "fuf-Adlm", "he", "ps", "ur", "yi"}
LTR = {
    *("bn", "chr", "cy", "de", "de-1901", "en-GB", "es-419", "fil", "ja", "ka", "ko"),
    *("my", "pt-AO", "sr", "sr-Latn", "sw", "ta", "th", "yue", "zh-Hant"),
}
TAGS = sorted(RTL | LTR)
PAGES = {
    "index.md": """---
title: ‹pt› Início
description: ‹pt› Descrição
---

‹pt› Um parágrafo **‹pt› negrito** ‹pt› com `código`.[^n]

- ‹pt› item um
- ‹pt› item dois

> [!NOTE]
> ‹pt› Uma nota.

[^n]: ‹pt› O rodapé.
""",
    "guia.md": """---
title: ‹pt› Guia
nav: ‹pt› O guia
date: 2026-11-21
---

## ‹pt› Primeira parte

‹pt› Veja [‹pt› o início](index.md).

| ‹pt› A | ‹pt› B |
|---|---|
| ‹pt› um | ‹pt› dois |

## ‹pt› Segunda parte

![‹pt› figura](figura.svg "‹pt› legenda")

- [x] ‹pt› feito

‹pt› termo
: ‹pt› definição
""",
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
MARK = re.compile(r"‹([\w-]+)›")
PLACEHOLDER = re.compile(r"%\(\w+\)s")
# What needs no words: digits in any script, marks, and the letters of notes.
NO_WORDS = re.compile(r"[\W\d_α-ω]*")
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}


def said_in(tag, text):
    """Say a text in a language: each of its parts between elements tells which."""
    marked = MARK.sub(f"‹{tag}›", text)
    if marked != text or MARK.search(text):
        return marked
    return f"‹{tag}› " + PLACEHOLDER.sub(lambda found: f"{found[0]} ‹{tag}›", text)


def translate(path, tag, chance, share):
    """Give some of a file's messages a translation that tells its language."""
    file = po.parse(path.read_bytes())
    for entry in [each for each in file.entries if each.msgid]:
        if chance.random() >= share:
            continue
        forms = len(entry.msgstr)
        plural = entry.msgid_plural
        said = said_in(tag, plural or entry.msgid)
        file.set(entry.msgctxt, entry.msgid, (said,) * forms if plural else said)
    path.write_bytes(file.to_bytes())


@pytest.fixture(scope="module")
def site(tmp_path_factory, seed):
    chance = random.Random(seed)
    root = sites.write(
        tmp_path_factory.mktemp("outside"),
        pages=PAGES,
        toml=f'source_language = "{SOURCE}"\ntitle = "‹pt› Sítio"\n',
        files={"content/figura.svg": SVG},
    )
    for tag in [SOURCE, *TAGS]:
        (root / "locale" / tags.folder(tag)).mkdir(parents=True)
    assert not app.update_catalogs(root, ui=True).problems
    for place, tag in enumerate([SOURCE, *TAGS]):
        folder = root / "locale" / tags.folder(tag) / "LC_MESSAGES"
        # Some languages complete, most in part, some empty.
        share = (1.0, 0.8, 0.5, 0.0)[place % 4]
        for path in folder.glob("*.po"):
            translate(path, tag, chance, share)
    with running(app.read_site(root, "http://localhost")) as served:
        yield served


class TextNodes(HTMLParser):
    """Collects the text nodes of a document with the lang and dir around each."""

    def __init__(self, html):
        super().__init__()
        self.nodes = []
        self.alternates = {}
        self._around = [(None, None, False)]
        self._tags = []
        self.feed(html)
        self.close()
        assert not self._tags

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if said.get("rel") == "alternate" and "hreflang" in said:
            self.alternates[said["hreflang"]] = said["href"]
        lang, direction, own = self._around[-1]
        around = (
            said.get("lang", lang),
            said.get("dir", direction),
            own or said.get("translate") == "no",
        )
        if tag not in VOID:
            self._tags.append(tag)
            self._around.append(around)

    def handle_startendtag(self, tag, attributes):
        """An SVG element that closes itself holds no text."""

    def handle_endtag(self, tag):
        assert self._tags.pop() == tag
        self._around.pop()

    def handle_data(self, text):
        if text.strip() and self._tags[-1] not in {"style", "script"}:
            self.nodes.append((text, *self._around[-1], self._tags[-1]))


def pages(site):
    for tag in [SOURCE, *TAGS]:
        for url in ("", "guia/", "nada/"):
            path = f"/{tags.segment(tag)}/{url}"
            answer = site.ask(path)
            assert answer.status == (404 if url == "nada/" else 200)
            yield tag, path, answer


def test_the_languages_are_thirty():
    assert len(TAGS) == 30


def test_every_text_lies_under_the_language_of_its_catalog(site, figure):
    seen, foreign = 0, 0
    names = {language(tag).name for tag in [SOURCE, *TAGS]}
    for tag, path, answer in pages(site):
        nodes = TextNodes(answer.text).nodes
        for text, lang, direction, is_own, element in nodes:
            assert direction == ("rtl" if lang in RTL else "ltr") or is_own, (
                path,
                text,
            )
            if element == "title":
                # Its parts cannot say more than one language: that of the page's title.
                first = MARK.match(text.strip())
                assert first is None or first[1] == lang, (path, text, lang)
                continue
            for said in MARK.findall(text):
                assert said == lang, (path, text, lang)
                seen += 1
                foreign += said != tag
            if MARK.search(text) or is_own or NO_WORDS.fullmatch(text):
                continue
            # No mark: an interface text that no catalog of the chain has, in English;
            # one that comes with Dragoman; or what CLDR knows of the language itself.
            known = text.strip() in names | {day(lang)}
            comes_along = shipped(lang).fullmatch(text.strip())
            assert lang in {"en", "en-GB"} or known or comes_along, (path, text, lang)
    figure(f"{seen} marked texts in 31 languages, {foreign} of them foreign")
    assert seen > 3000
    assert foreign > 100


@functools.cache
def shipped(tag):
    """What the interface texts that come with Dragoman say, whole and in pieces."""
    path = app.SHIPPED / "locale" / tags.folder(tag) / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return re.compile("(?!)")
    texts = {
        text for entry in po.parse(path.read_bytes()).entries for text in entry.msgstr
    }
    said = set()
    for text in texts:
        pieces = [re.escape(piece.strip()) for piece in PLACEHOLDER.split(text)]
        for start, end in itertools.combinations(range(len(pieces) + 1), 2):
            said.add(".{0,12}".join(pieces[start:end]))
    return re.compile("|".join(filter(None, said)))


def day(lang):
    """The date of a page as the language writes it."""
    return Formats(language(lang)).date(date(2026, 11, 21))


def test_hreflang_is_symmetric(site):
    named = {}
    for _, path, answer in pages(site):
        alternates = TextNodes(answer.text).alternates
        if alternates:
            named["http://localhost" + path] = alternates
    assert named
    for url, alternates in named.items():
        assert url in alternates.values()
        assert "x-default" in alternates
        for tag, other in alternates.items():
            if tag != "x-default":
                assert named[other] == alternates


def test_a_page_of_a_withheld_language_says_where_it_can_be_read(site):
    withheld = [
        (tag, answer.text)
        for tag, path, answer in pages(site)
        if answer.status == 200 and 'class="withheld' in answer.text
    ]
    assert withheld
    for tag, html in withheld:
        assert f'<html lang="{tag}"' in html
        assert re.search(r'<main[^>]* lang="pt" dir="ltr"', html)
        assert '<meta name="robots" content="noindex">' in html
        assert '<link rel="canonical" href="http://localhost/pt/' in html


def test_every_plural_form_of_every_language_is_reached():
    for tag in TAGS:
        assert "nplurals=" in default_header(tag)
