from dragoman.catalogs import po
from dragoman.catalogs.merge import Matching
from dragoman.catalogs.merge.texts import alike


def pairs(missing, texts, left=()):
    entries = [po.Entry(text, ("T",)) for text in texts]
    others = [po.Entry(text, ("T",)) for text in left]
    news = [po.NewEntry(text) for text in missing]
    found = alike(news, entries, Matching(), lambda _new: others)
    return {(new.msgid, entry.msgid) for new, entry in found}


def test_the_most_alike_first_and_each_once():
    old = "a red stone lies in the river"
    assert pairs(
        ["a red stone lies in a river", "a blue stone lies in the big river"], [old]
    ) == {("a red stone lies in a river", old)}


def test_what_is_not_alike_stays_alone():
    assert pairs(["a new text of no kin"], ["the river and the stone"]) == set()


def test_a_few_words_must_be_alike_more():
    assert pairs(["See it"], ["See also"]) == set()
    old, new = "Instaling the whole server", "Installing the whole server"
    assert pairs([new], [old]) == {(new, old)}


def test_half_of_five_words_may_be_there_by_chance():
    old, new = (
        "Needle oyster river bottle quiver.",
        "Oyster harbour window river bottle.",
    )
    assert pairs([new], [old]) == set()


def test_a_link_to_the_same_site_makes_no_texts_alike():
    old = "Dragon embers harbour bridge garden hammer. See [it](https://a.org/b/557)."
    new = "Engine quarry embers urchin bridge. See [it](https://a.org/b/310)."
    assert pairs([new], [old]) == set()


def test_words_that_stay_elsewhere_are_copied_as_often_as_they_are_needed():
    old = "a red stone lies in the river below us"
    first, second = f"{old} now", f"{old} today"
    assert pairs([first, second], [], [old]) == {(first, old), (second, old)}
    assert pairs([first, second], [old]) == {(first, old)}
