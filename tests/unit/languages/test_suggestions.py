import pytest

from dragoman.languages.suggestions import described, is_known, suggestions


@pytest.mark.parametrize(
    "tag", ["de", "pt-BR", "sr-Latn", "zh-Hant", "tlh", "x-elvish"]
)
def test_registered_languages_are_known(tag):
    assert is_known(tag)


@pytest.mark.parametrize("tag", ["xq", "german", "de-Qqqz", "i-nothing"])
def test_others_are_not(tag):
    assert not is_known(tag)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("german", "de"),
        ("Deutsch", "de"),
        ("polsih", "pl"),
        ("pt_Brazil", "pt"),
        ("日本語", "ja"),
    ],
)
def test_what_was_meant_is_among_the_first(text, meant):
    found = suggestions(text)
    assert meant in found
    assert len(found) <= 3


def test_of_nonsense_nothing_is_suggested():
    assert suggestions("qqqqqqqqqqqq") == []


def test_a_tag_is_told_with_its_name():
    assert described("pt-BR") == "pt-BR (Brazilian Portuguese)"
    assert described("x-elvish") == "x-elvish"
