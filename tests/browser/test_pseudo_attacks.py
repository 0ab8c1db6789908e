"""In `x-xss` every message is an attack, and nothing comes of it but text.

The browser ignores the policy of the pages (`Page.setBypassCSP`), and no check keeps
the messages out: what withstands is the rendering. Each page is compared with itself in
`en-XA`, which has the same elements, but for inline marks.
"""

import json
import random
from xml.etree import ElementTree as ET

import pytest

import sites
import testing_site
from browser.hostile import unguarded
from dragoman import app
from dragoman.languages.pseudo import ACCENTED, HOSTILE
from dragoman.rendering.documents.feed import ATOM
from dragoman.web.routes import ROUTES
from unit.rendering.documents import news
from web.running import running

pytestmark = pytest.mark.browser

SAMPLED = 6

# Where nothing is: far from every page, near to some, and no address of a page.
LOST = ("/{}/qqqqqq/", "/{}/frist-stepps/", "/{}/qqqqqq.png")

# Layouts that each forget something, with the title of another page.
CARELESS = {
    "content": "<p>{{ title|safe }}</p>",
    "double": '<p title="{{ title|safe }}">x</p>',
    "single": "<p title='{{ title|safe }}'>x</p>",
    "unquoted": "<p title={{ title }}>x</p>",
    "script": "<script>var title = '{{ title|safe }}';</script>",
    "data": '<script type="text/plain">{{ title|safe }}</script>',
    "style": "<style>p::after { content: '{{ title|safe }}' }</style>",
    "address": '<a href="{{ title }}">x</a>',
    "picture": '<img alt="" src="{{ title }}">',
}
LOOP = "{% for way in view.siblings %}{% set title = way.text.plain %}%s{% endfor %}"
# So many that each attack stands before some title, and behind some.
TITLES = 99


@pytest.fixture(scope="module")
def chrome(program, tmp_path_factory):
    program("chromedriver")
    binary = program("chromium")
    return lambda served, **more: unguarded(
        served, tmp_path_factory.mktemp("reader"), binary, **more
    )


@pytest.fixture(scope="module")
def open_(chrome):
    """The shipped site with the testing languages, and a browser in front of it."""
    with (
        running(testing_site.read(app.SHIPPED)) as served,
        chrome(served) as visited,
    ):
        yield visited


@pytest.fixture(scope="module")
def paths(open_, seed, request):
    """The pages of a run, with the place of the language left open."""
    site = open_.served.read.site
    pages = testing_site.pages(site, site.languages[HOSTILE])
    found = [path.replace("/x-xss/", "/{}/", 1) for path in pages]
    if request.config.getoption("--full"):
        return found
    return random.Random(seed).sample(found, SAMPLED)


def _attacks(open_, found):
    """Compare addresses of attacks with the same ones in an accented language."""
    return [
        f"{hostile}: {fault}"
        for hostile, model in found
        for fault in open_.faults(open_.visit(hostile), open_.visit(model))
    ]


def test_no_page_of_attacks_runs_any_or_has_a_foreign_element(open_, paths, figure):
    found = [(path.format("x-xss"), path.format("en-xa")) for path in paths]
    faults = _attacks(open_, found)
    assert not faults, "\n".join(faults)
    assert "window.__xss" in open_.visit("/x-xss/")["text"]
    figure(f"{len(found)} pages of attacks with the policy off: no script ran")


@pytest.mark.parametrize(
    ("hostile", "model"),
    [
        ("{}?with=en", "{}?with=en"),
        ("{}?with=en-xa", "{}?with=x-xss"),
        ("{}?with=x-xss", "{}?with=en-xa"),
    ],
)
def test_no_facing_page_of_attacks_does(open_, paths, hostile, model):
    here = "en" if hostile.endswith("x-xss") else "x-xss"
    there = "en" if here == "en" else "en-xa"
    chosen = paths if len(paths) > SAMPLED else paths[:2]
    found = [
        (hostile.format(path.format(here)), model.format(path.format(there)))
        for path in chosen
    ]
    faults = _attacks(open_, found)
    assert not faults, "\n".join(faults)


@pytest.fixture(scope="module")
def earlier(chrome):
    """The shipped site with texts in every state, and a browser in front of it."""
    read = testing_site.uneven(testing_site.read(app.SHIPPED))
    with running(read) as served, chrome(served) as opened:
        yield opened


@pytest.mark.parametrize("query", ["", "?original=1"])
def test_no_page_with_attacks_in_every_state_does(earlier, paths, query):
    chosen = paths if len(paths) > SAMPLED else paths[:2]
    found = [
        (path.format("x-xss") + query, path.format("en-xa") + query) for path in chosen
    ]
    faults = _attacks(earlier, found)
    assert not faults, "\n".join(faults)
    told = [earlier.visit(path.format("x-xss"))["skeleton"] for path in chosen]
    assert any("details class" in line for lines in told for line in lines)


