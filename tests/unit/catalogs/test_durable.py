import os

import pytest

from dragoman.catalogs.durable import ChangedError, replace_file, sync_file
from dragoman.errors import CatalogError


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_with_its_folders(tmp_path):
    path = tmp_path / "de" / "LC_MESSAGES" / "content.po"
    assert replace_file(path, b"new", based_on=None)
    assert path.read_bytes() == b"new"
    assert names(path.parent) == ["content.po"]


def test_a_file_is_replaced_with_its_rights(tmp_path):
    path = tmp_path / "x.po"
    path.write_bytes(b"old")
    path.chmod(0o640)
    assert replace_file(path, b"new", based_on=b"old")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_equal_bytes_are_not_written(tmp_path):
    path = tmp_path / "x.po"
    path.write_bytes(b"same")
    before = path.stat()
    assert not replace_file(path, b"same", based_on=b"same")
    after = path.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("based_on", [b"older", None])
def test_anothers_change_is_never_overwritten(tmp_path, based_on):
    path = tmp_path / "x.po"
    path.write_bytes(b"theirs")
    with pytest.raises(CatalogError, match="changed while") as caught:
        replace_file(path, b"ours", based_on=based_on)
    assert caught.value.remedy
    assert path.read_bytes() == b"theirs"


def test_a_file_that_was_deleted_is_a_change_too(tmp_path):
    with pytest.raises(CatalogError, match="changed while"):
        replace_file(tmp_path / "x.po", b"ours", based_on=b"old")
    assert names(tmp_path) == []


def test_behind_a_link_the_file_itself_is_replaced(tmp_path):
    path, link = tmp_path / "x.po", tmp_path / "link.po"
    path.write_bytes(b"old")
    link.symlink_to(path)
    replace_file(link, b"new", based_on=b"old")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_write_that_fails_leaves_the_old_file_alone(tmp_path, monkeypatch):
    path = tmp_path / "x.po"
    path.write_bytes(b"old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CatalogError, match="No space left"):
        replace_file(path, b"new", based_on=b"old")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["x.po"]


def test_the_data_is_on_disk_before_its_name_leads_to_it(tmp_path, monkeypatch):
    order = []
    sync, rename = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda fd: (order.append("sync"), sync(fd)))
    monkeypatch.setattr(
        os, "replace", lambda *names: (order.append("rename"), rename(*names))
    )
    replace_file(tmp_path / "x.po", b"new", based_on=None)
    assert order == ["sync", "rename", "sync"]


def test_a_change_while_the_new_file_is_written_is_seen(tmp_path, monkeypatch):
    path = tmp_path / "x.po"
    path.write_bytes(b"old")
    real = os.fsync

    def interrupted(handle):
        path.write_bytes(b"theirs")
        real(handle)

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(ChangedError):
        replace_file(path, b"ours", based_on=b"old")
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["x.po"]


def test_what_a_killed_writer_left_is_removed(tmp_path):
    path = tmp_path / "x.po"
    for name in (".x.po.abcdefgh.new", ".y.po.abcdefgh.new"):
        (tmp_path / name).write_bytes(b"half")
    replace_file(path, b"new", based_on=None)
    assert names(tmp_path) == [".y.po.abcdefgh.new", "x.po"]


def test_a_file_that_is_gone_cannot_be_made_safe(tmp_path):
    path = tmp_path / "x.po"
    path.write_bytes(b"here")
    sync_file(path)
    path.unlink()
    with pytest.raises(CatalogError, match="cannot be written"):
        sync_file(path)
