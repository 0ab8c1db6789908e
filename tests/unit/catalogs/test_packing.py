import marshal

import sites
from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.packing import pack, unpack
from dragoman.catalogs.reread import read
from unit.catalogs import many_messages
from unit.catalogs.many_messages import PATH


def test_what_was_packed_comes_back_the_same(chance):
    parts = many_messages.messages(200, chance)
    parts += [sites.entry("Twice.", "Zweimal."), sites.entry("Twice.", "Doppelt.")]
    found = read(many_messages.file(parts), PATH, "de", Domain.CONTENT)
    assert found.loaded.problems
    back = unpack(marshal.loads(marshal.dumps(pack(found))), PATH)
    assert back == found
    assert back.loaded.catalog.plural == found.loaded.catalog.plural
    pairs = zip(back.loaded.entries, found.loaded.entries, strict=True)
    assert all((one.line, one.charset) == (two.line, two.charset) for one, two in pairs)


def test_an_empty_file_comes_back_too():
    found = read(many_messages.file([]), PATH, "de", Domain.CONTENT)
    assert unpack(marshal.loads(marshal.dumps(pack(found))), PATH) == found
