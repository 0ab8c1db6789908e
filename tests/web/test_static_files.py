"""Static files over HTTP: cached for ever, coded, in parts, and never a wrong one."""

import re

import pytest

import sites
from web.running import running

BIG = "0123456789" * 60_000


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = tmp_path_factory.mktemp("site")
    files = {"static/a.css": "a { color: red }\n" * 50, "static/big.txt": BIG}
    with running(sites.read(root, files=files)) as served:
        yield served


@pytest.fixture(scope="module")
def css(site):
    return site.read.site.manifest.url("a.css")


def test_a_hashed_name_is_cached_for_ever(site, css):
    answer = site.ask(css)
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.text.startswith("a{color: red}")
    assert re.fullmatch(r"/static/a\.[0-9a-f]{12,}\.css", css)


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_a_coding_has_an_etag_of_its_own(site, css, coding):
    plain = site.ask(css)
    coded = site.ask(css, headers={"Accept-Encoding": coding})
    assert coded.headers["Content-Encoding"] == coding
    assert coded.headers["Vary"] == "Accept-Encoding"
    assert coded.headers["Etag"] != plain.headers["Etag"]
    assert len(coded.body) < len(plain.body)


def test_a_known_file_is_not_sent_twice(site, css):
    etag = site.ask(css).headers["Etag"]
    answer = site.ask(css, headers={"If-None-Match": f'"x", {etag}'})
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["Etag"] == etag


def test_head_tells_the_size(site, css):
    answer = site.ask(css, "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["Content-Length"]) == len(site.ask(css).body)


def test_a_part_is_sent_alone(site):
    big = site.read.site.manifest.url("big.txt")
    answer = site.ask(big, headers={"Range": "bytes=5-14"})
    assert (answer.status, answer.text) == (206, "5678901234")
    assert answer.headers["Content-Range"] == f"bytes 5-14/{len(BIG)}"


def test_a_part_of_another_version_is_the_whole(site):
    big = site.read.site.manifest.url("big.txt")
    headers = {"Range": "bytes=5-14", "If-Range": '"another"'}
    assert site.ask(big, headers=headers).status == 200


def test_a_range_behind_the_end_is_refused(site):
    big = site.read.site.manifest.url("big.txt")
    answer = site.ask(big, headers={"Range": "bytes=9999999-"})
    assert (answer.status, answer.headers["Content-Range"]) == (
        416,
        f"bytes */{len(BIG)}",
    )
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_large_file_arrives_whole(site):
    big = site.read.site.manifest.url("big.txt")
    assert site.ask(big).text == BIG


@pytest.mark.parametrize("name", ["/static/a.css", "/static/a.0123456789abcdef.css"])
def test_another_name_leads_to_the_present_one_and_is_not_stored(site, css, name):
    answer = site.ask(name)
    assert (answer.status, answer.headers["Location"]) == (302, css)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/none.css",
        "/static/../site.toml",
        "/static/%2e%2e/site.toml",
        "/static/..%2fsite.toml",
        "/static//etc/passwd",
        "/static/a.css/",
    ],
)
def test_nothing_else_is_served(site, path):
    assert site.ask(path).status == 404
