"""The shapes that pages are made of."""

import dataclasses

import pytest

from dragoman.pages.page import Block, Definitions, Mark, Picture, Problem


def test_nothing_changes_afterwards():
    for thing, name in (
        (Block("paragraph", "a"), "text"),
        (Mark("table"), "name"),
        (Picture("a.svg", None, None), "path"),
        (Problem(1, "a"), "line"),
    ):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(thing, name, "other")


def test_definitions_are_equal_by_what_they_mean():
    one = Definitions("a", {"x": ("u", "t")}, {}, "token")
    assert one == Definitions("a", {"x": ("u", "t")}, {}, "token")
    assert hash(one) == hash(Definitions(token="token"))
    assert one != Definitions("a", {"x": ("u", "t")}, {}, "other")
