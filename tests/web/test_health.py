"""Health is told under every host; broken files are details, never its status."""

import json

import sites
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
