"""A page's view has everything its template shows, in the right language."""

import re

import pytest

import sites
from dragoman.rendering.page_view import view

PAGE = """---
title: About *us*
description: Who we are.
---

First, a paragraph of quite some words.[^n]

## One

## Two

[^n]: A note.
"""
GERMAN = sites.catalog(
    "de",
    sites.entry("Welcome", "Willkommen"),
    sites.entry("The first paragraph.", "Der erste Absatz."),
    sites.entry("About *us*", "Über *uns*"),
    sites.entry(
        "First, a paragraph of quite some words.[^n]", "Ein Absatz zuerst.[^n]"
    ),
    sites.entry("A note.", "Eine Anmerkung."),
    sites.entry("One", "Eins"),
)
POLISH = sites.catalog("pl", sites.entry("About *us*", "O nas"))


@pytest.fixture
def site(tmp_path):
    content = {"de": GERMAN, "pl": POLISH, "ar": ""}
    return sites.read(tmp_path, pages={"about.md": PAGE}, content=content).site


@pytest.fixture
def about(site):
    return lambda tag: view(site, site.content.pages["about.md"], site.languages[tag])


def test_a_translated_page_is_in_the_reader_s_language(about):
    german = about("de")
    assert not german.is_withheld
    assert german.title.html == "Über <em>uns</em>"
    assert german.plain_title.html == "Über uns"
    assert german.description.html == "Who we are."
    assert german.canonical == "http://127.0.0.1:8888/de/about/"
    assert german.is_indexed
    tags = [each.tag for each in german.offers.alternates]
    assert tags == ["en", "de", "x-default"]


def test_the_contents_list_marks_what_is_foreign(about):
    contents = about("de").contents
    assert [(each.anchor, each.text.html) for each in contents] == [
        ("one", "Eins"),
        ("two", "Two"),
    ]
    assert [bool(each.text.attributes) for each in contents] == [False, True]


def test_a_footnote_knows_its_references(about):
    (note,) = about("de").footnotes
    assert (note.number, note.references) == (1, ["_r1"])
    assert "Eine Anmerkung." in "".join(str(part) for part in note.parts)


def test_the_reference_in_a_text_of_another_language_has_its_own(tmp_path):
    german = sites.catalog("de", sites.entry("About *us*", "Über *uns*"))
    site = sites.read(
        tmp_path,
        pages={"about.md": PAGE},
        content={"de": german},
        toml="publish_threshold = 0\n",
    ).site
    page = site.content.pages["about.md"]
    passage = view(site, page, site.languages["de"]).parts[0]
    assert 'lang="de" dir="ltr" aria-label="Fußnote 1">1</a>' in passage.html
    assert 'lang="en" dir="ltr">First' in passage.html


def test_below_the_threshold_the_source_stands_in(about):
    polish = about("pl")
    assert polish.is_withheld
    assert polish.text_language.tag == "en"
    assert polish.title.html == "About <em>us</em>"
    assert polish.plain_title.html == "O nas"
    assert 'aria-label="Footnote 1">1</a>' in "".join(polish.parts)
    assert polish.canonical == "http://127.0.0.1:8888/en/about/"
    assert not polish.is_indexed
    assert all(isinstance(part, str) for part in polish.parts)
    assert [each.language.tag for each in polish.elsewhere] == ["de"]
    assert polish.percent == 0.1


def test_a_page_all_made_by_a_machine_says_so_once(tmp_path):
    texts = ("Welcome", "The first paragraph.")
    for known, is_all in ((sites.machine, True), (sites.entry, False)):
        made = [sites.machine(texts[0], "Eins"), known(texts[1], "Zwei")]
        content = {"de": sites.catalog("de", *made)}
        site = sites.read(tmp_path, content=content).site
        home = view(site, site.content.by_url[""], site.languages["de"])
        assert home.is_all_machine == is_all
        assert (home.title_note is None) == is_all
        assert 'data-state="machine"' in home.title_attributes


def test_a_published_translation_takes_the_name_of_the_source_away(tmp_path):
    pages = {"about.md": PAGE, "more.md": "---\ntitle: More\n---\n\n[us](about.md)\n"}
    more = [
        sites.entry("More", "Mehr"),
        sites.entry("About *us*", "Über *uns*"),
        sites.entry("[us](about.md)", "[uns](about.md)"),
    ]

    def rendered(root, *entries):
        content = {"de": sites.catalog("de", *entries)}
        read = sites.read(tmp_path / root, pages=pages, content=content)
        page, german = read.site.content.pages["more.md"], read.site.languages["de"]
        return read.renderer.page(read.site, page, german).partition("<body>")[2]

    before = rendered("before", *more)
    assert '<a href="/de/about/" hreflang="en">uns</a>' in before
    assert before.count('href="/de/about/" hreflang="en"') == 4
    body = "First, a paragraph of quite some words.[^n]"
    more += [
        sites.entry("Who we are.", "Wer wir sind."),
        sites.entry(body, "Zuerst.[^n]"),
    ]
    after = rendered("after", *more)
    assert '<a href="/de/about/">uns</a>' in after
    assert 'href="/de/about/" hreflang' not in after


def test_where_originals_are_wanted_the_links_carry_it(tmp_path):
    text = "This is the very first"
    older = sites.outdated(f"{text} text.", f"{text} paragraph.", "Alt.")
    page = f"---\ntitle: More\n---\n\n{text} paragraph.\n\n[us](index.md)\n"
    german = sites.catalog("de", sites.entry("Welcome", "Willkommen"), older)
    read = sites.read(
        tmp_path,
        pages={"more.md": page},
        content={"de": german, "pl": ""},
        toml='publish_threshold = 0\ntitle = "S"',
    )
    site = read.site
    more, language = site.content.pages["more.md"], site.languages["de"]
    shown = view(site, more, language, original=True)
    assert shown.canonical == "http://127.0.0.1:8888/de/more/"
    assert not shown.is_indexed
    html = read.renderer.page(site, more, language, original=True)
    assert '<link rel="alternate" hreflang' not in html
    links = re.findall(r'href="(/(?:de|en|pl)/[^"#]*)"', html.partition("<body>")[2])
    own = {url for url in links if not url.startswith("/en/")}
    assert own == {
        "/de/?original=1",
        "/pl/more/?original=1",
        "/de/more/?original=1",
        "/de/more/",
        "/de/more/?with=en&amp;original=1",
    }
    assert {url for url in links if url.startswith("/en/")} == {"/en/more/"}
    assert 'data-turn="off" href="/de/more/"' in html
    assert f">{text} paragraph.</p>" in html
    plain = read.renderer.page(site, more, language)
    assert 'data-turn="on" href="/de/more/?original=1" rel="nofollow"' in plain
    assert plain.count("original=1") == 1
    assert "data-turn" not in read.renderer.page(site, more, site.languages["pl"])


def test_greetings_stand_on_the_home_page_only(site, about):
    home = view(site, site.content.by_url[""], site.languages["de"])
    assert [(each.language.tag, each.text.html) for each in home.greetings] == [
        ("en", "Welcome"),
        ("de", "Willkommen"),
    ]
    assert not about("de").greetings
