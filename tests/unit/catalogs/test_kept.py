from hashlib import sha256
from pathlib import Path

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


@pytest.mark.parametrize("other", ["markdown", "parser"])
def test_what_another_markdown_has_made_is_not_found(
    tmp_path, data, monkeypatch, other
):
    keep(Kept(tmp_path), data)
    assert find(Kept(tmp_path), data) is not None
    read_bytes = Path.read_bytes
    if other == "parser":
        monkeypatch.setattr(modules, "_parser", lambda: "another")
    else:
        monkeypatch.setattr(
            Path,
            "read_bytes",
            lambda path: read_bytes(path) + b"#" * (path.parent.name == "markdown"),
        )
    modules._program.cache_clear()
    found = find(Kept(tmp_path), data)
    monkeypatch.undo()
    modules._program.cache_clear()
    assert found is None
    assert find(Kept(tmp_path), data) is not None


def test_the_parser_is_known_by_its_files():
    assert "_pyromark" in modules._parser()


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_a_damaged_one_is_not_believed(tmp_path, data, damage, chance):
    kept = Kept(tmp_path)
    keep(kept, data)
    (file,) = tmp_path.iterdir()
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1
    file.write_bytes(bytes(content) if damage is None else damage)
    assert find(kept, data) is None


def test_the_ones_used_longest_ago_make_room(tmp_path, data):
    keep(Kept(tmp_path), data)
    (first,) = tmp_path.iterdir()
    room = first.stat().st_size * 5 // 2
    for number in range(4):
        keep(Kept(tmp_path, room), data + b"\n" * (number + 1))
    assert len(list(tmp_path.iterdir())) == 2
    assert not first.exists()


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path, data):
    (tmp_path / "file").touch()
    kept = Kept(tmp_path / "file")
    keep(kept, data)
    assert find(kept, data) is None


def test_it_tells_whether_a_file_is_kept_as_it_is_now_and_by_these_rules(
    tmp_path, data
):
    kept = Kept(tmp_path / "catalogs")
    file = (PATH, "de", Domain.CONTENT, sha256(data).hexdigest())
    assert not kept.has(*file)
    keep(kept, data)
    assert kept.has(*file)
    assert not kept.has(PATH, "fr", *file[2:])
    assert not kept.has(*file[:3], sha256(data + b"\n").hexdigest())
    assert not Kept(tmp_path / "catalogs", read_with="example.org").has(*file)


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path):
    (tmp_path / "file").touch()
    assert Kept(tmp_path / "catalogs").is_writable()
    assert not Kept(tmp_path / "file" / "catalogs").is_writable()
