import os

import pytest

from dragoman.assets.asset import Asset, Body
from dragoman.errors import AssetError


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789")
    return path


def body(path, held=None):
    return Body(path, 10, '"x"', path.stat().st_mtime_ns, held)


@pytest.mark.parametrize("held", [None, b"0123456789"])
def test_a_body_is_read_whole_and_in_parts(path, held):
    one = body(path, held)
    assert one.read() == b"0123456789"
    assert one.read(3, 5) == b"34"
    assert one.read(8) == b"89"
    assert one.read(0, 0) == b""


def test_held_bytes_outlive_the_file(path):
    one = body(path, b"0123456789")
    path.unlink()
    assert one.read() == b"0123456789"


def test_a_changed_file_is_not_served(path):
    one = body(path)
    path.write_bytes(b"9876543210")
    os.utime(path, ns=(0, one.changed + 1))
    with pytest.raises(AssetError, match="changed"):
        one.read()


def test_a_file_of_another_size_is_not_served(path):
    one = body(path)
    path.write_bytes(b"0123")
    os.utime(path, ns=(0, one.changed))
    with pytest.raises(AssetError, match="changed"):
        one.read(0, 2)


def test_a_missing_file_is_told(path):
    one = body(path)
    path.unlink()
    with pytest.raises(AssetError, match="cannot be read") as caught:
        one.read()
    assert caught.value.place == str(path)
    assert caught.value.remedy


def test_an_asset_has_the_path_and_size_of_its_original(path):
    asset = Asset("a.1.txt", "text/plain", "sha384-x", {"identity": body(path)})
    assert (asset.path, asset.size) == (path, 10)
