import pytest

from dragoman.catalogs.kept_file import KeptFile
from dragoman.catalogs.kept_messages import groups
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
    known = {(context, text) for context in MESSAGES for text in MESSAGES[context]}
    keys = Keys(frozenset(known | EMPTY))
    found = packed(MESSAGES, keys, [])
    path = tmp_path / "texts"
    path.write_bytes(b"before" + found.texts)
    table = Table(keys, found, KeptFile(path), 6)
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


def test_several_come_back_at_once(kept):
    texts = (*MESSAGES[None], "not translated", "heard of by nobody", "current same")
    found = kept[None].several(texts)
    assert found == Several.of(MESSAGES[None].get(text) for text in texts)
    assert kept[None].several(()) == Several([], [], [])


def test_how_a_message_stands_is_known_without_reading(kept):
    for context, group in MESSAGES.items():
        for text, found in group.items():
            standing = kept[context].standing(text)
            assert standing == Standing(found.state, found.origin)
    assert kept[None].standing("not translated") is None
    assert kept[None].standing("heard of by nobody") is None
    texts = [*MESSAGES[None], "not translated", "heard of by nobody"]
    alone = [kept[None].standing(text) for text in texts]
    assert kept[None].standings(texts) == alone
