"""The testing languages: whole in `--dev`, and nowhere else.

In `en-XA`, every text that was given to translators has accents: a crawl of all routes
finds those that were not.
"""

import json
import random
import re

import pytest

import sites
import testing_site
import unaccented
from dragoman import app
from dragoman.languages.pseudo import ACCENTED, TESTING
from dragoman.rendering.samples import samples
from dragoman.web.routes import ROUTES
from markup import tags
from unit.rendering.documents import news
from web.running import running

CHECKS = {
    "feed": unaccented.in_feed,
    "manifest": unaccented.in_manifest,
    "offer": unaccented.in_offer,
    # It holds addresses and days, and no text.
    "sitemap": lambda _: [],
}
# Each plain text is of a kind of its own: in an element, an attribute, a value.
PLANTED = {
    "summary.html": '<p title="Planted title">Planted text</p>'
    '<button aria-label="Planted label">1</button><td data-th="Planted head">1</td>',
    "machines.html": '<meta property="og:title" content="Planted name">'
    '<script type="application/ld+json">{"name": "Planted \\u0064ata"}</script>',
    "error.html": '{% extends "base.html" %}'
    "{% block main %}Planted error{% endblock %}",
    "feed_entry.html": "<p>Planted news</p>",
}


@pytest.fixture(scope="module")
def shipped():
    read = testing_site.read(app.SHIPPED, public={ACCENTED})
    testing_site.accent_formats(read.site, read.site.languages[ACCENTED])
    with running(read) as served:
        yield served


@pytest.fixture(scope="module")
def dev(tmp_path_factory):
    """A site of news, as `serve --dev` has it."""
    root = tmp_path_factory.mktemp("dev")
    news.read(root)
    with running(testing_site.read(root)) as served:
        yield served


def _faults(served, path, beside=(), **asked):
    answer = served.ask(path, **asked)
    assert answer.headers["Content-Language"].split(", ")[0] == ACCENTED, path
    names = [each.name for each in served.read.site.languages.values()]
    found = unaccented.in_html(answer.text, beside=beside, names=names)
    return [f"{path}: {each}" for each in found]


def test_every_page_is_accented(shipped, figure):
    site = shipped.read.site
    paths = testing_site.pages(site, site.languages[ACCENTED])
    faults = [fault for path in paths for fault in _faults(shipped, path)]
    assert not faults, "\n".join(faults)
    figure(f"{len(paths)} pages in {ACCENTED}, {len(faults)} plain texts")


@pytest.fixture(scope="module")
def uneven():
    read = testing_site.uneven(testing_site.read(app.SHIPPED))
    testing_site.accent_formats(read.site, read.site.languages[ACCENTED])
    with running(read) as served:
        yield served


@pytest.mark.parametrize("query", ["", "?original=1", "?with=en"])
def test_what_is_said_of_texts_in_every_state_is_accented(
    uneven, query, seed, pytestconfig
):
    site = uneven.read.site
    paths = testing_site.pages(site, site.languages[ACCENTED])
    if not pytestconfig.getoption("--full"):
        paths = random.Random(seed).sample(paths, 6)
    # A text that is missing, or has changed, is told in the words of the original;
    # JSON-LD, Open Graph and the heads of cells tell it without its language.
    faults = [
        fault
        for path in paths
        for fault in _faults(uneven, path + query, beside={"en"})
        if not re.search(r": JSON-LD: |<meta og:| data-th> ", fault)
    ]
    assert not faults, "\n".join(faults)


def test_facing_pages_are_accented(shipped, seed, pytestconfig):
    site = shipped.read.site
    paths = testing_site.pages(site, site.languages[ACCENTED])
    if not pytestconfig.getoption("--full"):
        paths = random.Random(seed).sample(paths, 6)
    faults = [
        fault
        for path in paths
        for fault in _faults(shipped, f"{path}?with=en", beside={"en"})
    ]
    assert not faults, "\n".join(faults)


def test_every_other_route_is_accented(shipped):
    names = {route.name for route in ROUTES} - testing_site.WITHOUT_LANGUAGE
    assert names == {"page", *testing_site.DOCUMENTS}
    for name, document in testing_site.DOCUMENTS.items():
        answer = shipped.ask(f"/en-xa/{document}")
        assert answer.status == 200, document
        assert CHECKS[name](answer.text) == [], document


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [
        ("/en-xa/frist-stepps/", {}, 404),
        ("/en-xa/nothing.xml", {}, 404),
        ("/en-xa/", {"method": "DELETE"}, 405),
        ("/en-xa/", {"headers": {"Host": "example.org"}}, 421),
    ],
)
def test_errors_are_accented(shipped, path, asked, status):
    assert shipped.ask(path, **asked).status == status
    assert _faults(shipped, path, **asked) == []


@pytest.mark.parametrize("status", [400, 404, 500, 503])
def test_every_error_page_is_accented(shipped, status):
    read = shipped.read
    page = read.renderer.error(read.site, read.site.languages[ACCENTED], status)
    assert unaccented.in_html(page) == []


def test_every_plural_form_is_accented(shipped):
    site = shipped.read.site
    language = site.languages[ACCENTED]
    counts = samples(site.voice(language), site.formats(language)).counts
    assert len(counts) == 2
    assert len({re.sub(r"\d", "", str(each)) for each in counts}) == 2
    assert not any(map(unaccented.PLAIN.search, map(str, counts)))


