import json
from datetime import date

import pytest

from dragoman.assets import naming
from dragoman.assets.manifest import build
from dragoman.assets.newer import Newer
from dragoman.assets.store import INDEX

TODAY = date(2026, 11, 21)


@pytest.fixture
def folders(tmp_path):
    static = tmp_path / "static"
    static.mkdir()
    (static / "a.css").write_text("a { color: red }\n" * 50)
    return static, tmp_path / "store"


def made(static, store):
    return build([static], {}, store, today=TODAY)


def test_what_another_process_has_stored_is_found(folders):
    static, store = folders
    old = made(static, store)
    (static / "a.css").write_text("a { color: blue }\n" * 50)
    new = made(static, store)
    url = new.url("a.css")
    assert not hasattr(old.find(url), "bodies")
    assert old.may_be_newer(url)
    found, known = old.find_newer(url), new.find(url)
    assert found.name == known.name
    assert found.integrity == known.integrity
    assert list(found.bodies) == list(known.bodies)
    for coding, body in found.bodies.items():
        assert body.read() == known.bodies[coding].read()
        assert body.etag == known.bodies[coding].etag
    assert old.find(url) is found


def test_of_what_nobody_has_stored_nothing_is_found(folders):
    static, store = folders
    manifest = made(static, store)
    url = f"/static/a.{'0' * 16}.css"
    assert manifest.may_be_newer(url)
    assert manifest.find_newer(url) is None
    assert not manifest.may_be_newer("/static/b.css")


@pytest.mark.parametrize("folder", ["../", "x/../../", "/"])
def test_no_name_leads_out_of_the_store(folders, tmp_path, folder):
    static, store = folders
    made(static, store)
    (store / "x").mkdir()
    content = b"secret"
    name = naming.hashed("secret.css", content)
    (tmp_path / name).write_bytes(content)
    asked = f"{tmp_path}/{name}" if folder == "/" else folder + name
    # Even an index that somebody has tampered with names nothing else.
    (store / INDEX).write_text(json.dumps({asked: {"left": None, "codings": {}}}))
    assert Newer(store).find(asked) is None


def test_no_link_leads_out_of_the_store(folders, tmp_path):
    static, store = folders
    made(static, store)
    content = b"secret"
    name = naming.hashed("secret.css", content)
    (tmp_path / name).write_bytes(content)
    (store / name).symlink_to(tmp_path / name)
    (store / INDEX).write_text(json.dumps({name: {"left": None, "codings": {}}}))
    assert Newer(store).find(name) is None


def test_a_file_that_holds_something_else_is_not_believed(folders):
    static, store = folders
    name = made(static, store).url("a.css").removeprefix("/static/")
    (store / name).write_text("changed")
    assert Newer(store).find(name) is None


def test_without_a_store_there_is_nothing(tmp_path):
    assert Newer(tmp_path / "nowhere").find(f"a.{'0' * 16}.css") is None
