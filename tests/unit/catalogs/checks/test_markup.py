import pytest

from dragoman.pages.page import Definitions

SOURCE = "**Save** *now* ~~or~~ `po update` [here](a.md) ![way](b.svg)[^1]\nand go"


def test_the_same_tokens_are_right(found):
    good = (
        "`po update` **sichert** *jetzt* ~~da~~ [dort](a.md)[^1] ![Weg](b.svg)\nund los"
    )
    assert not found(SOURCE, good)


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        ("a.md", "c.md", "link"),
        ("[here](a.md)", "here", "link"),
        ("b.svg", "c.svg", "image"),
        ("`po update`", "`po aktualisieren`", "code"),
        ("`po update`", "`po update` `x`", "code"),
        ("**Save**", "*Save*", "emphasis"),
        ("**Save**", "**Save*", "emphasis"),
        ("~~or~~", "or", "emphasis"),
        ("\nand", " and", "line-break"),
        ("[^1]", "", "footnote"),
    ],
)
def test_a_lost_or_changed_token_is_found(found, old, new, check):
    changed = found(SOURCE, SOURCE.replace(old, new))
    assert check in changed
    assert set(changed) <= {check, "brackets", "unchanged"}


def test_a_token_may_be_said_twice_and_elsewhere(found):
    assert not found("Run `a`, then [b](b.md)", "[b](b.md) und `a`, dann `a`")


def test_html_of_the_source_is_there(found, said):
    assert "lost-html" in found("Press <kbd>X</kbd>", "Drücke X")
    assert "lost-html" in said("<b>Save</b>", "Sichern")


def test_references_are_links_where_the_page_is_known(found):
    page = Definitions("", {"guide": ("guide.md", "")})
    texts = "Read [it][guide]", "Lies [es][leitfaden]"
    assert "link" in found(*texts, definitions=page)
    assert "link" not in found("Read [it][guide]", "Lies [es][guide]", definitions=page)


def test_what_is_found_can_be_dismissed(found):
    texts = "*A* long word", "Ein langes Wort"
    assert list(found(*texts)) == ["emphasis"]
    assert not found(*texts, before="# dragoman: ignore=emphasis")
    assert found(*texts, before="# dragoman: ignore=link")