def test_planted_texts_are_found(tmp_path):
    files = {f"templates/{name}": text for name, text in PLANTED.items()}
    sites.write(tmp_path, pages=news.PAGES, files=files)
    read = testing_site.read(tmp_path, public={ACCENTED})
    testing_site.accent_formats(read.site, read.site.languages[ACCENTED])
    with running(read) as served:
        found = unaccented.in_html(served.ask("/en-xa/").text)
        planted = [each.rpartition(" ")[2] for each in found if "Planted" in each]
        assert planted == ["name", "data", "title", "text", "label", "head"]
        lost = unaccented.in_html(served.ask("/en-xa/nothing/").text)
        assert "<body> Planted error" in lost
        found = unaccented.in_feed(served.ask("/en-xa/feed.xml").text)
        assert set(found) == {"<p> Planted news"}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Plain</p>", 1),
        ("<p>Þļáîñ</p>", 0),
        ("<p>Þļáîñ, plain</p>", 1),
        ('<p><code translate="no">plain</code></p>', 0),
        ('<p><code translate="no"></code>plain</p>', 1),
        ('<p lang="de">nicht übersetzt</p>', 1),
        ('<a lang="de" hreflang="de" href="/de/">auf Deutsch</a>', 0),
        ('<a hreflang="de" href="/de/">in German</a>', 1),
        ('<a href="https://a.example/">https://a.example/</a>', 0),
        ('<a href="mailto:a@b.example">a@b.example</a>', 0),
        ('<a href="https://a.example/">an example</a>', 1),
        ('<img src="plain.png" alt="plain">', 1),
        ('<meta name="viewport" content="width=device-width">', 0),
        ('<meta name="description" content="plain">', 1),
        ('<meta property="og:url" content="https://a.example/">', 0),
        ('<script type="application/ld+json">{"@type": "WebPage"}</script>', 0),
        ('<script type="application/ld+json">{"name": "plain"}</script>', 1),
        ('<input type="checkbox" aria-label="plain">', 1),
        ("<time datetime='2026-11-21'>November</time>", 1),
    ],
)
def test_the_finder_knows_texts_by_what_they_are(html, found):
    assert len(unaccented.in_html(html)) == found


def test_they_are_not_there_for_readers():
    read = app.read_site(app.SHIPPED, "http://localhost")
    assert not set(TESTING) & set(read.site.languages)
    with running(read) as served:
        for language in ("en-xa", "ar-xb", "x-xss"):
            assert served.ask(f"/{language}/").status == 404
            assert served.ask(f"/{language}/offer.json").status == 404
        home = served.ask("/en/").text
        assert not re.search(r"en-xa|ar-xb|x-xss", home, re.IGNORECASE)


def test_nobody_is_led_to_them(dev):
    for path in ("/sitemap.xml", "/en/sitemap.xml", "/en/feed.xml", "/robots.txt"):
        answer = dev.ask(path)
        assert answer.status == 200
        assert not re.search(r"en-xa|ar-xb|x-xss", answer.text, re.IGNORECASE), path
    for tag in TESTING:
        for headers in ({"Accept-Language": tag}, {"Cookie": f"language={tag}"}):
            assert dev.ask("/", headers=headers).headers["Location"] == "/en/"
        page = dev.ask(f"/{tag.lower()}/").text
        assert tags(page, "meta", name_="robots", content="noindex")
        assert not [
            each for each in tags(page, "link") if "hreflang" in each.attributes
        ]
        assert dev.ask(f"/{tag.lower()}/sitemap.xml").status == 404


def test_no_setting_makes_them_public(tmp_path):
    toml = '[languages.en-XA]\nstate = "public"\nname = "Accents"\n'
    sites.write(tmp_path, toml=toml)
    site = app.read_site(tmp_path, preview=True).site
    page = site.content.by_url[""]
    assert site.languages[ACCENTED].name == "Accents"
    assert not site.is_public(page, site.languages[ACCENTED])


def test_the_switcher_shows_them_as_not_public(dev):
    home = dev.ask("/en/").text
    public, _, unready = home.partition('id="_unready"')
    for tag in TESTING:
        assert tags(unready, "a", hreflang=tag)
        assert not tags(public, "a", hreflang=tag)


def test_a_folder_of_that_name_is_a_language_like_any_other(tmp_path):
    text = sites.catalog("en_XA", sites.entry("Welcome", "Wélcome"))
    sites.write(tmp_path, content={"en_XA": text})
    site = app.read_site(tmp_path, preview=True).site
    assert site.readers[ACCENTED].block("Welcome").text == "Wélcome"
    assert site.is_public(site.content.by_url[""], site.languages[ACCENTED]) == (
        site.share(site.content.by_url[""], site.languages[ACCENTED]).share >= 0.6
    )


def test_their_tags_have_one_spelling_each(dev):
    for spelling, path in (
        ("/EN-xa/", "/en-xa/"),
        ("/ar_XB/", "/ar-xb/"),
        ("/X-XSS/offer.json", "/x-xss/offer.json"),
    ):
        answer = dev.ask(spelling)
        assert (answer.status, answer.headers["Location"]) == (301, path)


def test_formats_of_the_private_tag_are_those_of_root(dev):
    site = dev.read.site
    language = site.languages["x-xss"]
    assert (language.direction, language.cldr) == ("ltr", "root")
    assert site.formats(language).number(1234.5)
    assert json.loads(dev.ask("/x-xss/offer.json").text)["lang"] == "x-xss"
