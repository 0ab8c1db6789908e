import os

import pytest

from dragoman.catalogs.on_disk import read_bytes
from dragoman.errors import CatalogError


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "site" / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    return folder / "content.po"


def test_reading(path):
    with pytest.raises(FileNotFoundError):
        read_bytes(path)
    path.write_bytes(b"12345")
    assert read_bytes(path, 5) == b"12345"


def refused(path, reason, limit=100):
    with pytest.raises(CatalogError, match=reason) as caught:
        read_bytes(path, limit)
    assert caught.value.remedy


def test_a_file_that_is_too_large(path):
    path.write_bytes(b"12345")
    refused(path, "more than 4 bytes", 4)


def test_only_a_regular_file_is_read(path):
    os.mkfifo(path)
    refused(path, "no regular file")
    refused(path.parent, "cannot be read")


def test_a_link_within_the_languages_is_followed(path):
    other = path.parents[1].parent / "de_AT.po"
    other.write_bytes(b"here")
    path.symlink_to(other)
    assert read_bytes(path) == b"here"


def test_languages_may_lie_elsewhere_as_a_whole(path, tmp_path):
    path.write_bytes(b"here")
    (tmp_path / "linked").symlink_to(tmp_path / "site" / "locale")
    assert read_bytes(tmp_path / "linked" / "de/LC_MESSAGES/content.po") == b"here"


@pytest.mark.parametrize("target", ["/etc/hostname", "/dev/zero", "/nowhere/at/all"])
def test_a_link_out_of_the_languages_is_refused(path, target):
    path.symlink_to(target)
    refused(path, r"symbolic link that leads out of locale/")


def test_so_is_a_folder_that_is_such_a_link(path, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "content.po").write_bytes(b"there")
    path.parent.rmdir()
    path.parent.symlink_to(tmp_path / "elsewhere")
    refused(path, "leads out of locale/")


def test_links_in_a_circle_are_refused(path):
    path.symlink_to(path)
    refused(path, "cannot be read|circle")
