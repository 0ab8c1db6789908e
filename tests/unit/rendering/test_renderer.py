"""Pages and errors are whole documents, whatever their language has and lacks."""

import re
from html.parser import HTMLParser

import pytest

import sites

PAGES = {
    "about.md": "---\ntitle: About us\nlayout: formats\n---\n\nMore words here.\n",
    "odd.md": "---\ntitle: Odd\nlayout: none-such\n---\n",
}
ATTACK = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
HOSTILE = dict.fromkeys(
    (
        *("Welcome", "The first paragraph.", "About us", "More words here.", "Odd"),
        *("Language", "Language:", "Skip to the text", "Next", "The original"),
    ),
    ATTACK,
)


@pytest.fixture
def read(tmp_path):
    content = {"de": "", "ur": ""}
    read = sites.read(tmp_path, pages=PAGES, content=content, toml='title = "A & B"\n')
    return sites.ungated(read, "de", HOSTILE)


class Tags(HTMLParser):
    """Collects the tags of a document and its handlers of events."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.events = [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        # The data block, and the module that the site serves itself.
        is_ours = found.get("src", "").startswith("/static/")
        if is_ours or found.get("type") == "application/ld+json":
            return
        self.tags.append(tag)
        self.events += [name for name, _ in attributes if name.startswith("on")]


def pages(read):
    for page in read.site.content.sequence:
        for language in read.site.languages.values():
            yield language.tag, read.renderer.page(read.site, page, language)


def test_every_document_names_its_language_and_direction(read):
    for tag, html in pages(read):
        direction = "rtl" if tag == "ur" else "ltr"
        assert f'<html lang="{tag}" dir="{direction}"' in html
        assert html.startswith("<!doctype html>")
        assert html.rstrip().endswith("</html>")


def test_no_translation_becomes_markup(read):
    for tag, html in pages(read):
        found = Tags(html)
        assert ("alert(1)" in html) == (tag == "de")
        assert "script" not in found.tags, tag
        assert not found.events
        assert "<img src=x" not in html


def test_a_title_that_fell_back_says_so(read):
    html = dict(pages(read))["ur"]
    assert '<title lang="en" dir="ltr">' in html
    error = read.renderer.error(read.site, read.site.languages["ur"], 404)
    assert '<title lang="en" dir="ltr">' in error


def test_a_layout_that_is_not_there_is_an_ordinary_page(read):
    odd = read.site.content.pages["odd.md"]
    assert "<article" in read.renderer.page(read.site, odd, read.site.source)


def test_the_site_s_title_is_escaped(read):
    home = read.site.content.by_url[""]
    assert "A &amp; B" in read.renderer.page(read.site, home, read.site.source)


@pytest.mark.parametrize("status", [404, 421, 500])
def test_an_error_is_a_whole_page_in_the_reader_s_language(read, status):
    for tag, language in read.site.languages.items():
        html = read.renderer.error(read.site, language, status)
        assert f'<html lang="{tag}"' in html
        assert '<meta name="robots" content="noindex">' in html
        assert "<h1>" in html
        assert not Tags(html).events


def test_errors_have_words_of_their_own(read):
    headings = {
        re.search(
            "<h1>(.*?)</h1>", read.renderer.error(read.site, read.site.source, s)
        )[1]
        for s in (404, 400, 500)
    }
    assert len(headings) == 3


def test_the_same_page_is_the_same_bytes(read):
    assert list(pages(read)) == list(pages(read))


def test_a_page_by_machine_says_that_a_part_of_it_is_older(tmp_path):
    previous = '#| msgid "The very first paragraph."'
    before = ("# dragoman: origin=machine", "#, fuzzy", previous)
    german = sites.catalog(
        "de",
        sites.machine("Welcome", "Hallo"),
        sites.entry("The first paragraph.", "Der Absatz.", before=before),
    )
    read = sites.read(tmp_path, content={"de": german})
    home = read.site.content.by_url[""]
    html = read.renderer.page(read.site, home, read.site.languages["de"])
    assert "1 davon ist älter als das Original." in html
    assert 'data-turn="on"' in html
    assert "durchweg maschinell" in html
