"""An error tells its place, its reason and its remedy in one line."""

import pytest

from dragoman import errors
from dragoman.errors import DragomanError


@pytest.mark.parametrize(
    ("place", "remedy", "text"),
    [
        ("", "", "it is broken"),
        ("a.md:3", "", "a.md:3: it is broken"),
        ("", "Mend it", "it is broken. Mend it"),
        ("a.md:3", "Mend it", "a.md:3: it is broken. Mend it"),
    ],
)
def test_place_reason_remedy(place, remedy, text):
    error = DragomanError("it is broken", place=place, remedy=remedy)
    assert str(error) == text
    assert (error.place, error.reason, error.remedy) == (place, "it is broken", remedy)


def test_the_tree_is_drawn_as_it_is():
    drawn = errors.__doc__ or ""
    for name, value in vars(errors).items():
        if isinstance(value, type) and issubclass(value, DragomanError):
            assert name in drawn
