"""An error is told without jargon, each kind in words of its own."""

import pytest

import sites
from dragoman.rendering import error_page
from dragoman.rendering.interface_texts import Voice
from dragoman.rendering.navigation import Guide


@pytest.fixture
def voice(tmp_path):
    german = sites.catalog(
        "de", sites.entry("There is no page at this address", "Hier ist keine Seite")
    )
    site = sites.read(tmp_path, content={"de": ""}, interface={"de": german}).site
    return Voice(site.readers["de"])


@pytest.mark.parametrize(
    ("status", "like"), [(404, 404), (400, 400), (421, 400), (500, 500), (503, 500)]
)
def test_statuses_of_a_kind_have_the_same_words(voice, status, like):
    assert error_page.words(voice, status) == error_page.words(voice, like)


def test_kinds_have_different_words(voice):
    assert len({error_page.words(voice, status) for status in (404, 400, 500)}) == 3


def test_it_is_told_in_the_reader_s_language(voice):
    heading, _ = error_page.words(voice, 404)
    assert (heading, heading.language) == ("Hier ist keine Seite", "de")


def test_the_last_resort_is_a_whole_document():
    assert error_page.LAST_RESORT.startswith("<!doctype html>")
    assert error_page.LAST_RESORT.endswith("</html>")


PAGES = {
    "guide/index.md": "---\ntitle: The guide\nnav: Guide\n---\n",
    "guide/install.md": "---\ntitle: Installing it\n---\n",
}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/de/guide/instal", ("/de/guide/install/", "Installing it", "Leitfaden")),
        ("/de/giude", ("/de/guide/", "The guide", None)),
    ],
)
def test_a_page_that_is_near_is_told_with_its_chapter(tmp_path, path, expected):
    german = sites.catalog("de", sites.entry("Guide", "Leitfaden"))
    site = sites.read(tmp_path, pages=PAGES, content={"de": german}).site
    language = site.languages["de"]
    guide = Guide(site, language)
    first = error_page.near(site, guide, language, path)[0]
    chapter = first.chapter and first.chapter.html
    assert (first.way.url, first.way.text.html, chapter) == expected
    assert first.way.tongue is site.source
