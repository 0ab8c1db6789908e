from dragoman.catalogs import po
from dragoman.catalogs.merge import Matching
from dragoman.catalogs.merge.splitting import rests

FIRST = "Signal embers yellow stone ladder letter."
SECOND = "Basket river mirror market oyster saddle."
THIRD = "Falcon walnut rocket hammer copper insect."
OTHER = "Nothing of it was ever there before."


def found(now, part, old, missing):
    """Say which texts of a page are rests of one, whose words another part has."""
    news = [po.NewEntry(text) for text in now]
    words = {(None, part): po.Entry(old, ("T",))}
    keys = {(None, text) for text in missing}
    pairs = list(rests(news, keys, words, Matching()))
    assert all(entry.msgid == old for _, entry in pairs)
    return [new.msgid for new, _ in pairs]


def test_either_part_of_a_text_is_the_rest_of_the_other():
    old = f"{FIRST} {SECOND}"
    assert found([FIRST, SECOND], FIRST, old, [SECOND]) == [SECOND]
    assert found([FIRST, SECOND], SECOND, old, [FIRST]) == [FIRST]


def test_a_text_in_three_parts_with_a_new_one_between():
    old, now = f"{FIRST} {SECOND} {THIRD}", [FIRST, OTHER, SECOND, THIRD]
    assert found(now, SECOND, old, [FIRST, OTHER, THIRD]) == [THIRD, FIRST]


def test_what_the_part_has_kept_is_no_rest():
    old = f"{FIRST} {SECOND}"
    assert found([old + " So.", FIRST], old + " So.", old, [FIRST]) == []


def test_beside_a_text_that_stayed_there_is_no_rest():
    old = f"{FIRST} {SECOND}"
    assert found([FIRST, OTHER, SECOND], FIRST, old, [SECOND]) == []


def test_a_few_words_may_stand_there_by_chance():
    old = f"{FIRST} Basket river."
    assert found([FIRST, "Basket river."], FIRST, old, ["Basket river."]) == []
