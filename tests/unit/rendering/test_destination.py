"""A path leads to a page, to its canonical spelling in one step, or nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sites
from dragoman.rendering.destination import Moved, Neutral, Nowhere, Shown, find

PAGES = {
    "guide/index.md": "# Guide\n",
    "guide/install.md": "---\ntitle: Install\naliases: [old/install, old.html]\n---\n",
    "straße.md": "# Straße\n",
    "secret.md": "---\ntitle: Secret\ndraft: true\n---\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = tmp_path_factory.mktemp("site")
    languages = ("de", "pt_BR", "zh_Hant", "he", "nb")
    return sites.read(root, pages=PAGES, content=dict.fromkeys(languages, "")).site


@pytest.mark.parametrize(
    ("path", "page", "tag"),
    [
        ("/de/", "index.md", "de"),
        ("/pt-br/guide/", "guide/index.md", "pt-BR"),
        ("/zh-hant/guide/install/", "guide/install.md", "zh-Hant"),
        ("/en/stra%C3%9Fe/", "straße.md", "en"),
    ],
)
def test_a_canonical_path_shows_its_page(site, path, page, tag):
    found = find(path, site)
    assert isinstance(found, Shown)
    assert (found.page.path, found.language.tag) == (page, tag)


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/de", "/de/"),
        ("/DE/", "/de/"),
        ("/pt_BR/guide", "/pt-br/guide/"),
        ("/zh-TW/guide/", "/zh-hant/guide/"),
        ("/zh_tw/old/install", "/zh-hant/guide/install/"),
        ("/iw/", "/he/"),
        ("/no/", "/nb/"),
        ("/de/old/install/", "/de/guide/install/"),
        ("/de/old.html", "/de/guide/install/"),
        ("/en/straße/", "/en/stra%C3%9Fe/"),
        ("/en/stra%c3%9fe/", "/en/stra%C3%9Fe/"),
        ("/%64e/", "/de/"),
    ],
)
def test_another_spelling_moves_in_one_step(site, path, canonical):
    assert find(path, site) == Moved(canonical)
    assert isinstance(find(canonical, site), Shown)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/", "index.md"),
        ("/guide", "guide/index.md"),
        ("/guide/install/", "guide/install.md"),
        ("/old/install", "guide/install.md"),
    ],
)
def test_a_path_without_language_is_neutral(site, path, page):
    found = find(path, site)
    assert isinstance(found, Neutral)
    assert found.page.path == page


@pytest.mark.parametrize(
    ("path", "tag"),
    [
        ("/nothing/", None),
        ("//evil.example/", None),
        ("/%2F%2Fevil.example/", None),
        ("/de//evil.example", "de"),
        ("/de/nothing/", "de"),
        ("/DE/nothing/", "de"),
        ("/de/secret/", "de"),
        ("/secret/", None),
        ("/fr/", None),
        ("/pt-AO/", None),
        ("/en/%FF/", None),
        ("/en/guide/../", "en"),
        ("/\x00/", None),
    ],
)
def test_what_is_no_page_leads_nowhere(site, path, tag):
    found = find(path, site)
    assert isinstance(found, Nowhere)
    assert (found.language.tag if found.language else None) == tag


PIECES = ["/", "\\", ".", ":", "@", "%2f", "%5C", "%2e", "de", "DE", "guide", "?", "\t"]


@given(st.lists(st.sampled_from(PIECES), max_size=6))
def test_no_redirect_leaves_the_site(site, pieces):
    found = find("/" + "".join(pieces), site)
    if isinstance(found, Moved):
        assert isinstance(find(found.path, site), Shown)
        assert found.path.split("/")[1] in {"de", "en"}


def test_drafts_are_there_in_a_preview(tmp_path):
    from dragoman import app  # noqa: PLC0415 -- only this test reads a site itself

    sites.write(tmp_path, pages=PAGES)
    site = app.read_site(tmp_path, preview=True).site
    assert isinstance(find("/en/secret/", site), Shown)
