import pytest

from dragoman.catalogs import po
from dragoman.catalogs.kept_entries import LENGTH, KeptEntries, packed
from dragoman.catalogs.kept_file import KeptFile
from unit.catalogs import many_messages


@pytest.fixture
def file(chance):
    return po.parse(many_messages.file(many_messages.messages(5 * LENGTH, chance)))


@pytest.fixture
def path(tmp_path, file):
    path = tmp_path / "entries"
    path.write_bytes(b"!" + b"".join(packed(file.entries)))
    return path


@pytest.fixture
def kept(path, file):
    entries = file.entries
    sizes = [len(run) for run in packed(entries)]
    return KeptEntries(KeptFile(path), 1, len(entries), sizes, entries[0].charset)


def test_any_of_them_come_back_with_their_lines(kept, file, chance):
    entries = list(file.entries)
    assert list(kept) == entries
    for _ in range(50):
        start, stop = chance.choices(range(len(entries) + 2), k=2)
        found = kept[start:stop]
        assert list(found) == entries[start:stop]
        lines = [entry.line for entry in entries[start:stop]]
        assert [entry.line for entry in found] == lines
    assert kept[-1] == entries[-1]
