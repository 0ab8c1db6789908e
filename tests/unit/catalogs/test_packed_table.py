"""What is packed of the texts of a catalog, and in which order."""

from array import array

from dragoman.catalogs.keys import Keys
from dragoman.catalogs.packed_table import ABSENT, END, packed, with_more
from dragoman.catalogs.translation import State, Translation


def _packed(texts, order, often=()):
    said = {text: Translation((text,), State.CURRENT) for text in texts}
    keys = Keys(frozenset((None, text) for text in (*texts, "missing")))
    found = packed(
        {None: said}, keys, [(None, t) for t in order], [(None, t) for t in often]
    )
    return keys, found


def test_texts_stand_as_they_are_read(chance):
    texts = [f"{n}" for n in range(20)]
    chance.shuffle(texts)
    keys, found = _packed(texts, [*texts[:15], "unheard of"], texts[5:8])
    pieces = found.texts.decode().split(END)[:-1]
    assert found.often == 3
    assert pieces[:15] == texts[5:8] + texts[:5] + texts[8:15]
    assert sorted(pieces[15:]) == sorted(texts[15:])
    ranks, places = array("I", found.ranks), array("I", found.places)
    for (_, text), row in keys.rows.items():
        if text == "missing":
            assert found.kinds[row] == ABSENT
        else:
            begin, end = places[ranks[row]], places[ranks[row] + 1]
            assert found.texts[begin:end].decode() == text + END


def test_only_so_much_stands_first():
    texts = [f"{n:060}" for n in range(3000)]
    _, found = _packed(texts, texts, texts[::-1])
    places = array("I", found.places)
    assert 1000 < found.often < 3000
    assert places[found.often] <= 64 * 1024
    assert len(places) == 3001


def test_what_utf_8_cannot_hold_comes_back():
    said = Translation(("\udc80", "\0"), State.OUTDATED, previous="a\udc80")
    keys = Keys(frozenset({(None, "a")}))
    found = packed({None: {"a": said}}, keys, [])
    text = found.texts.decode().removesuffix(END)
    assert END not in text
    assert with_more(found.kinds[0], text) == said
