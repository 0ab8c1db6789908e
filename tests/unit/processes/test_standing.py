import os
import resource

import pytest

from dragoman.errors import DragomanError
from dragoman.processes import pid_file
from dragoman.processes.standing import Standing, plain


def test_reloads_are_told_from_begin_to_end(tmp_path):
    path = tmp_path / pid_file.PLACE
    standing = Standing(tmp_path)
    standing.open()
    first = {"pid": os.getpid(), "begun": 0, "done": 0, "failed": {}}
    assert pid_file.read(path) == first
    standing.begin()
    assert pid_file.read(path) == {**first, "begun": 1}
    error = DragomanError("it broke", place="a.html:3", remedy="Mend it")
    standing.end(error)
    failed = pid_file.read(path)
    assert (failed["begun"], failed["done"]) == (1, 1)
    assert str(DragomanError(**failed["failed"])) == str(error)
    standing.begin()
    standing.end(None)
    assert pid_file.read(path) == {**first, "begun": 2, "done": 2}
    standing.close()
    assert pid_file.read(path) is None


def test_a_second_server_of_a_site_tells_its_number_in_the_log(tmp_path, caplog):
    caplog.set_level("INFO", "dragoman")
    first, second = Standing(tmp_path), Standing(tmp_path)
    first.open()
    second.open()
    assert f"SIGHUP to {os.getpid()} will" in caplog.text
    second.begin()
    assert pid_file.read(tmp_path / pid_file.PLACE)["begun"] == 0
    second.close()
    first.close()


@pytest.mark.parametrize("is_full_from_the_start", [True, False])
def test_on_a_full_disk_nothing_is_told_and_nothing_fails(
    tmp_path, caplog, is_full_from_the_start
):
    caplog.set_level("INFO", "dragoman")
    standing = Standing(tmp_path)
    if not is_full_from_the_start:
        standing.open()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        if is_full_from_the_start:
            standing.open()
        standing.begin()
        standing.end(None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert f"SIGHUP to {os.getpid()} will" in caplog.text
    # Whoever asks for a reload does not wait for what is never told.
    assert pid_file.read(tmp_path / pid_file.PLACE) is None
    standing.close()


def test_an_error_can_be_made_of_its_parts_again():
    error = DragomanError("it broke")
    assert str(DragomanError(**plain(error))) == "it broke"
