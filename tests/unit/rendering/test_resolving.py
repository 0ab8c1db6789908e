"""Links, pictures and footnotes lead where the reader of a language expects."""

from dataclasses import replace

import pytest

import sites
from dragoman.rendering.resolving import PageResolver, reference_id

PAGES = {
    "p.md": "---\ntitle: T\n---\n\nA[^n] b[^m] c[^n]\n\n[^n]: One\n\n[^m]: Two\n",
    "draft.md": "---\ntitle: D\ndraft: true\n---\n",
}


GERMAN = sites.catalog(
    "de",
    sites.entry("Welcome", "Willkommen"),
    sites.entry("The first paragraph.", "Der erste Absatz."),
)


@pytest.fixture
def site(tmp_path):
    toml = '[languages.ar]\ndigits = "arab"\n'
    content = {"ar": "", "de": GERMAN}
    return sites.read(tmp_path, pages=PAGES, content=content, toml=toml).site


@pytest.fixture
def resolver(site):
    page, arabic = site.content.pages["p.md"], site.languages["ar"]
    return PageResolver(site, page, arabic)


def test_a_link_leads_into_the_reader_s_language(resolver):
    assert resolver.page("index.md", "").url == "/ar/"
    assert resolver.page("p.md", "here").url == "/ar/p/#here"


def test_a_link_names_the_language_that_stands_in(site):
    page = site.content.pages["p.md"]
    arabic, english, german = (site.languages[tag] for tag in ("ar", "en", "de"))

    def tongue(language):
        return PageResolver(site, page, language).page("index.md", "").tongue

    assert tongue(arabic) is english
    assert tongue(german) is None
    assert tongue(english) is None


@pytest.mark.parametrize("path", ["draft.md", "nothing.md"])
def test_what_is_not_served_is_not_linked(resolver, path):
    assert resolver.page(path, "") is None


def test_an_asset_has_its_hashed_name(resolver):
    assert resolver.asset("css/site.css").startswith("/static/css/site.")
    assert resolver.asset("css/none.css") is None


def test_a_footnote_is_numbered_in_the_reader_s_digits(resolver):
    assert ">١</a>" in resolver.footnote("n")
    assert ">٢</a>" in resolver.footnote("m")


def test_a_footnote_says_its_language_in_a_text_of_another(resolver):
    assert 'dir="rtl" aria-label="الحاشية ١"' in resolver.footnote("n", "en")
    assert "lang" not in resolver.footnote("n", "ar").replace("aria-label", "")


def test_a_footnote_is_named_in_the_language_around_the_text(site):
    page, tags = site.content.pages["p.md"], site.languages
    withheld = PageResolver(site, page, tags["ar"], surroundings=tags["en"])
    assert 'aria-label="Footnote 1">1</a>' in withheld.footnote("n", "en")


def test_each_reference_has_an_id_of_its_own(resolver):
    first, second = resolver.footnote("n"), resolver.footnote("n")
    assert 'id="_r1"' in first
    assert 'id="_r1-2"' in second
    assert (resolver.uses("n"), resolver.uses("m")) == (2, 0)


def test_an_unknown_footnote_is_shown_as_it_is_written(resolver):
    assert resolver.footnote("<x>") == "[^&lt;x&gt;]"


def test_reference_ids_count_from_the_second():
    assert [reference_id(3, use) for use in (1, 2)] == ["_r3", "_r3-2"]


def test_known_links_are_those_of_a_language_and_a_state(site, resolver):
    page, german = site.content.pages["p.md"], site.languages["de"]
    known = resolver.links("ar")
    known["x"] = ("<a>", "</a>")
    again = PageResolver(site, page, site.languages["ar"])
    assert again.links("ar") is known
    assert again.links("en") == {}
    assert PageResolver(site, page, german).links("ar") == {}
    original = PageResolver(site, page, site.languages["ar"], original=True)
    assert original.links("ar") == {}
    other = replace(site, _prepared={})
    assert PageResolver(other, page, site.languages["ar"]).links("ar") == {}
