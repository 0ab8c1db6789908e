"""Source text to messages."""

import pytest

from dragoman.pages.markdown import compile_page
from dragoman.pages.markdown.events import Event
from dragoman.pages.markdown.fold import fold, trim


def messages(source):
    page = compile_page(f"---\ntitle: T\n---\n{source}", "a.md")
    assert not [p for p in page.problems if "stands alone" in p.reason]
    return [block.text for block in page.blocks[1:]]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("a\nb", "a b"),
        ("a \n   b\t\n\tc", "a b c"),
        ("a  \nb", "a\nb"),
        ("a\\\nb", "a\nb"),
        ("a \\\nb", "a\nb"),
        ("a\\\\\nb", "a\\\\ b"),
        ("a\\\\  \nb", "a\\\\\nb"),
        ("a\\  \nb", "a\\\\\nb"),
        ("a  \n\\\nb", "a\nb"),
        ("\\\na\\\n\\\nb\\", "a\nb\\"),
        ("\\*a\n\\*b", "\\*a \\*b"),
        ("&amp;a\n&lt;b", "&amp;a &lt;b"),
        ("`a\n  b` c", "`a b` c"),
        ("[a\nb](https://e.org\n'c\nd') e", "[a b](https://e.org 'c d') e"),
        ("a <b\nc> d", "a <b c> d"),
        ("[a](<b\nc>)", "[a]\\(<b c>)"),
        ("*a\nb* **c\nd**", "*a b* **c d**"),
        ("日本\n語", "日本語"),
        ("日本、\n「語」", "日本、「語」"),
        ("**日本。**\n語", "**日本。**語"),
        ("日本\nabc\n語", "日本 abc 語"),
        ("한국\n어", "한국 어"),
        ("日本  \n語", "日本\n語"),
        ("> a\n> b\nc", "a b c"),
        ("> > a\n> > b\n> c\n>d", "a b c d"),
        (">\ta\n>\tb", "a b"),
        ("> a\n    > b", "a > b"),
        ("> `a\n> b` [c\n> d](e.md\n> 'f\n> g')", "`a b` [c d](e.md 'f g')"),
        ("- a\n  b\nc", "a b c"),
        ("-\ta\n\tb", "a b"),
        ("1. > a\n   > b\n   c", "a b c"),
        ("- `a\n  b`", "`a b`"),
        ("a   ", "a"),
    ],
)
def test_messages(source, message):
    assert messages(source) == [message]


def test_wrapping_again_changes_no_message():
    words = "Every *paragraph of it* becomes a `gettext` message, [at once](why.md)."
    wrapped = "\n".join(words.split(" "))
    for prefix, next_line in (("", ""), ("> ", "> "), ("- ", "  "), ("1. ", "   ")):
        lines = wrapped.replace("\n", f"\n{next_line}")
        assert messages(prefix + lines) == messages(prefix + words) == [words]


def test_a_bar_in_a_cell():
    table = "| a |\n|---|\n| x\\|y `\\|` \\\\\\| |\n"
    assert messages(table) == ["a", "x|y `|` \\\\|"]


def test_trim_keeps_one_break_between_texts():
    text, soft, hard = Event("Text", "a"), Event("SoftBreak"), Event("HardBreak")
    assert trim([soft, hard, text, soft, hard, text, hard, soft]) == [text, hard, text]
    assert trim([soft]) == trim([]) == []


def test_the_events_say_what_the_message_says():
    source = "日\n本 `a\nb` c \\\nd".encode()
    events = [
        Event("Text", "日", 0, 3),
        Event("SoftBreak", "", 3, 4),
        Event("Text", "本 ", 4, 8),
        Event("Code", "a b", 8, 13),
        Event("Text", " c ", 13, 16),
        Event("HardBreak", "", 16, 18),
        Event("Text", "d", 18, 19),
    ]
    message, kept = fold(source, events, 0)
    assert message == "日本 `a b` c\nd"
    assert [event.text for event in kept] == ["日", "", "本 ", "a b", " c", "", "d"]
