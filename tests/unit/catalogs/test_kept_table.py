"""The texts of a kept catalog come back, and those of a page by one look."""

from array import array

from dragoman.catalogs.kept_file import KeptFile
from dragoman.catalogs.kept_table import Table, packed
from dragoman.catalogs.keys import Keys
from dragoman.catalogs.translation import Origin, Standing, State, Translation


class Counted(KeptFile):
    reads = 0

    def read(self, start, size):
        self.reads += 1
        return super().read(start, size)


def test_texts_that_stand_together_are_read_at_once(tmp_path, chance):
    said = {f"{n}": Translation((f"{n}ü" * 40,), State.CURRENT) for n in range(999)}
    order = [(None, text) for text in said]
    # Sorted by their texts they would stand elsewhere.
    table = _table(tmp_path, said, order, Counted)
    page = [str(n) for n in range(100, 150)]
    chance.shuffle(page)
    _check(table, said, page)
    assert table.file.reads == 1
    _check(table, said, [*page, "900", "3", "900"])
    assert table.file.reads == 1 + 3
    # Those that stand alone are remembered.
    _check(table, said, [*page, "900", "3", "900"])
    assert table.file.reads == 1 + 3 + 1


def test_only_so_many_are_remembered(tmp_path):
    said = {f"{n}": Translation((f"{n}",), State.CURRENT) for n in range(600)}
    far = {f"{n} far": Translation(("x" * 5000,), State.CURRENT) for n in range(600)}
    order = [(None, key) for pair in zip(said, far, strict=True) for key in pair]
    table = _table(tmp_path, {**said, **far}, order, KeptFile)
    sizes = set()
    for text in said:
        _check(table, said, [text, "0"])
        sizes.add(len(table.remembered))
    assert 1 < max(sizes) <= 256


def test_what_utf_8_cannot_hold_comes_back(tmp_path):
    said = {"a": Translation(("\udc80",), State.CURRENT)}
    table = _table(tmp_path, said, [], KeptFile)
    assert table.translations([0]) == {0: said["a"]}


def test_one_is_read_as_several_are(tmp_path):
    said = {
        f"{n} {state}": Translation(("x",) * n, state, origin, before)
        for n in range(3)
        for state in State
        for origin in Origin
        for before in (None, "earlier")
    }
    table = _table(tmp_path, said, [], KeptFile)
    rows = range(len(said))
    assert {row: table.translation(row) for row in rows} == table.translations(rows)
    _check(table, said, list(said))
    for (_, text), row in table.keys.rows.items():
        assert table.standing(row) == Standing(said[text].state, said[text].origin)
    assert table.standings(rows) == [table.standing(row) for row in rows]


def test_what_is_not_translated_stands_nowhere(tmp_path):
    keys = Keys(frozenset({(None, "a"), ("b", "a")}))
    kinds, places, ends, texts = packed({}, keys, [(None, "a"), (None, "c")])
    assert texts == b""
    path = tmp_path / "texts"
    path.write_bytes(texts)
    table = Table(keys, kinds, array("I", places), array("I", ends), KeptFile(path), 0)
    assert [table.standing(row) for row in range(2)] == [None, None]
    assert table.standings([0, -1, 1]) == [None, None, None]
    assert table.translations([]) == {}


def _check(table, said, texts):
    rows = [table.keys.rows[None, text] for text in texts]
    found = table.translations(rows)
    assert [found[row] for row in rows] == [said[text] for text in texts]


def _table(folder, said, order, file):
    keys = Keys(frozenset((None, text) for text in said))
    kinds, places, ends, texts = packed({None: said}, keys, order)
    path = folder / "texts"
    path.write_bytes(texts)
    return Table(keys, kinds, array("I", places), array("I", ends), file(path), 0)
