from dataclasses import replace

import pytest

from dragoman.catalogs import po
from dragoman.catalogs.po.compose import NO_PREVIOUS
from dragoman.catalogs.three_way.wording import Choice, Wording, chosen

EMPTY = Wording(("",), fuzzy=False, previous=NO_PREVIOUS, words=())
SURE = replace(EMPTY, msgstr=("sure",))
OTHER = replace(EMPTY, msgstr=("other",))
GUESS = replace(EMPTY, msgstr=("guess",), fuzzy=True)
MACHINE = replace(EMPTY, msgstr=("machine",), words=("origin=machine",))


def test_the_side_that_changed_it_has_it():
    assert chosen(EMPTY, EMPTY, SURE) == Choice(is_theirs=True)
    assert chosen(EMPTY, SURE, EMPTY) == Choice()
    assert chosen(SURE, OTHER, OTHER) == Choice()


@pytest.mark.parametrize(
    ("weak", "keeps"), [(GUESS, True), (MACHINE, False), (EMPTY, False)]
)
def test_the_stronger_claim_wins_and_a_person_s_words_are_kept(weak, keeps):
    origin = replace(EMPTY, msgstr=("first",))
    assert chosen(origin, SURE, weak) == Choice(keeps_other=keeps)
    assert chosen(origin, weak, SURE) == Choice(is_theirs=True, keeps_other=keeps)


def test_two_sure_texts_are_for_a_person_to_decide():
    assert chosen(EMPTY, SURE, OTHER).is_conflict
    assert chosen(EMPTY, OTHER, SURE).is_conflict
    assert not chosen(SURE, OTHER, replace(SURE, fuzzy=True)).is_conflict


def test_of_the_same_text_the_surer_one_stands():
    unsure = replace(SURE, fuzzy=True, previous=(None, "old", None))
    assert chosen(EMPTY, unsure, SURE).is_theirs
    assert not chosen(EMPTY, SURE, unsure).is_theirs


def test_two_machines_agree_on_either_side():
    second = replace(MACHINE, msgstr=("robot",))
    assert chosen(EMPTY, MACHINE, second) == Choice(is_theirs=True)
    assert chosen(EMPTY, second, MACHINE) == Choice()


def test_forms_that_fit_the_header_win():
    two, three = (replace(EMPTY, msgstr=("a",) * forms) for forms in (2, 3))
    assert chosen(None, two, three, 3) == Choice(is_theirs=True, keeps_other=True)
    assert chosen(None, two, three, 2) == Choice(keeps_other=True)


def test_a_message_says_how_sure_it_is():
    block = b"# dragoman: origin=machine ignore=urls\n#, fuzzy\n"
    found = Wording.of(po.Entry("a", ("b",), previous_msgid="c", block=block))
    previous, words = (None, "c", None), ("origin=machine",)
    assert found == Wording(("b",), fuzzy=True, previous=previous, words=words)
    assert found.is_machine
