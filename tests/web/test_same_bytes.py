"""An address answers everybody alike: the same bytes under the same ETag.

Whatever a browser says of its reader, and whatever a link adds to the query, changes
nothing but on paths without a language, which negotiate it.
"""

import http.client
import random
import string
import urllib.parse

import pytest

from dragoman import app
from dragoman.rendering.parameters import PARAMETERS
from web.running import running

# Every way in which a request names a language, or somebody.
ACCEPT_LANGUAGE = ("", "*", "ja, ar;q=0.5", "de-AT", "zh-TW,zh;q=0.9,en;q=0.8", "xx")
COOKIES = ("", "language=pl", "language=ar; session=1", "a=b")
AGENTS = ("", "Mozilla/5.0 (iPhone)", "Googlebot/2.1")


@pytest.fixture(scope="module")
def served():
    with running(app.read_site(app.SHIPPED)) as site:
        yield site


@pytest.fixture(scope="module")
def addresses(served):
    """List the path of everything that has one language, or none at all."""
    site = served.read.site
    pages = [
        site.url(page, language)
        for page in site.content.sequence
        for language in site.languages.values()
    ]
    documents = [
        f"/{language.segment}/{name}"
        for language in site.languages.values()
        for name in ("feed.xml", "sitemap.xml", "site.webmanifest", "offer.json")
    ]
    assets = [site.manifest.url(name) for name in ("css/site.css", "icons/marks.svg")]
    return [*pages, *documents, *assets, "/sitemap.xml", "/robots.txt", "/favicon.ico"]


def sampled(addresses, chance, request):
    """Take all addresses in a full run, else some."""
    if request.config.getoption("--full"):
        return addresses
    return chance.sample(addresses, 60)


def random_query(chance: random.Random) -> str:
    """Write a query of a few parameters that no route declares, some of them broken."""
    letters = string.ascii_letters + string.digits + "-_.~[]é日 %&=;"
    pairs = []
    for _ in range(chance.randint(1, 4)):
        name = "".join(chance.choices(letters, k=chance.randint(1, 12)))
        value = "".join(chance.choices(letters, k=chance.randint(0, 20)))
        if name not in PARAMETERS:
            pairs.append(f"{urllib.parse.quote(name)}={urllib.parse.quote(value)}")
    usual = ["utm_source=x", "fbclid=IwAR0", "gclid=", "lang=de", "&&", "%", "="]
    return chance.choice(["&", ";"]).join([*pairs, chance.choice(usual)])


def told(answer):
    """Give what of an answer would show that readers are told apart."""
    names = ("Etag", "Content-Type", "Content-Language", "Cache-Control", "Vary")
    return answer.status, answer.body, [answer.headers[name] for name in names]


def test_nobody_is_told_apart(served, addresses, chance, request, figure):
    asked = sampled(addresses, chance, request)
    pages = [path for path in asked if path.endswith("/")]
    for path in [*asked, *(f"{page}?original=1" for page in pages)]:
        plain = served.ask(path)
        assert plain.status in {200, 404}, path
        assert "Cookie" not in str(plain.headers["Vary"]) or plain.status == 404, path
        for _ in range(3):
            headers = {
                "Accept-Language": chance.choice(ACCEPT_LANGUAGE),
                "Cookie": chance.choice(COOKIES),
                "User-Agent": chance.choice(AGENTS),
            }
            assert told(served.ask(path, headers=headers)) == told(plain), path
    figure(f"{len(asked)} of {len(addresses)} addresses, 3 readers each: same bytes")


def test_what_no_route_declares_changes_nothing(
    served, addresses, chance, request, figure
):
    asked = sampled(addresses, chance, request)
    for path in asked:
        plain = served.ask(path)
        for _ in range(3):
            query = random_query(chance)
            assert told(served.ask(f"{path}?{query}")) == told(plain), (path, query)
    figure(f"{len(asked)} of {len(addresses)} addresses, 3 queries each: same bytes")


def random_queries_are_kept_nowhere(served, chance, count):
    """Ask for a page with so many queries that no route declares."""
    plain = served.ask("/de/")
    by_url = served.state.present.views.by_url
    kept = dict(by_url)
    asked = kept["/de/"].asked
    connection = http.client.HTTPConnection("127.0.0.1", served.port)
    for _ in range(count):
        connection.request("GET", f"/de/?{random_query(chance)}")
        answer = connection.getresponse()
        assert (answer.read(), answer.headers["Etag"]) == (
            plain.body,
            plain.headers["Etag"],
        )
    connection.close()
    assert by_url == kept
    assert kept["/de/"].asked == asked + count


def test_random_queries_add_no_kept_view(served, chance):
    random_queries_are_kept_nowhere(served, chance, 1000)


@pytest.mark.full
def test_a_million_random_queries_add_no_kept_view(served, chance):
    random_queries_are_kept_nowhere(served, chance, 1_000_000)
