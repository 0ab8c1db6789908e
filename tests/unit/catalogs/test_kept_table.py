"""The texts of a kept catalog come back, and those of a page by one look."""

from dataclasses import replace

from dragoman.catalogs.kept_file import KeptFile
from dragoman.catalogs.kept_table import Table
from dragoman.catalogs.keys import Keys
from dragoman.catalogs.packed_table import packed
from dragoman.catalogs.translation import (
    Origin,
    Several,
    Standing,
    State,
    Translation,
)


class Counted(KeptFile):
    reads = 0

    def read(self, start, size):
        self.reads += 1
        return super().read(start, size)


def test_texts_that_stand_together_are_read_at_once(tmp_path, chance):
    said = {f"{n}": Translation((f"{n}ü" * 40,), State.CURRENT) for n in range(999)}
    # Sorted by their texts they would stand elsewhere.
    table, counted = _table(tmp_path, said)
    page = [str(n) for n in range(100, 150)]
    chance.shuffle(page)
    _check(table, said, page)
    assert counted.reads == 1
    _check(table, said, [*page, "900", "3", "900"])
    assert counted.reads == 1 + 3
    # Those that stand alone are remembered.
    _check(table, said, [*page, "900", "3", "900"])
    assert counted.reads == 1 + 3 + 1


def test_what_stands_often_is_read_once_for_all_pages(tmp_path):
    said = {f"{n}": Translation((f"{n}ü" * 40,), State.CURRENT) for n in range(999)}
    often = [str(n) for n in range(0, 999, 9)]
    table, counted = _table(tmp_path, said, often)
    for text in often:
        _check(table, said, [text, "500", "501"])
    assert counted.reads == len(often) + 1


def test_only_so_many_are_remembered(tmp_path):
    said = {f"{n}": Translation((f"{n}",), State.CURRENT) for n in range(600)}
    far = {f"{n} far": Translation(("x" * 5000,), State.CURRENT) for n in range(600)}
    order = [key for pair in zip(said, far, strict=True) for key in pair]
    table, _ = _table(tmp_path, {key: {**said, **far}[key] for key in order})
    sizes = set()
    for text in said:
        _check(table, said, [text, "0"])
        sizes.add(len(table.remembered))
    assert 1 < max(sizes) <= 256


def test_one_is_read_as_several_are(tmp_path):
    said = {
        f"{n} {state}": Translation(("x",) * n, state, origin, before)
        for n in range(3)
        for state in State
        for origin in Origin
        for before in (None, "earlier")
    }
    table, _ = _table(tmp_path, said)
    _check(table, said, [*said, "not there"])
    for (_, text), row in table.keys.rows.items():
        assert table.translation(row) == said[text]
        assert table.standing(row) == Standing(said[text].state, said[text].origin)
    rows = range(len(said))
    assert table.standings(rows) == [table.standing(row) for row in rows]


def test_html_comes_back_where_it_was_kept(tmp_path):
    said = {
        text: Translation((text,), State.CURRENT)
        for text in ("plain", "*b*", "<i>", "", "\0", "\x02", "a\x02b", "\udc80")
    }
    kept = {"plain": "plain", "*b*": "<em>b</em>", "<i>": None, "": ""}
    table, _ = _table(tmp_path, said, ["*b*"], kept)
    texts = [*said]
    old = {"older": Translation(("*b*",), State.OUTDATED, previous="earlier")}
    for some in (texts, ["plain", "*b*", "<i>", ""]):
        rows = [table.keys.rows[None, text] for text in some]
        assert table.several(rows).parsed == [kept.get(text) for text in some]
        _check(table, said, some)
    table, _ = _table(tmp_path, {**said, **old}, parsed=kept)
    rows = [table.keys.rows[None, text] for text in ("older", "*b*")]
    assert table.several(rows).parsed == [None, "<em>b</em>"]


def test_what_is_not_translated_stands_nowhere(tmp_path):
    keys = Keys(frozenset({(None, "a"), ("b", "a")}))
    table, _ = _table(tmp_path, {}, keys=keys)
    assert [table.standing(row) for row in range(2)] == [None, None]
    assert table.standings([0, -1, 1]) == [None, None, None]
    assert table.several([0, 1, -1]) == Several.of([None] * 3)
    assert table.several([]) == Several([], [], [])
    table, _ = _table(tmp_path, {}, keys=Keys(frozenset()))
    assert table.several([-1]) == Several.of([None])


def _check(table, said, texts):
    rows = [table.keys.rows.get((None, text), -1) for text in texts]
    found = table.several(rows)
    assert found[:2] == Several.of(map(said.get, texts))[:2]


def _table(folder, said, often=(), parsed=None, keys=None):
    keys = keys or Keys(frozenset((None, text) for text in said))
    order = [(None, text) for text in said]
    found = packed(
        {None: said}, keys, order, [(None, text) for text in often], parsed or {}
    )
    path = folder / "texts"
    path.write_bytes(b"before" + found.texts)
    file = Counted(path)
    return Table(keys, replace(found, texts=b""), file, 6), file
