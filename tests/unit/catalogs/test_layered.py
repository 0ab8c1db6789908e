"""A layer over messages says what a changed copy of them would say."""

import pytest

from dragoman.catalogs.layered import Layered, differing
from dragoman.catalogs.translation import (
    Origin,
    State,
    Translation,
    several,
    standing,
    standings,
)


def said(text):
    return Translation((text,), State.CURRENT, Origin.REVIEWED)


LOWER = {"one": said("eins"), "two": said("zwei"), "three": said("drei")}


TEXTS = ("five", "one", "two", "three", "one", "four")


def copied(lower, upper):
    both = {**lower, **upper}
    return {text: each for text, each in both.items() if each is not None}


def changes(chance):
    texts = chance.sample(["one", "two", "three", "four", "five"], 2)
    return {text: chance.choice([None, said(str(chance.random()))]) for text in texts}


def test_layers_are_a_changed_copy(chance):
    layered, copy = LOWER, LOWER
    for _ in range(20):
        upper = changes(chance)
        layered, copy = Layered(upper, layered), copied(copy, upper)
        assert layered == copy
        assert set(layered) == set(copy)
        assert len(layered) == len(copy)
        assert bool(layered) == bool(copy)
        assert differing(layered, copy) == frozenset()
        assert several(layered, TEXTS) == several(copy, TEXTS)
        alone = [standing(copy, each) for each in TEXTS]
        assert [standing(layered, each) for each in TEXTS] == alone
        for some in (TEXTS, TEXTS[:1]):
            assert standings(layered, some) == alone[: len(some)]
    assert layered.lower is LOWER


def test_what_was_taken_out_is_not_found():
    layered = Layered({"one": None}, LOWER)
    assert "one" not in layered
    with pytest.raises(KeyError):
        layered["one"]


def test_two_states_of_the_same_messages_are_compared_by_their_changes(chance):
    class Unread(dict):
        def __iter__(self):
            raise AssertionError

    lower = Unread(LOWER)
    one, other = changes(chance), changes(chance)
    before, now = copied(LOWER, one), copied(LOWER, other)
    expected = {text for text in {*before, *now} if before.get(text) != now.get(text)}
    assert differing(Layered(one, lower), Layered(other, lower)) == expected
