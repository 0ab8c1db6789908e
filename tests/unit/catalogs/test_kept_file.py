import os
from hashlib import sha256

import pytest

from dragoman.catalogs import kept_file
from dragoman.catalogs.kept_file import KeptFile


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "kept"
    path.write_bytes(bytes(range(256)) * 10_000)
    return path


def test_a_part_is_read(path):
    file = KeptFile(path)
    assert file.size == 2_560_000
    assert file.read(256, 3) == b"\0\1\2"
    assert file.digest(5, 2_500_000) == sha256(path.read_bytes()[5:2_500_005]).digest()


def test_what_is_not_there_is_an_error(path):
    with pytest.raises(OSError, match="damaged"):
        KeptFile(path).read(2_559_999, 2)
    with pytest.raises(FileNotFoundError):
        KeptFile(path.with_name("none"))


def test_it_stays_readable_when_it_is_taken_away(path):
    file = KeptFile(path)
    path.unlink()
    assert file.read(1, 1) == b"\1"


def test_it_is_closed_with_its_last_reader(path):
    file = KeptFile(path)
    descriptor = file._descriptor
    assert os.fstat(descriptor).st_size == file.size
    del file
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


def test_more_than_may_be_open_are_held_in_memory(path, monkeypatch):
    """However many catalogs there are, most files are left for connections."""
    first = KeptFile(path)
    monkeypatch.setattr(kept_file, "SHARE_OF_FILES", 0)
    others = [KeptFile(path) for _ in range(9)]
    assert not any(_is_open(each._descriptor, path) for each in others)
    path.unlink()
    for each in (first, *others):
        assert each.size == 2_560_000
        assert each.read(256, 3) == b"\0\1\2"
        assert each.digest(5, 9) == first.digest(5, 9)
        with pytest.raises(OSError, match="damaged"):
            each.read(2_559_999, 2)


def _is_open(descriptor, path):
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False
