"""The ways through a site come from its tree, in the reader's language."""

import pytest

import sites
from dragoman.rendering.navigation import Guide


def page(title, weight=0, nav="", menu=""):
    short = f"nav: {nav}\n" if nav else ""
    short += f"menu: {menu}\n" if menu else ""
    return f"---\ntitle: {title}\nweight: {weight}\n{short}---\n"


PAGES = {
    "index.md": page("Home page", nav="Home"),
    "last.md": page("Last", 9),
    "guide/index.md": page("The guide", 1),
    "guide/b.md": page("Second *one*", 2),
    "guide/a.md": page("First", 1),
    "privacy.md": page("Privacy", 4, menu="foot"),
    "help.md": page("Help", 5, menu="foot"),
    "guide/c.md": page("Third", 3, menu="foot"),
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
    german = site.languages["de"]
    return Guide(site, german)


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


def test_the_foot_names_the_pages_that_ask_for_it(site, guide):
    here = site.content.pages["help.md"]
    assert shown(guide.foot(here)) == [
        ("/de/privacy/", "Privacy", False),
        ("/de/help/", "Help", True),
    ]
    assert [way.is_here for way in guide.foot(None)] == [False, False]


def test_siblings_are_in_order_of_weight(site, guide):
    siblings = guide.chapter(site.content.pages["guide/b.md"]).marked
    # Below a chapter the key has no meaning.
    assert [way.text.html for way in siblings] == ["First", "Second one", "Third"]
    assert [way.is_here for way in siblings] == [False, True, False]


@pytest.mark.parametrize(
    ("path", "siblings"),
    [
        ("guide/index.md", ["Der Leitfaden", "Last"]),
        ("privacy.md", ["Privacy", "Help"]),
        ("index.md", []),
    ],
)
def test_siblings_below_home_are_those_of_the_same_menu(site, guide, path, siblings):
    found = guide.chapter(site.content.pages[path]).marked
    assert [way.text.html for way in found] == siblings


def test_the_pages_of_a_chapter_have_one_list(site, guide):
    chapters = [guide.chapter(site.content.pages[f"guide/{name}.md"]) for name in "abc"]
    assert {id(each.ways) for each in chapters} == {id(chapters[0].ways)}
    assert [each.place for each in chapters] == [0, 1, 2]
    assert not any(way.is_here for way in chapters[0].ways)


def test_a_draft_is_in_no_chapter(site, guide):
    chapter = guide.chapter(site.content.pages["hidden.md"])
    assert (chapter.place, chapter.here) == (-1, None)
    assert chapter.marked == chapter.ways


def test_a_trail_is_the_same_for_a_chapter(site, guide):
    trails = [guide.trail(site.content.pages[f"guide/{name}.md"]) for name in "ab"]
    assert trails[0] is trails[1]


def test_neighbours_follow_the_reading_order(site, guide):
    before, after = guide.neighbours(site.content.pages["guide/a.md"])
    assert (before.url, after.url) == ("/de/guide/", "/de/guide/b/")
    assert guide.neighbours(site.content.by_url[""])[0] is None
    assert guide.neighbours(site.content.pages["last.md"])[1] is None
    before, after = guide.neighbours(site.content.pages["help.md"])
    assert (before.url, after.url) == ("/de/privacy/", "/de/last/")


def test_a_way_says_which_language_stands_in(guide):
    ways = guide.sections(None)
    assert [way.tongue and way.tongue.tag for way in ways[:2]] == [None, "en"]


def test_a_title_in_another_language_says_so(site, guide):
    text = guide.title(site.content.pages["last.md"])
    assert text.attributes == ' lang="en" dir="ltr"'
