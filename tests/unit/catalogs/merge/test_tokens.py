import pytest

from dragoman.catalogs.merge.tokens import is_fixed_code, skeleton, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('See [a](guide.md#x) and ![b](p/a.png "t").', ["guide.md#x", "p/a.png"]),
        (
            "At https://example.org/a_b, or <https://a.b>.",
            [
                "https://example.org/a_b",
                "https://a.b",
            ],
        ),
        (
            "Run `pip install x`, edit `/etc/hosts` and `v1.2.3`.",
            [
                "/etc/hosts",
                "v1.2.3",
            ],
        ),
        ("In 2024, 1,500 and 3.14; not x86 or 4k.", ["2024", "1,500", "3.14"]),
        ("全部で5個", ["5"]),
        ("Version `2` of `http://a.b/2` has 2.", ["http://a.b/2", "2"]),
        ("nothing", []),
    ],
)
def test_the_parts_of_a_text(text, found):
    assert [token.text for token in tokens(text)] == found


@pytest.mark.parametrize("code", ["/a/b", "a/b.py", "x.toml", "1.2", "https://a.b/c"])
def test_code_that_is_the_same_in_every_language(code):
    assert is_fixed_code(code)


@pytest.mark.parametrize("code", ["pip install", "name", "a b/c", "f(x)", "--all"])
def test_code_that_may_be_translated(code):
    assert not is_fixed_code(code)


def test_texts_that_differ_by_their_parts_have_one_skeleton():
    one, other = "See [a](b.md), 3 times", "See [a](c.md), 12 times"
    assert skeleton(one, tokens(one)) == skeleton(other, tokens(other))
    assert skeleton("a 3", tokens("a 3")) != skeleton("b 3", tokens("b 3"))
