"""What a program fills stays as it is; all around it is changed."""

import pytest

from dragoman.catalogs.placeholders import placeholders
from dragoman.catalogs.pseudo.places import around_places


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("%(count)s pages", "%(count)s PAGES"),
        ("%(count)s of %(total)s", "%(count)s OF %(total)s"),
        ("100%% of %(n)05d", "100%% OF %(n)05d"),
        ("hello {name}, {}", "HELLO {name}, {}"),
        ("%(share).1f %(", "%(share).1f %("),
        ("", ""),
    ],
)
def test_around_places(text, changed):
    assert around_places(text, str.upper) == changed
    assert placeholders(changed) == placeholders(text)
