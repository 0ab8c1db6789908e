"""The ways through a site come from its tree, in the reader's language."""

import pytest

import sites
from dragoman.rendering.navigation import Guide
from dragoman.rendering.resolving import PageResolver


def page(title, weight=0, nav=""):
    short = f"nav: {nav}\n" if nav else ""
    return f"---\ntitle: {title}\nweight: {weight}\n{short}---\n"


PAGES = {
    "index.md": page("Home page", nav="Home"),
    "last.md": page("Last", 9),
    "guide/index.md": page("The guide", 1),
    "guide/b.md": page("Second *one*", 2),
    "guide/a.md": page("First", 1),
    "hidden.md": "---\ntitle: Hidden\ndraft: true\n---\n",
}
GERMAN = sites.catalog(
    "de", sites.entry("Home", "Start"), sites.entry("The guide", "Der Leitfaden")
)


@pytest.fixture
def site(tmp_path):
    return sites.read(tmp_path, pages=PAGES, content={"de": GERMAN}).site


@pytest.fixture
def guide(site):
    german, home = site.languages["de"], site.content.by_url[""]
    resolver = PageResolver(site, home, german)
    return Guide(site, german, resolver)


def shown(ways):
    return [(way.url, way.text.html, way.is_here) for way in ways]


def test_sections_lie_below_the_home_page(site, guide):
    here = site.content.pages["guide/a.md"]
    assert shown(guide.sections(here)) == [
        ("/de/guide/", "Der Leitfaden", True),
        ("/de/last/", "Last", False),
    ]
    assert [way.is_here for way in guide.sections(None)] == [False, False]


def test_a_trail_begins_at_the_home_page(site, guide):
    trail = guide.trail(site.content.pages["guide/a.md"])
    assert [way.text.html for way in trail] == ["Start", "Der Leitfaden"]


def test_siblings_are_in_order_of_weight(site, guide):
    siblings = guide.siblings(site.content.pages["guide/b.md"])
    assert [way.text.html for way in siblings] == ["First", "Second one"]
    assert [way.is_here for way in siblings] == [False, True]


def test_neighbours_follow_the_reading_order(site, guide):
    before, after = guide.neighbours(site.content.pages["guide/a.md"])
    assert (before.url, after.url) == ("/de/guide/", "/de/guide/b/")
    assert guide.neighbours(site.content.by_url[""])[0] is None
    assert guide.neighbours(site.content.pages["last.md"])[1] is None


def test_a_title_in_another_language_says_so(site, guide):
    text = guide.title(site.content.pages["last.md"])
    assert text.attributes == ' lang="en" dir="ltr"'
