import errno
import os

import pytest

from dragoman.app.building.writing import Writer, replace_all, replace_whole


@pytest.fixture
def writer(tmp_path):
    for name in ("out", "unfinished", "kept"):
        (tmp_path / name).mkdir()
    return Writer(tmp_path / "out", tmp_path / "unfinished", tmp_path / "kept")


def test_a_file_lies_under_its_address_and_under_its_content(writer, tmp_path):
    size, changed = writer.put("de/guide/index.html", "abc.t", b"text")
    path = tmp_path / "out/de/guide/index.html"
    assert path.read_bytes() == b"text"
    assert path.samefile(tmp_path / "kept/abc.t")
    status = path.stat()
    assert (size, changed) == (status.st_size, status.st_mtime_ns)
    assert status.st_mode & 0o777 == 0o644
    assert not list((tmp_path / "unfinished").iterdir())


def test_another_state_leaves_the_bytes_of_the_former_under_its_content(
    writer, tmp_path
):
    writer.put("index.html", "a.t", b"a")
    writer.put("index.html", "b.t", b"b")
    assert (tmp_path / "out/index.html").read_bytes() == b"b"
    assert (tmp_path / "kept/a.t").read_bytes() == b"a"


def test_what_a_crash_has_left_under_a_content_is_replaced(writer, tmp_path):
    (tmp_path / "kept/a.t").write_bytes(b"")
    writer.put("index.html", "a.t", b"a")
    assert (tmp_path / "kept/a.t").read_bytes() == b"a"


def test_what_a_web_server_was_told_of_is_never_seen_in_part(tmp_path, monkeypatch):
    for name in ("out", "unfinished", "kept"):
        (tmp_path / name).mkdir()
    seen = []
    write = os.write

    def looked(file, data):
        seen.append(sorted(each.name for each in (tmp_path / "kept").iterdir()))
        return write(file, data)

    monkeypatch.setattr(os, "write", looked)
    told = Writer(*(tmp_path / each for each in ("out", "unfinished", "kept")), {"a.t"})
    told.put("index.html", "a.t", b"a")
    assert seen == [[]]
    assert (tmp_path / "kept/a.t").read_bytes() == b"a"


def test_a_file_that_the_disk_does_not_take_leaves_nothing(
    writer, tmp_path, monkeypatch
):
    def full(_file, _data):
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(OSError, match="full"):
            writer.put("index.html", "a.t", b"a")
    assert not [each for each in tmp_path.rglob("*") if each.is_file()]
    writer.put("index.html", "a.t", b"a")
    assert (tmp_path / "out/index.html").read_bytes() == b"a"


def test_equal_contents_lie_under_both_addresses(writer, tmp_path):
    for name in ("de/robots.txt", "en/robots.txt"):
        writer.put(name, "a.t", b"a")
        assert (tmp_path / "out" / name).samefile(tmp_path / "kept/a.t")
    assert (tmp_path / "out/de/robots.txt").read_bytes() == b"a"


@pytest.mark.parametrize("kept_as", ["a.t", ""])
def test_everybody_may_read_a_file_whoever_has_written_it(writer, tmp_path, kept_as):
    before = os.umask(0o077)
    try:
        writer.put("index.html", kept_as, b"a")
    finally:
        os.umask(before)
    assert (tmp_path / "out/index.html").stat().st_mode & 0o777 == 0o644


def test_a_file_without_a_content_name_lies_under_its_address_only(writer, tmp_path):
    writer.put("404.html", "", b"a")
    assert (tmp_path / "out/404.html").stat().st_nlink == 1


def test_a_link_in_the_place_of_a_file_is_replaced_not_followed(writer, tmp_path):
    mine = tmp_path / "mine"
    mine.write_bytes(b"mine")
    (tmp_path / "out/index.html").symlink_to(mine)
    writer.put("index.html", "a.t", b"a")
    assert mine.read_bytes() == b"mine"
    assert not (tmp_path / "out/index.html").is_symlink()


def test_a_file_is_replaced_as_a_whole(tmp_path):
    path = tmp_path / "index.json"
    path.write_bytes(b"long before")
    handle = os.open(path, os.O_RDONLY)
    replace_whole(path, b"now")
    assert (path.read_bytes(), os.read(handle, 99)) == (b"now", b"long before")
    os.close(handle)
    assert [each.name for each in tmp_path.iterdir()] == ["index.json"]


def test_of_several_files_none_is_replaced_before_all_are_written(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    replace_all({first: b"1", second: b"2"})
    assert [first.read_bytes(), second.read_bytes()] == [b"1", b"2"]
    (tmp_path / "second.unfinished").mkdir()
    with pytest.raises(IsADirectoryError):
        replace_all({first: b"3", second: b"4"})
    assert [first.read_bytes(), second.read_bytes()] == [b"1", b"2"]
