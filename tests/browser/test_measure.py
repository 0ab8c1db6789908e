"""What measures every page sees each fault that it is for, and none in a good page."""

import urllib.parse

import pytest

pytestmark = pytest.mark.browser

GOOD = """
<header class="top">
<nav class="tongues" style="width:fit-content;margin-inline-start:auto">
<details><summary>English</summary></details></nav></header>
<main><div class="body"><p>Words that anybody can read.</p></div></main>
"""

OUTSIDE = {
    "sideways": '<p style="width:2000px">wide</p>',
    "to 1": '<p style="position:absolute;inset-inline-end:-40px">half out</p>',
    "is cut": '<p style="overflow:hidden;height:8px">only the heads are seen</p>',
    "leaves": '<p style="width:90px;white-space:nowrap;margin-inline-start:1250px">'
    "a line that has no place to be broken at</p>",
    "runs over": '<table style="table-layout:fixed;width:80px"><tr>'
    "<td>Donaudampfschifffahrtsgesellschaft<td>x</table>",
}

OVERLAPS = {
    "overlap": '<p class="note" style="position:absolute">one</p>'
    '<p class="note" style="position:absolute">two</p>',
    "lies on": '<div style="position:relative"><p class="note"'
    ' style="position:absolute;inset:0">note</p><p>text</p></div>',
}

FAINT = {
    "by its colour": '<p style="color:#767676">faint</p>',
    "by its paper": '<p style="background:#000;color:#333">faint</p>',
    "by opacity": '<p style="opacity:.5">faint</p>',
    "with an alpha": '<p style="color:rgb(0 0 0 / 40%)">faint</p>',
    "generated": '<style>.x::before {content: "faint"; color: #999}</style>'
    '<p class="x"></p>',
    "mark of a list": "<style>li::marker {color: #999}</style><ol><li>dark</ol>",
}


@pytest.fixture
def shown(reader):
    """Show a page made of this HTML, and hand over what measures it."""

    def show(html, lang="en", direction="ltr"):
        page = (
            f"<!doctype html><html lang={lang} dir={direction}><meta charset=utf-8>"
            f"<style>* {{margin:0}} body {{background:#fff;color:#000;"
            f"font:16px/1.6 serif}}</style><body>{html}"
        )
        visited = reader()
        visited.go("/healthz")
        visited.browser.get(f"data:text/html;charset=utf-8,{urllib.parse.quote(page)}")
        return visited.ask

    return show


def test_a_good_page_has_no_fault(shown):
    ask = shown(GOOD)
    assert ask("outside") == ask("overlaps") == ask("faintTexts", least=7) == []
    assert ask("switcher") == {"isInFirstScreen": True, "isAtInlineEnd": True}
    paragraph = {"lang": "en", "size": 16, "leading": 1.6, "hyphens": "manual"}
    assert paragraph.items() <= ask("paragraphs")[0].items()
    assert {*ask("letters")} == {*"EnglishWords that anybody can read."}


@pytest.mark.parametrize("fault", OUTSIDE)
def test_what_leaves_the_screen_or_is_cut(shown, fault):
    assert any(fault in found for found in shown(GOOD + OUTSIDE[fault])("outside"))


@pytest.mark.parametrize("fault", OVERLAPS)
def test_what_lies_on_another(shown, fault):
    assert any(fault in found for found in shown(GOOD + OVERLAPS[fault])("overlaps"))


@pytest.mark.parametrize("why", FAINT)
def test_what_is_faint(shown, why):
    assert len(shown(GOOD + FAINT[why])("faintTexts", least=7)) == 1


def test_what_is_unseen_is_not_judged(shown):
    unseen = (
        "<style>i {color: #eee}</style><p hidden><i>x</i></p>"
        "<details><summary>s</summary><i>y</i></details>"
        '<p class="unseen"><i>z</i></p>'
    )
    ask = shown(GOOD + unseen)
    assert ask("faintTexts", least=7) == []
    assert not {*"xyz"} & {*ask("letters")} - {*"anybody"}


def test_slanted_and_spaced_letters(shown):
    ask = shown(
        '<p>اب <em style="letter-spacing:1px">مائل</em></p>', lang="ar", direction="rtl"
    )
    found = {tuple(each[:3]) for each in ask("slants")}
    assert found == {("ar", "normal", "normal"), ("ar", "italic", "1px")}


def test_a_switcher_at_the_wrong_end_or_too_far_down(shown):
    ask = shown(GOOD, lang="ar", direction="rtl")
    assert ask("switcher")["isAtInlineEnd"]
    ask = shown(GOOD.replace("margin-inline-start:auto", ""))
    assert not ask("switcher")["isAtInlineEnd"]
    ask = shown(f'<div style="height:900px"></div>{GOOD}')
    assert not ask("switcher")["isInFirstScreen"]


def test_the_contrast_of_signs(shown):
    ask = shown('<input type="checkbox" style="appearance:none;border:2px solid #ccc">')
    assert {round(sign["contrast"], 2) for sign in ask("signs")} == {1.61}
