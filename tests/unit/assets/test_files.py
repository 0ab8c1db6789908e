import os
import threading

import pytest

from dragoman.assets import files


def test_written_bytes_are_read_back(tmp_path):
    path = tmp_path / "a/b/c.css"
    files.write(path, b"one")
    files.write(path, b"two")
    assert files.read(path) == b"two"
    assert [entry.name for entry in path.parent.iterdir()] == ["c.css"]


def test_another_program_may_read_what_is_written(tmp_path):
    before = os.umask(0o022)
    try:
        files.write(tmp_path / "a.css", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "a.css").stat().st_mode & 0o777 == 0o644


def test_a_leftover_of_a_crash_is_no_obstacle(tmp_path):
    (tmp_path / files.UNFINISHED).write_bytes(b"half of something long")
    files.write(tmp_path / "a.css", b"x")
    assert files.read(tmp_path / "a.css") == b"x"


def test_a_failed_write_leaves_the_old_file(tmp_path):
    files.write(tmp_path / "a.css", b"old")
    with pytest.raises(TypeError):
        files.write(tmp_path / "a.css", "text")
    assert files.read(tmp_path / "a.css") == b"old"


def test_what_cannot_be_read_is_none(tmp_path):
    assert files.read(tmp_path / "none") is None
    assert files.read(tmp_path) is None


def test_walk_leaves_out_links_and_hidden_files(tmp_path):
    for name in ("b/c.css", "a.css", ".hidden", ".lock/x"):
        files.write(tmp_path / name, b"")
    (tmp_path / "link").symlink_to("a.css")
    (tmp_path / "b/up").symlink_to("..")
    assert list(files.walk(tmp_path)) == ["a.css", "b/c.css"]


def test_one_writer_at_a_time(tmp_path):
    order = []

    def second():
        with files.locked(tmp_path / "store"):
            order.append("second")

    thread = threading.Thread(target=second)
    with files.locked(tmp_path / "store"):
        thread.start()
        thread.join(0.05)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
