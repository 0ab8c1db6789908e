"""A site tells how complete, how public and where a page is in each language."""

import pytest

import sites

PAGES = {"about.md": "---\ntitle: About us\n---\n\nWe open at nine every day.\n"}
DONE = sites.catalog(
    "de",
    sites.entry("Welcome", "Willkommen"),
    sites.entry("The first paragraph.", "Der erste Absatz."),
    sites.entry("About us", "Über uns"),
)


@pytest.fixture
def site(tmp_path):
    return sites.read(tmp_path, pages=PAGES, content={"de": DONE, "fr": ""}).site


def page(site, path):
    return site.content.pages[path]


def test_the_source_comes_first(site):
    assert list(site.languages) == ["en", "de", "fr"]
    assert site.source.tag == "en"


def test_a_share_counts_words(site):
    german = site.languages["de"]
    assert site.share(page(site, "index.md"), german).share == 1
    assert 0 < site.share(page(site, "about.md"), german).share < 0.6


def test_a_page_is_public_from_the_threshold(site):
    assert [each.tag for each in site.public_languages(page(site, "index.md"))] == [
        "en",
        "de",
    ]
    assert [each.tag for each in site.public_languages(page(site, "about.md"))] == [
        "en"
    ]


def test_a_preview_is_readable_and_not_public(tmp_path):
    toml = '[languages.de]\nstate = "preview"\n'
    site = sites.read(tmp_path, content={"de": DONE}, toml=toml).site
    german, home = site.languages["de"], page(site, "index.md")
    assert site.is_readable(home, german)
    assert not site.is_public(home, german)


def test_urls_begin_with_the_language(site):
    about = page(site, "about.md")
    assert site.url(about, site.languages["de"]) == "/de/about/"
    assert site.neutral_url(about) == "/about/"


def test_a_url_is_percent_encoded(tmp_path):
    site = sites.read(tmp_path, pages={"über.md": "# Über\n"}).site
    assert site.url(page(site, "über.md"), site.source) == "/en/%C3%BCber/"


def test_formats_are_made_once(site):
    german = site.languages["de"]
    assert site.formats(german) is site.formats(german)
    assert site.formats(german).number(1234.5) == "1.234,5"


def test_what_is_prepared_is_made_once(tmp_path):
    site, made = sites.read(tmp_path).site, []

    def make(of):
        made.append(of)
        return object()

    assert site.prepared(make) is site.prepared(make)
    assert made == [site]
