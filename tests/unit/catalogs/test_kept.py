import errno
import os
import resource
from hashlib import sha256

import pytest

from dragoman.catalogs import kept as modules
from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.kept import Kept
from dragoman.catalogs.reread import read
from unit.catalogs import many_messages
from unit.catalogs.many_messages import PATH


@pytest.fixture
def data(chance):
    return many_messages.file(many_messages.messages(100, chance))


def keep(kept, data):
    found = read(data, PATH, "de", Domain.CONTENT)
    kept.keep(PATH, found)
    return found


def find(kept, data):
    return kept.find(PATH, "de", Domain.CONTENT, sha256(data).hexdigest())


def test_a_kept_catalog_is_found_by_its_files_content(tmp_path, data):
    kept = Kept(tmp_path / "catalogs")
    assert find(kept, data) is None
    found = keep(kept, data)
    assert find(kept, data) == found
    assert find(kept, data + b"\n") is None
    assert kept.find(PATH, "fr", Domain.CONTENT, sha256(data).hexdigest()) is None


def test_what_was_read_by_other_rules_is_not_found(tmp_path, data):
    keep(Kept(tmp_path, read_with="example.org"), data)
    assert find(Kept(tmp_path), data) is None


def test_what_another_program_has_kept_is_not_found(tmp_path, data, monkeypatch):
    with monkeypatch.context() as earlier:
        earlier.setattr(modules, "program", lambda: "an earlier one")
        keep(Kept(tmp_path), data)
    assert find(Kept(tmp_path), data) is None


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_a_damaged_one_is_not_believed(tmp_path, data, damage, chance):
    kept = Kept(tmp_path)
    keep(kept, data)
    (file,) = tmp_path.iterdir()
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1
    file.write_bytes(bytes(content) if damage is None else damage)
    assert find(kept, data) is None


def test_a_damaged_one_makes_room_for_a_whole_one(tmp_path, data):
    kept = Kept(tmp_path)
    found = keep(kept, data)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert find(kept, data) is None
    assert kept.keep(PATH, found)
    assert find(kept, data) == found


def test_one_that_is_somebody_elses_can_be_used(tmp_path, data, monkeypatch):
    kept = Kept(tmp_path)
    found = keep(kept, data)

    def refused(path):
        raise PermissionError(errno.EPERM, "Operation not permitted", str(path))

    monkeypatch.setattr(os, "utime", refused)
    assert find(kept, data) == found


def test_what_a_full_disk_does_not_take_leaves_nothing(tmp_path, data):
    kept = Kept(tmp_path / "catalogs")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        keep(kept, data)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list((tmp_path / "catalogs").iterdir())


def kept_one_after_another(folder, data, count):
    found, kept = [], Kept(folder)
    for number in range(count):
        read = keep(kept, data + b"\n" * number)
        (file,) = {*folder.iterdir()} - {each for _, each in found}
        os.utime(file, ns=(number, number))
        found.append((read, file))
    return found


def test_the_ones_used_longest_ago_make_room(tmp_path, data):
    found = kept_one_after_another(tmp_path, data, 4)
    room = found[0][1].stat().st_size * 5 // 2
    Kept(tmp_path, room).make_room({PATH: found[3][0]})
    assert {*tmp_path.iterdir()} == {file for _, file in found[2:]}


def test_what_the_site_needs_stays_however_much_it_is(tmp_path, data):
    found = kept_one_after_another(tmp_path, data, 3)
    Kept(tmp_path, 1).make_room({PATH: found[0][0]})
    assert [*tmp_path.iterdir()] == [found[0][1]]


def test_where_nothing_is_kept_nothing_makes_room(tmp_path):
    Kept(tmp_path / "catalogs", 1).make_room({})
    assert not [*tmp_path.iterdir()]


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path, data):
    (tmp_path / "file").touch()
    kept = Kept(tmp_path / "file")
    keep(kept, data)
    assert find(kept, data) is None


def test_it_tells_when_a_file_was_kept_last_by_these_rules(tmp_path, data):
    kept = Kept(tmp_path / "catalogs")
    assert kept.newest(PATH, "de", Domain.CONTENT) == 0
    keep(kept, data)
    (file,) = (tmp_path / "catalogs").iterdir()
    assert kept.newest(PATH, "de", Domain.CONTENT) == file.stat().st_mtime_ns
    assert kept.newest(PATH, "fr", Domain.CONTENT) == 0
    other = Kept(tmp_path / "catalogs", read_with="example.org")
    assert other.newest(PATH, "de", Domain.CONTENT) == 0


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path):
    (tmp_path / "file").touch()
    assert Kept(tmp_path / "catalogs").is_writable()
    assert not Kept(tmp_path / "file" / "catalogs").is_writable()
