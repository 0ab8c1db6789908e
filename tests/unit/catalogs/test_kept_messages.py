from array import array

import pytest

from dragoman.catalogs.catalog import Origin, State, Translation
from dragoman.catalogs.kept_file import KeptFile
from dragoman.catalogs.kept_messages import MOST_RECENT, Table, groups, packed
from dragoman.catalogs.keys import Keys

MESSAGES = {
    None: {
        f"{state} {origin}": Translation((f"ü {origin}\0", ""), state, origin, before)
        for state in State
        for origin in Origin
        for before in (None, "earlier")
    },
    "menu": {"File": Translation(("Datei",), State.CURRENT)},
}
EMPTY = {(None, "not translated"), ("other", "not translated either")}


@pytest.fixture
def kept(tmp_path):
    found = {(context, text) for context in MESSAGES for text in MESSAGES[context]}
    keys = Keys(frozenset(found | EMPTY))
    kinds, ends, texts = packed(MESSAGES, keys)
    path = tmp_path / "texts"
    path.write_bytes(b"before" + texts)
    table = Table(keys, kinds, array("I", ends), KeptFile(path), 6)
    return groups(table, {context: len(group) for context, group in MESSAGES.items()})


def test_every_translation_comes_back(kept):
    assert kept == MESSAGES
    for context, group in MESSAGES.items():
        assert len(kept[context]) == len(group)
        assert set(kept[context]) == set(group)


def test_what_is_not_translated_is_not_there(kept):
    for _, text in EMPTY:
        assert text not in kept[None]
        assert kept[None].get(text) is None
    assert "File" not in kept[None]
    assert "heard of by nobody" not in kept[None]


def test_only_so_many_are_remembered(tmp_path):
    size = 2 * MOST_RECENT + 1
    said = {f"{n}": Translation((f"{-n}",), State.CURRENT) for n in range(size)}
    keys = Keys(frozenset((None, text) for text in said))
    kinds, ends, texts = packed({None: said}, keys)
    path = tmp_path / "texts"
    path.write_bytes(texts)
    table = Table(keys, kinds, array("I", ends), KeptFile(path), 0)
    group = groups(table, {None: size})[None]
    for text, translation in said.items():
        assert group[text] == translation
        assert group[text] is group[text]
        assert 0 < len(table.recent) <= MOST_RECENT
