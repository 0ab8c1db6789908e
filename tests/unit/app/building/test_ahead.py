import os
from concurrent.futures import ProcessPoolExecutor, wait

import pytest

import sites
from dragoman.app.building import ahead
from dragoman.app.building.source import read
from dragoman.catalogs import reread
from dragoman.catalogs.catalog import Domain
from dragoman.pages import store

URL = "https://example.org"
TAGS = ("de", "fr", "ja")
TEXT = "The first paragraph."


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setattr(ahead, "_WORTH", 0)
    content = {tag: sites.catalog(tag, sites.entry(TEXT, f"In {tag}")) for tag in TAGS}
    return sites.write(tmp_path / "site", content=content)


@pytest.fixture
def parsed(monkeypatch):
    """The languages of the catalogs of pages that this process has parsed."""
    found = []
    load = reread.load

    def noted(data, path, language, domain, *others, **more):
        if domain is Domain.CONTENT:
            found.append(language)
        return load(data, path, language, domain, *others, **more)

    monkeypatch.setattr(reread, "load", noted)
    return found


def texts(source):
    return {
        tag: source.site.readers[tag].block(TEXT, None, "index.md").text for tag in TAGS
    }


def test_what_other_processes_have_read_is_not_read_again(root, parsed):
    ahead.keep(root, 2)
    source = read(root, URL)
    assert texts(source) == {tag: f"In {tag}" for tag in TAGS}
    assert not parsed


def test_pages_are_compiled_ahead(root, monkeypatch):
    ahead.keep(root, 2)
    monkeypatch.setattr(store, "compile_page", None)
    assert read(root, URL).site.content.by_url[""].path == "index.md"


def test_one_process_reads_all_by_itself(root, parsed):
    ahead.keep(root, 1)
    source = read(root, URL)
    assert texts(source) == {tag: f"In {tag}" for tag in TAGS}
    assert sorted(parsed) == [*TAGS]


def test_what_is_kept_is_not_read_ahead(root, parsed, monkeypatch):
    ahead.keep(root, 2)
    monkeypatch.setattr(ahead, "_do", None)
    ahead.keep(root, 2)
    assert texts(read(root, URL))["de"] == "In de"
    assert not parsed


def test_a_broken_file_is_told_of_as_if_nobody_had_read_it_before(root):
    broken = root / "locale/de/LC_MESSAGES/content.po"
    broken.write_bytes(broken.read_bytes() + b'\nmsgid "unfinished')
    ahead.keep(root, 2)
    source = read(root, URL)
    assert texts(source) == {"de": TEXT, "fr": "In fr", "ja": "In ja"}
    (problem,) = source.parts.problems()
    assert problem.startswith("locale/de/LC_MESSAGES/content.po:")


def test_where_nothing_can_be_kept_one_process_reads(root, parsed):
    (root / "var").mkdir(exist_ok=True)
    (root / "var/catalogs").write_text("a file in the place of a folder")
    ahead.keep(root, 2)
    assert texts(read(root, URL))["fr"] == "In fr"
    assert sorted(parsed) == [*TAGS]


def _ended(_number):
    os._exit(1)


def test_a_process_that_ends_early_leaves_all_to_the_reader(root, parsed, monkeypatch):
    submit = ProcessPoolExecutor.submit

    def handed_over(*task):
        future = submit(*task)
        # So that the next task finds the processes gone.
        wait([future])
        return future

    monkeypatch.setattr(ProcessPoolExecutor, "submit", handed_over)
    monkeypatch.setattr(ahead, "_run", _ended)
    ahead.keep(root, 2)
    assert texts(read(root, URL)) == {tag: f"In {tag}" for tag in TAGS}
    assert sorted(parsed) == [*TAGS]
