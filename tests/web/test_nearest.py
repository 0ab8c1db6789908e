"""A reader of an address that leads nowhere is offered the nearest pages."""

import re

import pytest

import sites
from web.running import running

PAGES = {
    "translators.md": "---\ntitle: For translators\nnav: Translators\n---\n",
    "translators/style.md": "---\ntitle: Style\n---\n",
    "first-steps.md": "---\ntitle: First steps\naliases: [beginners]\n---\n",
    "translator.md": "---\ntitle: One translator\ndraft: true\n---\n",
}
GERMAN = sites.catalog(
    "de",
    sites.entry("For translators", "Für Übersetzer"),
    sites.entry("Translators", "Übersetzer"),
)
LIST = re.compile(r'<nav class="near".*?</nav>', re.DOTALL)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    read = sites.read(
        tmp_path_factory.mktemp("s"), pages=PAGES, content={"de": GERMAN, "ar": ""}
    )
    with running(read) as served:
        yield served


def offered(answer):
    """Give the addresses that are offered, and the list itself."""
    found = LIST.search(answer.text)
    return re.findall(r'href="([^"]+)"', found[0]) if found else []


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("/de/handbook/translators/", "/de/translators/"),
        ("/de/transaltors", "/de/translators/"),
        ("/de/translators.html", "/de/translators/"),
        ("/DE/%C3%BCbersetzer/", "/de/translators/"),
        ("/de/style/", "/de/translators/style/"),
        ("/de/begginners/", "/de/first-steps/"),
        ("/firststeps/", "/en/first-steps/"),
    ],
)
def test_the_nearest_page_comes_first(site, path, first):
    answer = site.ask(path)
    assert answer.status == 404
    assert offered(answer)[0] == first
    assert site.ask(first).status == 200


@pytest.mark.parametrize(
    "path",
    ["/de/xyzzy/", "/wp-login.php", "/%FF%FE/", "/de/" + "a" * 9000, "//", "/de/%00"],
)
def test_where_nothing_is_near_nothing_is_offered(site, path):
    answer = site.ask(path)
    assert answer.status in {404, 414}
    assert offered(answer) == []


def test_a_title_carries_its_language_and_its_chapter(site):
    html = LIST.search(site.ask("/de/stile/").text)[0]
    assert (
        '<a href="/de/translators/style/" hreflang="en" lang="en" dir="ltr">Style</a>'
        in html
    )
    assert '<span class="ui">Übersetzer</span>' in html


def test_drafts_are_never_offered(site):
    found = offered(site.ask("/de/translator/"))
    assert found == ["/de/translators/", "/de/translators/style/"]


def test_the_page_holds_nothing_of_the_request(site):
    path = "/de/translators/%3Cb%3Ealert(1)%3C%2Fb%3E-zzqqy"
    text = site.ask(path).text
    assert offered(site.ask(path))
    assert "alert(1)" not in text
    assert "zzqqy" not in text


def test_another_error_offers_no_pages(site):
    answer = site.ask("/de/translators/", "POST")
    assert answer.status == 405
    assert offered(answer) == []
