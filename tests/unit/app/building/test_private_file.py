import os

import pytest

from dragoman.app.building import private_file

DATA = b"code"


@pytest.fixture
def name(tmp_path):
    return private_file.write(tmp_path, "site", DATA)


def test_what_was_written_is_read(tmp_path, name):
    assert private_file.read(tmp_path, name) == DATA
    assert private_file.write(tmp_path, "site", DATA) == name
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_others_can_neither_write_nor_read_it(tmp_path, name):
    path = tmp_path / name
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o620)
    assert private_file.read(tmp_path, name) is None


def test_a_file_of_two_names_or_a_link_is_not_believed(tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / name).symlink_to(tmp_path / name)
    assert private_file.read(tmp_path / "folder", name) is None
    os.link(tmp_path / name, tmp_path / "elsewhere")
    assert private_file.read(tmp_path, name) is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_somebody_elses_file_is_not_believed(tmp_path, name):
    os.chown(tmp_path / name, 12345, 12345)
    assert private_file.read(tmp_path, name) is None


@pytest.mark.parametrize("damage", [b"", b"cod", b"coda"])
def test_what_is_damaged_or_gone_is_not_believed(tmp_path, name, damage):
    (tmp_path / name).write_bytes(damage)
    assert private_file.read(tmp_path, name) is None
    (tmp_path / name).unlink()
    assert private_file.read(tmp_path, name) is None
    os.mkfifo(tmp_path / name)
    assert private_file.read(tmp_path, name) is None
    assert private_file.read(tmp_path, "") is None
