import base64
import gzip
import hashlib
import random
from datetime import date, timedelta

import brotli
import pytest

from dragoman.assets import compression, naming
from dragoman.assets.store import HELD, INDEX, KEPT, Store

TODAY = date(2026, 3, 1)
CSS = b"body { margin: 0 }\n" * 50


def generation(folder, contents, today=TODAY):
    """Bring a store up to date; return the present and the past assets."""
    folder.mkdir(exist_ok=True)
    store = Store(folder, today)
    present = {
        name: store.keep(naming.hashed(name, content), content)
        for name, content in contents.items()
    }
    past = store.past()
    store.close()
    return present, past


def snapshot(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_all_codings_lie_beside_each_other(tmp_path):
    present, _ = generation(tmp_path, {"css/a.css": CSS})
    asset = present["css/a.css"]
    assert list(asset.bodies) == ["br", "gzip", "identity"]
    assert brotli.decompress(asset.bodies["br"].read()) == CSS
    assert gzip.decompress(asset.bodies["gzip"].read()) == CSS
    assert asset.bodies["identity"].read() == CSS
    name = naming.hashed("css/a.css", CSS)
    assert set(snapshot(tmp_path)) == {name, f"{name}.br", f"{name}.gz", INDEX}
    assert asset.media_type == "text/css; charset=utf-8"


def test_etags_differ_by_content_and_by_coding(tmp_path):
    present, _ = generation(tmp_path, {"a.css": CSS, "b.css": CSS + b" "})
    etags = [body.etag for one in present.values() for body in one.bodies.values()]
    assert len(set(etags)) == 6
    assert all(etag.startswith('"') and etag.endswith('"') for etag in etags)


def test_a_coding_that_saves_nothing_is_not_kept(tmp_path):
    small, noise = b"a{}", random.Random(1).randbytes(4000)
    contents = {"a.css": small, "b.png": CSS, "c.txt": noise}
    for _ in range(2):
        present, _ = generation(tmp_path, contents)
        assert [list(one.bodies) for one in present.values()] == [["identity"]] * 3
    assert not list(tmp_path.glob("*.br"))


def test_small_present_bodies_are_held(tmp_path):
    large = bytes(HELD + 1)
    generation(tmp_path, {"old.css": CSS})
    present, past = generation(tmp_path, {"a.css": CSS, "b.png": large})
    assert present["a.css"].bodies["br"].held
    assert present["b.png"].bodies["identity"].held is None
    assert present["b.png"].bodies["identity"].read(HELD) == b"\0"
    (old,) = past.values()
    assert old.bodies["identity"].held is None
    assert old.bodies["identity"].read() == CSS


def test_a_second_start_writes_and_compresses_nothing(tmp_path, monkeypatch):
    generation(tmp_path, {"a.css": CSS})
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    monkeypatch.setattr(compression, "compress", None)
    generation(tmp_path, {"a.css": CSS})
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_a_generation_stays_thirty_days_and_then_goes(tmp_path):
    generation(tmp_path, {"a.css": CSS}, TODAY - timedelta(days=400))
    old = naming.hashed("a.css", CSS)
    for days in (0, 1, 30):
        _, past = generation(tmp_path, {"a.css": b"new"}, TODAY + timedelta(days=days))
        assert list(past) == [old]
        assert past[old].bodies["br"].read() == compression.compress(CSS, "br")
    _, past = generation(tmp_path, {"a.css": b"new"}, TODAY + KEPT + timedelta(days=1))
    assert past == {}
    assert set(snapshot(tmp_path)) == {naming.hashed("a.css", b"new"), INDEX}


def test_a_file_that_comes_back_starts_anew(tmp_path):
    generation(tmp_path, {"a.css": CSS})
    generation(tmp_path, {}, TODAY)
    generation(tmp_path, {"a.css": CSS}, TODAY + timedelta(days=20))
    _, past = generation(tmp_path, {}, TODAY + timedelta(days=40))
    _, past = generation(tmp_path, {}, TODAY + timedelta(days=70))
    assert list(past) == [naming.hashed("a.css", CSS)]


def test_a_day_in_the_future_counts_as_today(tmp_path):
    generation(tmp_path, {"a.css": CSS})
    generation(tmp_path, {}, TODAY + timedelta(days=9999))
    generation(tmp_path, {}, TODAY)
    assert generation(tmp_path, {}, TODAY + KEPT)[1]
    assert not generation(tmp_path, {}, TODAY + KEPT + timedelta(days=1))[1]


@pytest.mark.parametrize("suffix", ["", ".br", ".gz"])
@pytest.mark.parametrize("damage", [b"", b"other", None])
def test_damaged_present_files_are_made_anew(tmp_path, suffix, damage):
    generation(tmp_path, {"a.css": CSS})
    before = snapshot(tmp_path)
    path = tmp_path / (naming.hashed("a.css", CSS) + suffix)
    path.unlink()
    if damage is not None:
        path.write_bytes(damage)
    generation(tmp_path, {"a.css": CSS})
    assert snapshot(tmp_path) == before


def test_a_damaged_earlier_file_is_not_served(tmp_path):
    generation(tmp_path, {"a.css": CSS, "b.css": CSS + b" "})
    bad, good = naming.hashed("a.css", CSS), naming.hashed("b.css", CSS + b" ")
    (tmp_path / bad).write_bytes(CSS.replace(b"0", b"1"))
    assert list(generation(tmp_path, {})[1]) == [good]
    assert not list(tmp_path.glob("a.*"))


def test_a_damaged_coding_of_an_earlier_file_is_made_anew(tmp_path):
    generation(tmp_path, {"a.css": CSS})
    name = naming.hashed("a.css", CSS)
    (tmp_path / f"{name}.br").write_bytes(brotli.compress(b"evil"))
    _, past = generation(tmp_path, {})
    assert brotli.decompress(past[name].bodies["br"].read()) == CSS


@pytest.mark.parametrize("content", [None, b"", b"{", b"[1]", b'{"../x": {"left": 1}}'])
def test_a_lost_index_costs_no_generation(tmp_path, content):
    generation(tmp_path, {"a.css": CSS})
    (tmp_path / INDEX).unlink()
    if content is not None:
        (tmp_path / INDEX).write_bytes(content)
    _, past = generation(tmp_path, {"a.css": b"new"})
    assert list(past) == [naming.hashed("a.css", CSS)]


def test_an_index_names_no_files_outside(tmp_path):
    outside = tmp_path / naming.hashed("key", b"secret")
    outside.write_bytes(b"secret")
    store = tmp_path / "store"
    store.mkdir()
    entry = f'{{"../{outside.name}": {{"left": "2000-01-01", "codings": {{}}}}}}'
    (store / INDEX).write_text(entry)
    assert generation(store, {}) == ({}, {})
    assert outside.read_bytes() == b"secret"


def test_foreign_files_are_neither_served_nor_removed(tmp_path):
    (tmp_path / "README").write_bytes(b"mine")
    assert generation(tmp_path, {}) == ({}, {})
    assert (tmp_path / "README").exists()


def test_equal_histories_give_equal_folders(tmp_path):
    orders = [["a.css", "b.js", "c.png"], ["c.png", "b.js", "a.css"]]
    for folder, names in zip((tmp_path / "1", tmp_path / "2"), orders, strict=True):
        generation(folder, {name: CSS + name.encode() for name in names})
        generation(folder, {"a.css": b"new"}, TODAY + timedelta(days=1))
    first, second = snapshot(tmp_path / "1"), snapshot(tmp_path / "2")
    assert first == second
    assert len(first) == 9


def test_integrity_is_that_of_the_bytes(tmp_path):
    present, _ = generation(tmp_path, {"a.css": CSS})
    expected = base64.b64encode(hashlib.sha384(CSS).digest()).decode()
    assert present["a.css"].integrity == f"sha384-{expected}"
