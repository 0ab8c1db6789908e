import pytest

from dragoman.assets.references.reference import names_neighbour, path_of


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("a.svg", "a.svg"),
        ("a.svg#x", "a.svg"),
        ("a.eot?#iefix", "a.eot"),
        ("a.svg#x?y", "a.svg"),
        ("#x", ""),
    ],
)
def test_query_and_fragment_stand_outside(written, path):
    assert path_of(written) == path


@pytest.mark.parametrize("path", ["a.css", "./a.css", "../a.css", "a/b c.css", "a"])
def test_neighbours(path):
    assert names_neighbour(path)


@pytest.mark.parametrize(
    "path",
    ["", "data:x", "https://a/b", "HTTP://a", "//a/b", "/a", "a/", ".", "..", "a/.."],
)
def test_not_neighbours(path):
    assert not names_neighbour(path)
