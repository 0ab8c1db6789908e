"""Where a page stands is told by the tree, whatever the language."""

import pytest

import sites
from dragoman.rendering.places import menus, place

PAGES = {
    "index.md": "---\ntitle: Home\n---\n",
    "guide/index.md": "---\ntitle: Guide\nweight: 1\n---\n",
    "guide/a.md": "---\ntitle: A\n---\n",
    "privacy.md": "---\ntitle: Privacy\nmenu: foot\nweight: 2\n---\n",
    "hidden.md": "---\ntitle: Hidden\ndraft: true\n---\n",
}


@pytest.fixture
def site(tmp_path):
    return sites.read(tmp_path, pages=PAGES).site


def test_a_page_stands_below_others(site):
    found = place(site, site.content.pages["guide/a.md"])
    assert [page.path for page in found.above] == ["index.md", "guide/index.md"]
    # Every page is below the home page: that is nowhere in particular.
    assert found.open == {"guide/index.md", "guide/a.md"}
    assert site.content.sequence[found.number].path == "guide/a.md"


def test_a_draft_has_no_place_in_reading_order(site):
    found = place(site, site.content.pages["hidden.md"])
    assert found.number is None
    assert found.open == {"hidden.md"}


def test_a_place_is_found_out_once(site):
    home = site.content.pages["index.md"]
    assert place(site, home) is place(site, home)


def test_each_menu_lists_its_pages(site):
    found = {menu: [page.path for page in pages] for menu, pages in menus(site).items()}
    assert found == {"main": ["guide/index.md"], "foot": ["privacy.md"]}
