"""nginx with the shipped configuration and a build: what readers get is the same."""

import gzip
import json
import re
import subprocess
from itertools import count, takewhile

import brotli
import pytest

from web.fronted import ENVIRONMENT, HOST, fronted, told, watched

BROWSER = "gzip, deflate, br, zstd"
LANGUAGES = ("en", "de", "ar", "zh-hant")
DOCUMENTS = ("feed.xml", "sitemap.xml", "site.webmanifest", "offer.json")
AT_ROOT = ("robots.txt", "sitemap.xml", "favicon.ico", ".well-known/security.txt")
ACCEPTED = (None, "", "gzip", "br", "gzip;q=0", "identity", "*", "br;q=0.1, gzip", "x")
DECODED = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


@pytest.fixture(scope="module")
def site(tmp_path_factory, program):
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        with fronted(tmp_path_factory.mktemp("nginx"), program) as site:
            yield site


@pytest.fixture
def compared(site):
    def compare(path, method="GET", headers=None):
        through = told(site.ask(path, method, headers))
        assert through == told(site.ask_bare(path, method, headers)), path
        return through

    return compare


@pytest.fixture
def from_file(site):
    """Tell how many of some requests nginx has answered by itself."""

    def answered(ask, paths):
        before = len(site.passed_on())
        for path in paths:
            ask(path)
        return len(paths) - (len(site.passed_on()) - before)

    return answered


def pages(site):
    lines = (site.out / ".dragoman/nginx/answers.map").read_text().splitlines()
    found = [re.match(r'"plain(/.*?/)" ', line) for line in lines]
    return [match[1] for match in found if match]


def assets(site):
    lines = (site.out / ".dragoman/nginx/answers.map").read_text().splitlines()
    found = [re.match(r'"plain(/static/.*?)" ', line) for line in lines]
    return [match[1] for match in found if match]


