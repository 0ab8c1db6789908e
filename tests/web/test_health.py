"""Health is told under every host; broken files are details, never its status."""

import json

import sites
from dragoman.web.health import MOST
from web.running import running


def test_a_broken_file_is_told_and_the_site_is_ready(tmp_path):
    read = sites.read(
        tmp_path,
        content={"de": 'msgid "x\n'},
        pages={"bad.md": "---\ntitle: [\n---\n"},
        toml='base_url = "https://example.org"\n',
    )
    with running(read) as served:
        ready = served.ask("/readyz", headers={"Host": "10.0.0.1"})
        alive = served.ask("/healthz", headers={"Host": "anything"})
        page = served.ask("/de/", headers={"Host": "example.org"})
    assert (alive.status, alive.text) == (200, "alive\n")
    told = json.loads(ready.text)
    assert (ready.status, told["ready"]) == (200, True)
    assert any("content.po:1" in problem for problem in told["problems"])
    assert any("bad.md" in problem for problem in told["problems"])
    assert page.status == 200


def test_a_file_with_many_faults_makes_no_long_answer(tmp_path):
    twice = sites.catalog("de", *[sites.entry("Welcome", "Hallo")] * (MOST + 8))
    with running(sites.read(tmp_path, content={"de": twice})) as served:
        told = json.loads(served.ask("/readyz").text)
    assert len(told["problems"]) == MOST
    assert told["more_problems"] == 7
