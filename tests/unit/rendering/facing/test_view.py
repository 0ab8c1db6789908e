"""Facing pages as documents: two sides, one outline, no id twice."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

import facing_site
import sites

ATTACK = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
TAGS = ("en", "ar", "he")
PAIRS = [(own, other) for own in TAGS for other in TAGS if own != other]


class Document(HTMLParser):
    """Collects what a document's elements say of themselves."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.headings, self.events, self.hrefs = Counter(), [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if "id" in found:
            self.ids[found["id"]] += 1
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        self.hrefs.append(found.get("href", ""))
        self.events += [name for name, _ in attributes if name.startswith("on")]


@pytest.fixture
def render(tmp_path):
    read = sites.read(tmp_path, **facing_site.parts())
    page = read.site.content.pages["every.md"]
    tags = read.site.languages
    return lambda own, other: read.renderer.facing(
        read.site, page, tags[own], tags[other]
    )


def test_the_sides_know_their_languages_and_the_other_choices(facing):
    shown = facing("ar", "en")
    assert (shown.own.language.tag, shown.own.url) == ("ar", "/ar/every/")
    assert (shown.other.language.tag, shown.other.url) == ("en", "/en/every/")
    assert [each.url for each in shown.choices] == ["/ar/every/?with=he"]


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_ids_stand_once_and_references_lead_somewhere(render, own, other):
    document = Document(render(own, other))
    assert max(document.ids.values()) == 1
    inner = {href[1:] for href in document.hrefs if href.startswith("#")}
    assert inner <= set(document.ids)
    assert "anchor" in document.ids


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_the_outline_is_that_of_the_plain_page(render, own, other):
    headings = Document(render(own, other)).headings
    main = [tag for tag in headings if tag != "h2"]
    assert main == ["h1", "h3"]


def test_each_side_has_its_language_and_the_page_s_comes_first(render):
    html = render("ar", "en")
    assert html.startswith('<!doctype html>\n<html lang="ar" dir="rtl"')
    pairs = re.findall(
        r'<div class="here">.*?<div class="there"([^>]*)>', html, re.DOTALL
    )
    # The first stands above the columns, in the language of the page.
    assert set(pairs[1:]) == {' lang="en" dir="ltr" data-digits="latn"'}


def test_footnotes_lead_back_to_both_sides(render):
    html = render("ar", "en")
    for name in ("_r1", "_r1-2", "_o1", "_o1-2"):
        assert f'id="{name}"' in html
        assert f'href="#{name}"' in html


def test_a_machine_is_told_once_where_it_made_everything(tmp_path):
    texts = ("Welcome", "The first paragraph.")
    entries = [sites.machine(text, text.upper()) for text in texts]
    content = {"de": sites.catalog("de", *entries)}
    read = sites.read(tmp_path, content=content)
    home = read.site.content.by_url[""]
    html = read.renderer.facing(
        read.site, home, read.site.source, read.site.languages["de"]
    )
    assert html.count("machine translation") == 1
    assert "Machine translation" not in html


def test_no_translation_becomes_markup(tmp_path):
    parts = facing_site.parts()
    attacks = dict.fromkeys(facing_site.ARABIC, ATTACK)
    read = sites.ungated(sites.read(tmp_path, **parts), "ar", attacks)
    page = read.site.content.pages["every.md"]
    for own, other in (("ar", "en"), ("en", "ar")):
        tags = read.site.languages
        html = read.renderer.facing(read.site, page, tags[own], tags[other])
        assert "alert(1)" in html
        assert "<script>" not in html
        assert "<img src=x" not in html
        assert not Document(html).events


def test_a_layout_may_have_a_part_for_two_sides(tmp_path):
    pages = {"writing.md": "---\ntitle: Writing\nlayout: formats\n---\n\nText.\n"}
    read = sites.read(tmp_path, pages=pages, content={"ar": ""})
    site, page = read.site, read.site.content.pages["writing.md"]
    html = read.renderer.facing(site, page, site.source, site.languages["ar"])
    assert html.count('<table class="formats">') == 2
    assert "من اليمين إلى اليسار" in html
    assert "from left to right" in html
