import os
import time

import pytest

import sites
from dragoman.app.building import inputs as module

HOUR = 3600 * 10**9


@pytest.fixture
def root(tmp_path):
    return sites.write(tmp_path, files={"templates/x.html": "", "static/a.css": ""})


def inputs(*arguments):
    return module.inputs(*arguments).whole


def later():
    return time.time_ns() + HOUR


def test_the_same_files_give_the_same(root):
    now = later()
    assert inputs(root, ("a",), now, {}) == inputs(root, ("a",), now + 1, {}) != ""


@pytest.mark.parametrize(
    "name", ["content/index.md", "site.toml", "templates/x.html", "static/a.css"]
)
def test_a_change_of_any_file_gives_another(root, name):
    before = inputs(root, (), later(), {})
    os.utime(root / name, ns=(1, 1))
    assert inputs(root, (), later(), {}) != before


def test_a_file_that_came_or_went_gives_another(root):
    before = inputs(root, (), later(), {})
    (root / "locale/de/LC_MESSAGES").mkdir(parents=True)
    (root / "locale/de/LC_MESSAGES/content.po").write_text("")
    between = inputs(root, (), later(), {})
    (root / "content/index.md").unlink()
    assert len({before, between, inputs(root, (), later(), {})}) == 3


def test_what_is_asked_and_the_environment_give_another(root):
    now = later()
    found = {
        inputs(root, asked, now, environment)
        for asked in (("a",), ("b",))
        for environment in ({}, {"DRAGOMAN_TITLE": "T"}, {"DRAGOMAN_TITLE": "U"})
    }
    assert len(found) == 6
    assert inputs(root, (), now, {"HOME": "/a"}) == inputs(root, (), now, {})


def test_a_file_that_is_still_being_written_cannot_be_relied_on(root):
    assert inputs(root, (), time.time_ns(), {}) == ""


def test_what_the_catalogs_of_pages_say_is_told_apart(root):
    files = [root / f"locale/{tag}/LC_MESSAGES/content.po" for tag in ("de", "fr")]
    for file in files:
        file.parent.mkdir(parents=True)
        file.write_text("")
    before = module.inputs(root, (), later(), {})
    files[0].write_text("more")
    after = module.inputs(root, (), later(), {})
    assert before.beside == after.beside != ""
    assert before.whole != after.whole
    differing = {
        path for path in after.catalogs if after.catalogs[path] != before.catalogs[path]
    }
    assert differing == {str(files[0])}
    (root / "locale/de/LC_MESSAGES/messages.po").write_text("")
    assert module.inputs(root, (), later(), {}).beside != before.beside


def test_an_empty_folder_of_a_language_counts(root):
    before = module.inputs(root, (), later(), {})
    (root / "locale/nl").mkdir(parents=True)
    assert module.inputs(root, (), later(), {}).beside != before.beside


def test_a_young_catalog_leaves_the_rest_as_it_is(root):
    file = root / "locale/de/LC_MESSAGES/content.po"
    file.parent.mkdir(parents=True)
    file.write_text("")
    later = file.stat().st_mtime_ns + HOUR
    os.utime(file, ns=(later, later))
    found = module.inputs(root, (), later, {})
    assert (found.whole, found.catalogs) == ("", {str(file): ""})
    assert found.beside != ""


def test_an_override_that_stands_in_a_file_gives_another(root, tmp_path):
    file, now = tmp_path / "title", later()
    said = {"DRAGOMAN_TITLE_FILE": str(file)}
    without = inputs(root, (), now, said)
    file.write_text("One")
    before = inputs(root, (), now, said)
    file.write_text("Another")
    assert len({without, before, inputs(root, (), now, said)}) == 3


def test_another_library_gives_another(root, tmp_path, monkeypatch):
    folder, now = tmp_path / "installed", later()
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    before = inputs(root, (), now, {})
    (folder / "jinja2-99.dist-info").mkdir()
    assert inputs(root, (), now, {}) != before
