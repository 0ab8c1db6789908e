import time

import pytest

import sites
from dragoman.app.building import index, memory
from dragoman.app.building.inputs import inputs
from dragoman.app.building.source import read

HOUR = 3600 * 10**9
GERMAN = [
    sites.entry(text, f"Deutsch: {text}")
    for text in ("Site", "Welcome", "The first paragraph.")
]


@pytest.fixture
def root(tmp_path):
    content = {"de": sites.catalog("de", *GERMAN)}
    return sites.write(tmp_path / "site", content=content, toml='title = "Site"\n')


def remembered(root):
    made_from = inputs(root, (), time.time_ns() + HOUR, {})
    return memory.of(read(root, "https://localhost"), made_from)


def test_what_was_remembered_is_read_back(root, tmp_path):
    (tmp_path / index.OWN).mkdir()
    said = remembered(root)
    name = memory.write(tmp_path, said)
    assert memory.read(tmp_path, name) == said
    assert said.share("index.md", "de").share == 1


def test_what_is_damaged_or_of_another_build_is_not_believed(root, tmp_path):
    own = tmp_path / index.OWN
    own.mkdir()
    name = memory.write(tmp_path, remembered(root))
    data = (own / name).read_bytes()
    for damaged in (data[:-1], data[:100] + b"\0" + data[101:], b""):
        (own / name).write_bytes(damaged)
        assert memory.read(tmp_path, name) is None
    assert memory.read(tmp_path, "") is None
    assert memory.read(tmp_path, "memory-0") is None


def test_only_the_last_is_left(root, tmp_path):
    own = tmp_path / index.OWN
    own.mkdir()
    (own / "memory-0").write_bytes(b"")
    name = memory.write(tmp_path, remembered(root))
    memory.forget_others(tmp_path, name)
    assert [path.name for path in own.iterdir()] == [name]


def test_nothing_is_remembered_where_a_page_shows_the_whole_site(root):
    page = root / "content/languages.md"
    page.write_text("---\ntitle: Welcome\nlayout: languages\n---\n")
    assert remembered(root) is None


def test_nothing_is_remembered_while_catalogs_are_behind_the_pages(root):
    (root / "content/new.md").write_text("---\ntitle: New\n---\n")
    assert remembered(root) is None
