from dataclasses import replace

import pytest

import sites
from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.kept_file import KeptFile
from dragoman.catalogs.keys import Keys
from dragoman.catalogs.packing import pack, unpack
from dragoman.catalogs.reread import read
from unit.catalogs import many_messages
from unit.catalogs.many_messages import PATH


@pytest.fixture
def there_and_back(tmp_path):
    def both(found):
        file = tmp_path / "packed"
        file.write_bytes(b"".join(pack(found, Keys(found.keys))))

        def keys(digest, read):
            known = Keys.from_file(read)
            assert known.digest == digest
            return known

        return unpack(KeptFile(file), PATH, keys)

    return both


def test_what_was_packed_comes_back_the_same(chance, there_and_back):
    parts = many_messages.messages(200, chance)
    parts += [sites.entry("Twice.", "Zweimal."), sites.entry("Twice.", "Doppelt.")]
    found = read(many_messages.file(parts), PATH, "de", Domain.CONTENT)
    assert found.loaded.problems
    back = there_and_back(found)
    assert replace(back, known=found.known) == found
    assert back.keys == found.keys
    assert back.loaded.catalog.plural == found.loaded.catalog.plural
    pairs = zip(back.loaded.entries, found.loaded.entries, strict=True)
    assert all((one.line, one.charset) == (two.line, two.charset) for one, two in pairs)


def test_an_empty_file_comes_back_too(there_and_back):
    found = read(many_messages.file([]), PATH, "de", Domain.CONTENT)
    assert replace(there_and_back(found), known=found.known) == found
