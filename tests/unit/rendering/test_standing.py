"""How far languages and pages have come, made once and told to each reader."""

import pytest

import sites
from dragoman.catalogs.statistics import Amount, Counts
from dragoman.rendering.standing import Standing, Status, site_standings

PAGES = {
    "index.md": "---\ntitle: Home\n---\n\nSome words\n",
    "a.md": "---\ntitle: A page\n---\n\nSome words\n",
    "draft.md": "---\ntitle: Draft\ndraft: true\n---\n",
}
GERMAN = sites.catalog(
    "de", sites.entry("A page", "Eine Seite"), sites.machine("Some words", "Wörter")
)


@pytest.fixture
def site(tmp_path):
    toml = 'title = "Site"\n[languages.ar]\nstate = "preview"\n'
    content = {"de": GERMAN, "ar": GERMAN.replace("de", "ar")}
    return sites.read(tmp_path, pages=PAGES, content=content, toml=toml).site


def status(site, tag, surroundings=None):
    language = site.languages[tag]
    around = site.languages[surroundings or tag]
    return Status(site, site.content.pages["a.md"], language, around)


def test_every_language_is_counted_once_for_all_readers(site):
    standings = site.prepared(site_standings)
    assert [each.language.tag for each in standings] == ["en", "ar", "de"]
    assert [(each.public, each.pages) for each in standings] == [(2, 2), (0, 2), (2, 2)]
    assert [each.share for each in standings] == [1, 0.66, 0.66]
    assert site.prepared(site_standings) is standings
    assert status(site, "de").languages[2].standing is standings[2]


def test_a_text_of_two_pages_and_the_title_of_the_site_count_once(site):
    counts = site.prepared(site_standings)[2].counts
    assert counts.total == Amount(4, 6)
    assert (counts.human, counts.machine) == (Amount(1, 2), Amount(1, 2))


def test_a_language_leads_to_the_page_shown_in_it(site):
    rows = status(site, "de").languages
    assert [each.url for each in rows] == ["/en/a/", "/ar/a/", "/de/a/"]
    assert [each.is_current for each in rows] == [False, False, True]
    assert [each.is_source for each in rows] == [True, False, False]


def test_pages_are_told_as_the_reader_s_language_has_them(site):
    home, page = status(site, "de").pages
    assert (home.url, home.title.html, home.title.is_foreign) == ("/de/", "Home", True)
    assert (page.url, page.title.html) == ("/de/a/", "Eine Seite")
    assert (home.standing.share, page.standing.share) == (0.66, 1)
    assert (
        page.standing.counts
        == site.share(site.content.pages["a.md"], site.languages["de"]).counts
    )


def test_a_title_is_foreign_to_what_stands_around_it(site):
    home, page = status(site, "de", "en").pages
    assert (home.title.is_foreign, page.title.is_foreign) == (False, True)


def test_the_source_language_has_no_list_of_pages(site):
    assert status(site, "en").pages == []


def test_a_share_is_rounded_down():
    def share(shown, total):
        return Standing(Counts(Amount(1, total), current=Amount(1, shown))).share

    assert (share(999, 1000), share(57, 100), share(0, 9)) == (0.99, 0.57, 0)
    assert Standing(Counts()).share == 1
