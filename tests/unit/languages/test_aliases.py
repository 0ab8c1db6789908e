import pytest

from dragoman.languages import aliases
from dragoman.languages.tags import canonical


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("de", ("de", "", "")),
        ("iw", ("he", "", "")),
        ("sh", ("sr", "Latn", "")),
        ("prs", ("fa", "", "AF")),
        ("swc", ("sw", "", "CD")),
        ("zzzzz", ("zzzzz", "", "")),
    ],
)
def test_language(code, expected):
    assert aliases.replaced_language(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [("DE", "DE"), ("DD", "DE"), ("UK", "GB"), ("BU", "MM"), ("276", "DE"), ("", "")],
)
def test_region(code, expected):
    assert aliases.replaced_region(code) == expected


def test_region_of_several_successors_is_the_first():
    assert aliases.replaced_region("SU") == "RU"


def test_variant():
    assert aliases.replaced_variant("polytoni") == "polyton"
    assert aliases.replaced_variant("1901") == "1901"


def test_replacements_are_themselves_current():
    for tag in (*aliases.GRANDFATHERED.values(), *aliases.SIGN_LANGUAGES.values()):
        assert canonical(tag).lower() == tag
