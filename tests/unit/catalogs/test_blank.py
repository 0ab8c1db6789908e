import pytest

from dragoman.catalogs.blank import is_blank


@pytest.mark.parametrize(
    "text",
    [
        " ",
        "[]()",
        "[](guide.md)",
        "[ ](guide.md 'a title')",
        "<!-- i18n -->",
        "<!-- a --> <!-- b -->",
        "&nbsp;",
        "&#8203;[](a)",
        "\u200b",
        "[<!-- a -->](b) []()",
        " " * 20_001,
    ],
)
def test_what_readers_would_not_see_is_blank(text):
    assert is_blank(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ein Satz.",
        "[Text](guide.md)",
        "[](a) [Text](b)",
        "[](a) Text []()",
        "<!-- a --> Text <!-- b -->",
        "<b></b>",
        "<https://example.org>",
        "`<!-- a -->`",
        "![](a.png)",
        "[![](a.png)](b)",
        "[^1]",
        "R&D",
        "…",
        "🎉",
        "日本語",
        "# ",
        "[a]: b",
    ],
)
def test_whatever_readers_see_is_not(text):
    assert not is_blank(text)


@pytest.mark.parametrize("text", ["<!--" * 5000, "](" * 9000, "&a" * 9000])
def test_hostile_texts_take_no_time(text):
    assert not is_blank(text)
