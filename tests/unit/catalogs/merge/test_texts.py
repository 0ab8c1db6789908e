from dragoman.catalogs import po
from dragoman.catalogs.merge import Matching
from dragoman.catalogs.merge.texts import alike


def pairs(missing, texts):
    entries = [po.Entry(text, ("T",)) for text in texts]
    found = alike([po.NewEntry(text) for text in missing], entries, Matching())
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
