from dragoman.catalogs.shown import Shown, ShownTexts
from dragoman.catalogs.translation import Origin, State

CURRENT = ("de", State.CURRENT, Origin.HUMAN, None)
OLDER = ("de", State.OUTDATED, Origin.MACHINE, "earlier")
KEYS = [("a", None), ("b", "menu"), ("a", "menu")]


def test_texts_are_found_by_their_blocks():
    texts = ShownTexts(KEYS, ["eins", "zwei", "drei"], [CURRENT, OLDER, CURRENT], [])
    assert texts["a", None] == Shown("eins", "de", State.CURRENT)
    assert texts["b", "menu"] == Shown("zwei", *OLDER)
    assert texts["a", "menu"].text == "drei"
    assert texts.get(("b", None)) is None
    assert [*texts] == KEYS
    assert len(texts) == 3
