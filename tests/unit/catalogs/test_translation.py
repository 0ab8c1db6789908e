"""A message tells how it stands, whether it is read or not."""

import pytest

from dragoman.catalogs.layered import Layered
from dragoman.catalogs.translation import (
    NOWHERE,
    Origin,
    Several,
    Standing,
    State,
    Translation,
    several,
    standing,
    standings,
)

GROUP = {"a": Translation(("b",), State.OUTDATED, Origin.MACHINE, "c")}


def said(text, state):
    return Translation((text,), state)


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        (State.CURRENT, True),
        (State.OUTDATED, True),
        (State.UNSURE, False),
        (State.MISSING, False),
    ],
)
def test_readers_see_current_and_outdated_texts(state, shown):
    assert said("x", state).is_shown is shown


@pytest.mark.parametrize("group", [GROUP, Layered({}, GROUP), Layered(GROUP, {})])
def test_any_messages_of_a_context_are_asked_alike(group):
    assert standing(group, "a") == Standing(State.OUTDATED, Origin.MACHINE)
    assert standing(group, "b") is None
    assert standings(group, ["b", "a"]) == [None, standing(group, "a")]
    found = several(group, ("b", "a", "a"))
    assert found == Several.of([None, GROUP["a"], GROUP["a"]])
    assert found.texts == ["", "b", "b"]
    assert found.kinds[:2] == [NOWHERE, (State.OUTDATED, Origin.MACHINE, "c")]
    assert found.parsed == [None] * 3


def test_another_message_can_be_put_in_a_place():
    found = Several(["x", "y"], [NOWHERE, NOWHERE], ["x", "y"])
    found.put(0, GROUP["a"])
    found.put(1, None)
    assert found == Several.of([GROUP["a"], None])