def test_no_error_page_of_attacks_does(open_):
    found = [(path.format("x-xss"), path.format("en-xa")) for path in LOST]
    faults = _attacks(open_, found)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("status", [400, 404, 405, 421, 500, 503])
def test_no_error_of_any_kind_does(open_, status):
    read = open_.served.read
    hostile, model = (
        open_.fragment(read.renderer.error(read.site, read.site.languages[tag], status))
        for tag in (HOSTILE, ACCENTED)
    )
    assert open_.faults(hostile, model) == []


def test_the_offer_of_attacks_is_shown_as_text(open_):
    assert "window.__xss" in open_.served.ask("/x-xss/offer.json").text
    shown = {}
    for language in ("en-XA", HOSTILE):
        open_.visit("/en/why/")
        open_.browser.execute_async_script(
            """
            const [url, tag, done] = arguments;
            const link = document.querySelector(`.tongues a[hreflang="${tag}"]`);
            import(url).then(({ offer }) => offer(link, () => {})).then(() => done());
            """,
            open_.served.read.site.manifest.url("js/offer.js"),
            language,
        )
        assert open_.browser.execute_script(
            "return document.querySelector('.offer p').textContent.length"
        )
        shown[language] = open_.look()
    assert open_.faults(shown[HOSTILE], shown["en-XA"]) == []
    assert "window.__xss" in shown[HOSTILE]["text"]


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    """A site of news whose testing languages are listed where public pages are."""
    root = tmp_path_factory.mktemp("public")
    news.read(root)
    read = testing_site.read(root, public={HOSTILE, ACCENTED})
    with running(read) as served:
        yield served


def test_feeds_of_attacks_are_whole_and_their_html_is_harmless(open_, public):
    entries = {}
    for language in ("x-xss", "en-xa"):
        feed = ET.fromstring(public.ask(f"/{language}/feed.xml").body)
        entries[language] = feed.findall(f".//{{{ATOM}}}content")
    assert len(entries["x-xss"]) == len(entries["en-xa"]) == 3
    for hostile, model in zip(entries["x-xss"], entries["en-xa"], strict=True):
        assert "window.__xss" in hostile.text
        told = open_.fragment(hostile.text), open_.fragment(model.text)
        assert open_.faults(*told) == []


def test_every_other_document_of_attacks_is_well_formed(public):
    names = {route.name for route in ROUTES} - testing_site.WITHOUT_LANGUAGE
    assert names == {"page", *testing_site.DOCUMENTS}
    for name in testing_site.DOCUMENTS.values():
        answer = public.ask(f"/x-xss/{name}")
        assert answer.status == 200, name
        (json.loads if "json" in answer.headers["Content-Type"] else ET.fromstring)(
            answer.body
        )
        assert "xss.invalid" not in str(answer.headers), name
    assert [
        each.tag for each in ET.fromstring(public.ask("/x-xss/sitemap.xml").body).iter()
    ] == [
        each.tag for each in ET.fromstring(public.ask("/en-xa/sitemap.xml").body).iter()
    ]


def test_no_message_reaches_a_header(open_, paths):
    for path in [*paths, *LOST]:
        answer = open_.served.ask(path.format("x-xss"))
        assert "__xss" not in str(answer.headers)
        assert "Set-Cookie" not in answer.headers


@pytest.fixture(scope="module")
def careless(tmp_path_factory):
    """A site whose layouts are careless, and one page for each of them."""
    titles = {f"p{n}.md": f"---\ntitle: Number {n}\n---\n" for n in range(TITLES)}
    pages = {
        f"{kind}.md": f"---\ntitle: It\nlayout: {kind}\n---\n\nText.\n"
        for kind in (*CARELESS, "page")
    }
    layouts = {
        f"templates/layouts/{kind}.html": LOOP.replace("%s", template)
        for kind, template in CARELESS.items()
    }
    root = tmp_path_factory.mktemp("careless")
    sites.write(root, pages={**titles, **pages}, files=layouts)
    with running(testing_site.read(root)) as served:
        yield served


@pytest.fixture(scope="module")
def visited(careless, chrome):
    """A browser without a policy in front of the careless site."""
    with chrome(careless) as opened:
        yield opened


@pytest.mark.parametrize("kind", CARELESS)
def test_a_careless_layout_is_found(visited, kind):
    told = [visited.visit(f"/{tag}/{kind}/") for tag in ("x-xss", "en-xa")]
    assert visited.faults(*told)


def test_a_careful_layout_of_the_same_site_has_no_fault(visited):
    told = [visited.visit(f"/{tag}/page/") for tag in ("x-xss", "en-xa")]
    assert visited.faults(*told) == []


def test_it_is_the_browser_that_ignores_the_policy(careless, visited, chrome):
    assert visited.visit("/x-xss/content/")["ran"] == 1
    with chrome(careless, bypass=False) as guarded:
        assert guarded.visit("/x-xss/content/")["ran"] is None
