import pytest

from dragoman.languages.likely import script
from dragoman.languages.regional import _NEIGHBOURS, neighbour, serves


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("nn", "nb"),
        ("yue", "zh-Hant"),
        ("yue-Hans", "zh-Hans"),
        ("yue-CN", "zh-Hans"),
        ("arz", "ar"),
        ("arz-Latn", "ar-Latn"),
        ("nb", None),
        ("uk", None),
        ("ca", None),
        ("x-elvish", None),
    ],
)
def test_neighbour(tag, expected):
    assert neighbour(tag) == expected


def test_a_neighbour_serves_one_way():
    assert serves("nn", "nb")
    assert not serves("nb", "nn")
    assert not serves("uk", "ru")


def test_neighbours_share_the_script_and_have_no_neighbour_themselves():
    for language in _NEIGHBOURS:
        found = neighbour(language)
        assert found
        assert script(found) == script(language)
        assert neighbour(found) is None
