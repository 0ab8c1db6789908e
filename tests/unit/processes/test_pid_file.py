import os
import threading

import pytest

from dragoman.processes.pid_file import PidFile, read


def standing(done, reason=""):
    failed = {"reason": reason} if reason else {}
    return {"pid": os.getpid(), "begun": done, "done": done, "failed": failed}


def test_what_the_holder_writes_is_read(tmp_path):
    path = tmp_path / "var" / "server.pid"
    file = PidFile(path)
    for told in (standing(1, "long " * 50), standing(2)):
        file.write(told)
        assert read(path) == told
    file.close()
    assert read(path) is None


def test_a_file_that_nobody_holds_tells_nothing(tmp_path):
    path = tmp_path / "server.pid"
    assert read(path) is None
    path.write_text('{"pid": 1, "begun": 0, "done": 0, "failed": {}}')
    assert read(path) is None


def test_only_one_process_holds_it(tmp_path):
    path = tmp_path / "server.pid"
    file = PidFile(path)
    with pytest.raises(BlockingIOError):
        PidFile(path)
    file.close()
    PidFile(path).close()


def test_nothing_half_written_is_read(tmp_path):
    path = tmp_path / "server.pid"
    file = PidFile(path)
    file.write(standing(0))
    found = []
    reading = threading.Thread(target=lambda: found.extend(map(read, [path] * 300)))
    reading.start()
    number = 0
    while reading.is_alive():
        number += 1
        file.write(standing(number, "x" * (number % 50)))
    reading.join()
    file.close()
    done = [each["done"] for each in found]
    assert done == sorted(done)
    assert all(each["failed"].get("reason", "").strip("x") == "" for each in found)


def test_it_is_written_by_whoever_holds_it_first(tmp_path):
    path = tmp_path / "server.pid"
    file = PidFile(path)
    told = []
    reading = threading.Thread(target=lambda: told.append(read(path)))
    reading.start()
    file.write(standing(3))
    reading.join()
    assert told == [standing(3)]
    file.close()
