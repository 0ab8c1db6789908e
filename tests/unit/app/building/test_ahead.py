import os
from concurrent.futures import ProcessPoolExecutor, wait

import pytest

import sites
from dragoman.app.building import ahead
from dragoman.app.building.source import read
from dragoman.app.places import kept_catalogs, kept_pages
from dragoman.catalogs import reread
from dragoman.catalogs.catalog import Domain
from dragoman.pages import kept as pages_kept
from dragoman.pages import store
from dragoman.pages.kept import KeptPages

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


def test_what_was_kept_by_other_rules_is_read_ahead_again(root, parsed):
    ahead.keep(root, 2)
    with (root / "site.toml").open("a") as settings:
        settings.write('link_hosts = ["example.net"]\n')
    ahead.keep(root, 2)
    assert texts(read(root, URL)) == {tag: f"In {tag}" for tag in TAGS}
    assert not parsed


def test_what_is_kept_of_some_languages_alone_is_read_ahead_of_the_others(root, parsed):
    ahead.keep(root, 2)
    for kept in sorted(kept_catalogs(root).iterdir())[1:]:
        kept.unlink()
    ahead.keep(root, 2)
    assert texts(read(root, URL)) == {tag: f"In {tag}" for tag in TAGS}
    assert not parsed


def test_pages_that_another_program_kept_are_compiled_ahead(root, monkeypatch):
    with monkeypatch.context() as earlier:
        earlier.setattr(pages_kept, "program", lambda: "an earlier one")
        assert KeptPages(kept_pages(root)).keep(store.load(root / "content").pages)
    ahead.keep(root, 2)
    monkeypatch.setattr(store, "compile_page", None)
    assert read(root, URL).site.content.by_url[""].path == "index.md"


def test_one_catalog_by_itself_is_left_to_the_reader(root, monkeypatch):
    ahead.keep(root, 2)
    edited = root / "locale/de/LC_MESSAGES/content.po"
    edited.write_text(sites.catalog("de", sites.entry(TEXT, "Anders")))
    monkeypatch.setattr(ahead, "_do", None)
    ahead.keep(root, 2)
    assert texts(read(root, URL))["de"] == "Anders"


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
