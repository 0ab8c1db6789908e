"""What a browser gets over HTTP: pages, redirects, errors, and who gets which."""

import gzip

import brotli
import pytest

import sites
from web.running import running

PAGES = {
    "guide/index.md": "---\ntitle: Guide\naliases: [old-guide]\n---\n\nSome words.\n",
    "draft.md": "---\ntitle: Draft\ndraft: true\n---\n",
}
GERMAN = sites.catalog(
    "de",
    sites.entry("Welcome", "Willkommen"),
    sites.entry("The first paragraph.", "Der erste Absatz."),
)
POLISH = sites.catalog(
    "pl", sites.entry("Guide", "Przewodnik"), sites.entry("Some words.", "Słowa.")
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    content = {"de": GERMAN, "pl": POLISH, "pt_BR": "", "zh_Hant": ""}
    read = sites.read(tmp_path_factory.mktemp("s"), pages=PAGES, content=content)
    with running(read) as served:
        yield served


def test_a_page_is_sent_in_the_language_of_its_address(site):
    answer = site.ask(
        "/de/", headers={"Accept-Language": "pl", "Cookie": "language=pl"}
    )
    assert answer.status == 200
    assert "Der erste Absatz." in answer.text
    assert answer.headers["Content-Language"] == "de"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers.get_all("Vary") == ["Accept-Encoding"]
    assert "Server" not in answer.headers


def test_the_same_address_is_the_same_bytes_for_everybody(site):
    plain = site.ask("/de/")
    for headers in (
        {"Accept-Language": "ja"},
        {"Cookie": "language=pl; other=1"},
        {"User-Agent": "x", "X-Forwarded-For": "1.2.3.4", "X-Forwarded-Proto": "https"},
    ):
        answer = site.ask("/de/", headers=headers)
        assert (answer.body, answer.headers["Etag"]) == (
            plain.body,
            plain.headers["Etag"],
        )


@pytest.mark.parametrize(
    ("coding", "undo"), [("br", brotli.decompress), ("gzip", gzip.decompress)]
)
def test_a_page_is_compressed_for_those_who_take_it(site, coding, undo):
    plain = site.ask("/de/")
    asked = {"Accept-Encoding": f"{coding}, x"}
    answer = site.ask("/de/", headers=asked)
    assert answer.headers["Content-Encoding"] == coding
    assert undo(answer.body) == plain.body
    assert len(answer.body) == int(answer.headers["Content-Length"]) < len(plain.body)
    assert answer.headers["Etag"] != plain.headers["Etag"]
    again = site.ask("/de/", headers={**asked, "If-None-Match": answer.headers["Etag"]})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["Vary"] == "Accept-Encoding"


def test_an_unknown_query_changes_nothing(site):
    plain, asked = site.ask("/de/"), site.ask("/de/?utm_source=x&lang=pl")
    assert (asked.body, asked.headers["Etag"]) == (plain.body, plain.headers["Etag"])


def test_the_original_is_a_view_of_its_own_where_there_are_older_texts(site):
    answer = site.ask("/de/?original=1")
    assert answer.status == 200
    assert answer.headers["Content-Language"] == "de"
    assert 'content="noindex"' in answer.text
    assert 'rel="canonical" href="http://127.0.0.1:8888/de/"' in answer.text
    assert answer.headers["Etag"] != site.ask("/de/").headers["Etag"]
    # Other values mean nothing, and the source language has nothing older.
    for path, query in (("/de/", "original=yes"), ("/en/", "original=1")):
        same = site.ask(f"{path}?{query}"), site.ask(path)
        assert same[0].body == same[1].body
    beside = site.ask("/de/?original=1&with=EN")
    assert (beside.status, beside.headers["Location"]) == (
        301,
        "/de/?original=1&with=en",
    )
    moved = site.ask("/DE/guide?original=1")
    assert moved.headers["Location"] == "/de/guide/?original=1"


def test_a_known_page_is_not_sent_twice(site):
    etag = site.ask("/de/").headers["Etag"]
    for value in (etag, f'"other", {etag}', f"W/{etag}", "*"):
        answer = site.ask("/de/", headers={"If-None-Match": value})
        assert (answer.status, answer.body) == (304, b"")


def test_a_page_that_a_client_has_is_not_even_rendered(site):
    views = site.state.present.views
    etag = site.ask("/pl/guide/").headers["Etag"]
    assert etag.endswith('-identity"')
    views.drop("/pl/guide/")
    answer = site.ask("/pl/guide/", headers={"If-None-Match": f"W/{etag}"})
    assert (answer.status, answer.headers["Etag"]) == (304, etag)
    assert views.find("/pl/guide/") is None
    other = etag.replace("identity", "gzip6")
    assert site.ask("/pl/guide/", headers={"If-None-Match": other}).status == 200


def test_only_plain_views_are_kept_and_each_once(site):
    views = site.state.present.views
    for path in ("/de/", "/de/?a=1", "/de/?with=pl", "/de/?original=1", "/de/?with=x"):
        assert site.ask(path).status == 200
    kept = views.find("/de/")
    before = kept.asked
    urls = set(views.by_url)
    for number in range(300):
        assert site.ask(f"/de/?{number}={number}").status == 200
    assert set(views.by_url) == urls
    assert not [url for url in urls if "?" in url]
    assert views.find("/de/") is kept
    assert kept.asked == before + 300


def test_too_many_views_to_be_rendered_are_refused_quickly(site):
    assert site.ask("/de/").status == 200
    queue = site.state.queue
    most, queue._most = queue._most, 0
    try:
        site.state.present.views.drop("/pt-br/")
        refused = site.ask("/pt-br/")
        # What is kept still flows.
        assert site.ask("/de/").status == 200
    finally:
        queue._most = most
    assert (refused.status, refused.headers["Retry-After"]) == (503, "5")
    assert "Content-Security-Policy" in refused.headers
    assert site.ask("/pt-br/").status == 200


def test_head_is_get_without_a_body(site):
    get, head = site.ask("/de/"), site.ask("/de/", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(get.body))


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/DE/", "/de/"),
        ("/de", "/de/"),
        ("/pt_BR/guide", "/pt-br/guide/"),
        ("/zh-tw/", "/zh-hant/"),
        ("/de/old-guide?a=1&b=2", "/de/guide/?a=1&b=2"),
    ],
)
def test_another_spelling_is_one_permanent_redirect(site, path, location):
    answer = site.ask(path)
    assert (answer.status, answer.headers["Location"]) == (301, location)
    assert site.ask(location).status == 200