def test_pages_come_from_files_just_as_the_server_sends_them(
    site, compared, from_file, chance
):
    asked = chance.sample(pages(site), 25)
    assert from_file(compared, asked) == len(asked)
    assert from_file(lambda path: compared(path, "HEAD"), asked) == len(asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_documents_of_a_language_are_the_same(compared, from_file, language):
    paths = [f"/{language}/{name}" for name in DOCUMENTS]
    there = sum(compared(path)[0] == 200 for path in paths)
    assert from_file(compared, paths) == there > 0


def test_documents_of_the_site_are_the_same(compared, from_file):
    # security.txt tells a date, so the server writes it each time.
    assert from_file(compared, [f"/{name}" for name in AT_ROOT]) == 3


def test_static_files_are_the_same_in_each_coding(site, compared, from_file):
    for accepted in (None, "gzip", BROWSER):
        headers = {"Accept-Encoding": accepted} if accepted else {}
        answered = from_file(lambda path: compared(path, headers=headers), assets(site))  # noqa: B023 -- it is asked at once
        assert answered == len(assets(site))


@pytest.mark.parametrize("accepted", ["gzip", BROWSER])
def test_coded_pages_differ_in_nothing_but_the_effort(
    site, from_file, chance, accepted
):
    headers = {"Accept-Encoding": accepted}

    def compare(path):
        answers = [ask(path, headers=headers) for ask in (site.ask, site.ask_bare)]
        bodies = [
            DECODED[each.headers["Content-Encoding"]](each.body) for each in answers
        ]
        assert bodies[0] == bodies[1]
        revisions = [
            re.match(r'"[0-9a-f]+-[a-z]+', each.headers["ETag"])[0] for each in answers
        ]
        assert revisions[0] == revisions[1]
        varying = ("ETag", "Content-Length")
        for each in answers:
            for name in varying:
                del each.headers[name]
        assert told(answers[0])[:2] == told(answers[1])[:2]

    asked = chance.sample(pages(site), 10)
    assert from_file(compare, asked) == len(asked)


@pytest.mark.parametrize("accepted", ACCEPTED)
def test_each_accept_encoding_means_the_same(site, accepted):
    headers = {} if accepted is None else {"Accept-Encoding": accepted}
    asked = [ask("/de/", headers=headers) for ask in (site.ask, site.ask_bare)]
    codings = [each.headers["Content-Encoding"] for each in asked]
    assert codings[0] == codings[1]


@pytest.mark.parametrize("known", ["{}", "W/{}", '"a", {}', '"a"', "*", "{}, *", "x"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_conditions_are_answered_alike(site, compared, known, method):
    for path in ("/de/", assets(site)[0]):
        etag = site.ask(path).headers["ETag"]
        compared(path, method, {"If-None-Match": known.format(etag)})


@pytest.mark.parametrize(
    "asked", ["0-3", "5-", "-7", "0-0,4-9", "9999999-", "x", "3-1"]
)
def test_ranges_are_answered_alike(site, compared, asked):
    for path in assets(site)[:4]:
        compared(path, headers={"Range": f"bytes={asked}"})


def test_an_unfinished_download_goes_on_by_the_etag_of_nginx(site, compared):
    path = assets(site)[0]
    etag = site.ask(path).headers["ETag"]
    headers = {"Range": "bytes=5-", "If-Range": etag}
    assert compared(path, headers=headers)[0] == 206


@pytest.mark.parametrize(
    "path",
    [
        "/de/?with=en",
        "/de/?original=1",
        "/de/?original=0",
        "/de/?utm_source=x",
        "/de/?",
        "/de/?with=xx&with=en",
        "/",
        "/guide",
        "/de",
        "/DE/",
        "/zh-Hant/",
        "/zh_hant/",
        "/zh-TW/",
        "/de/translators",
        "/de/translators/",
        "/de/tr%61nslators/",
        "/de/translators//",
        "/de//translators/",
        "/de/./translators/",
        "/de/nothing-of-this-name/",
        "/xx/",
        "/de/404.html",
        "/de/index.html",
        "/.dragoman/index.json",
        "/.dragoman/empty",
        "/.dragoman/nginx/answers.map",
        "/static/css/site.css",
        "/static/css/nothing.css",
        "/static/",
        "/healthz",
        "/readyz",
        "/%ff/",
    ],
)
def test_every_other_address_is_answered_alike(compared, path):
    for method in ("GET", "HEAD"):
        compared(path, method)


def test_addresses_that_lead_on_are_answered_by_nginx(site, compared, from_file):
    asked = [page.removesuffix("/") for page in pages(site)[:10]]
    assert from_file(compared, asked) == len(asked)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_other_methods_are_answered_alike(site, compared, method):
    for path in ("/de/", "/de", "/de/feed.xml", assets(site)[0], "/x"):
        compared(path, method)


@pytest.mark.parametrize("language", ["de", "ar;q=0.5, de;q=0.4", "xx", ""])
def test_the_language_is_negotiated_by_the_server(compared, language):
    status, headers, _ = compared("/", headers={"Accept-Language": language})
    assert status == 302
    assert ("vary", "Accept-Language, Cookie") in headers


def test_a_remembered_choice_passes(compared):
    headers = {"Cookie": "language=ar", "Accept-Language": "de"}
    assert ("location", "/ar/") in compared("/", headers=headers)[1]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "localhost:1", "LOCALHOST"]
)
def test_hosts_are_answered_alike(compared, host):
    compared("/de/", headers={"Host": host})


def test_what_a_stranger_says_of_himself_is_not_passed_on(site):
    headers = {"X-Forwarded-For": "203.0.113.9", "X-Real-IP": "203.0.113.9"}
    path = "/de/asked-by-a-stranger/"
    with watched() as seen:
        site.ask(path, headers=headers)
        for _ in takewhile(lambda _: path not in seen.paths, count()):
            # Another request lets the server write what it has to log.
            site.ask("/healthz")
    addresses = {each["address"] for each in seen.requests if each["path"] == path}
    assert addresses == {"127.0.0.1"}


def test_http_2_is_spoken(site, program, chance):
    path = chance.choice(pages(site))
    command = [program("curl"), "--silent", "--insecure", "--http2", "--include"]
    command += ["--write-out", "%{http_version}", f"https://{HOST}:{site.port}{path}"]
    output = subprocess.run(command, check=True, capture_output=True).stdout
    head, _, rest = output.partition(b"\r\n\r\n")
    assert rest.endswith(b"2")
    answer = site.ask_bare(path)
    assert rest[:-1] == answer.body
    lines = head.decode("latin-1").split("\r\n")
    fields = sorted(line.partition(": ")[::2] for line in lines[1:])
    passing = ("date", "server")
    assert [each for each in fields if each[0] not in passing] == told(answer)[1]


def test_health_is_told_through_nginx(site):
    assert json.loads(site.ask("/readyz").body)["ready"] is True