@pytest.mark.parametrize(
    ("path", "headers", "location"),
    [
        ("/", {}, "/en/"),
        ("/", {"Accept-Language": "de-AT, en;q=0.5"}, "/de/"),
        ("/", {"Accept-Language": "en", "Cookie": "language=de"}, "/de/"),
        # Only the languages this very page is public in are negotiated.
        ("/", {"Accept-Language": "pl"}, "/en/"),
        ("/guide/", {"Accept-Language": "pl, de"}, "/pl/guide/"),
        ("/guide?x=1", {"Accept-Language": "de"}, "/en/guide/?x=1"),
        ("/old-guide", {"Accept-Language": "pl"}, "/pl/guide/"),
    ],
)
def test_an_address_without_language_is_negotiated(site, path, headers, location):
    answer = site.ask(path, headers=headers)
    assert (answer.status, answer.headers["Location"]) == (302, location)
    assert answer.headers["Vary"] == "Accept-Language, Cookie"
    assert "private" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "headers", "language"),
    [
        ("/de/nothing/", {"Accept-Language": "pl"}, "de"),
        ("/nothing/", {"Accept-Language": "de"}, "de"),
        ("/nothing/", {}, "en"),
        ("/de/draft/", {}, "de"),
        ("/%FF", {}, "en"),
        ("//evil.example/", {}, "en"),
        ("/healthz/x", {}, "en"),
        ("/static/nothing.css", {}, "en"),
    ],
)
def test_not_found_is_a_whole_page_in_the_reader_s_language(
    site, path, headers, language
):
    answer = site.ask(path, headers=headers)
    assert answer.status == 404
    assert f'<html lang="{language}"' in answer.text
    assert answer.headers["Content-Language"] == language
    assert "Content-Security-Policy" in answer.headers
    negotiated = "/de/" not in path
    assert ("Vary" in answer.headers) == negotiated


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_another_method_is_refused_with_those_allowed(site, method):
    answer = site.ask("/de/", method)
    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"
    assert '<html lang="de"' in answer.text


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("[::1]:8888", 200),
        ("dragoman", 200),
        ("x.localhost", 200),
        ("evil.example", 421),
        ("a b", 400),
    ],
)
def test_only_our_hosts_are_answered(site, host, status):
    assert site.ask("/de/", headers={"Host": host}).status == status


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("http://localhost/de/", 200),
        ("HTTP://localhost:1/de/", 200),
        ("http://evil.example/de/", 421),
        ("http://localhost", 302),
        ("http://localhost?/de/", 400),
        ("ftp://localhost/de/", 404),
    ],
)
def test_a_target_in_absolute_form_is_accepted_and_its_host_counts(
    site, target, status
):
    assert site.ask(target).status == status


def test_a_server_error_is_a_whole_page_and_says_nothing_of_its_cause(tmp_path, caplog):
    root = sites.write(tmp_path, pages=PAGES, content={"de": GERMAN})
    (root / "templates" / "layouts").mkdir(parents=True)
    broken = "{{ view.no_such_thing.at_all }}"
    (root / "templates" / "layouts" / "page.html").write_text(broken)
    from dragoman import app  # noqa: PLC0415 -- only this test breaks a template

    with running(app.read_site(root)) as served:
        answer = served.ask("/de/guide/")
    assert answer.status == 500
    assert '<html lang="de"' in answer.text
    assert "no_such_thing" not in answer.text
    assert "no_such_thing" in caplog.text


def test_a_broken_error_page_still_answers(tmp_path):
    root = sites.write(tmp_path, content={"de": GERMAN})
    (root / "templates").mkdir()
    (root / "templates" / "error.html").write_text("{{ nothing }}")
    from dragoman import app  # noqa: PLC0415 -- only this test breaks a template

    with running(app.read_site(root)) as served:
        answer = served.ask("/de/nothing/")
    assert answer.status == 404
    assert answer.text.startswith("<!doctype html>")
