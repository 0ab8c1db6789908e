"""What a page keeps when its reader changes how it is shown, and on paper.

The page has a paragraph, an item of a list and a table's cell in every state.
"""

import pytest

import chromium
import sites
from browser.views import Visited
from web.running import running

pytestmark = pytest.mark.browser

PAGE = """---
title: States
---

Everybody can read this.

An old paragraph that was changed.

A missing paragraph.

A machine's paragraph.

- A missing item
- An item

| Thing | Word |
|-------|------|
| One   | An old cell that was changed |
| Two   | A missing cell |

The last paragraph.
"""
GERMAN = sites.catalog(
    "de",
    sites.entry("States", "Zustände"),
    sites.entry("Everybody can read this.", "Das kann jede lesen."),
    sites.outdated(
        "An old paragraph that was there.",
        "An old paragraph that was changed.",
        "Ein alter Absatz.",
    ),
    sites.machine("A machine's paragraph.", "Ein Absatz einer Maschine."),
    sites.entry("An item", "Ein Punkt"),
    sites.entry("Thing", "Ding"),
    sites.entry("Word", "Wort"),
    sites.entry("One", "Eins"),
    sites.entry("Two", "Zwei"),
    sites.outdated(
        "An old cell that was there", "An old cell that was changed", "Eine alte Zelle"
    ),
    sites.entry("The last paragraph.", "Der letzte Absatz."),
)
LETTERS = "αβγδεζ"

BORDER = "const style = getComputedStyle(document.querySelector(arguments[0]));"
STYLES = f"{BORDER} return [style.borderInlineEndStyle, style.borderInlineEndWidth]"
PAPER = "return getComputedStyle(document.body).backgroundColor"


@pytest.fixture(scope="module")
def page(reader, tmp_path_factory):
    """Show the page to a reader who wants it in another way."""
    root = tmp_path_factory.mktemp("site")
    read = sites.read(
        root,
        pages={"states.md": PAGE},
        content={"de": GERMAN},
        toml="publish_threshold = 0",
    )
    with running(read) as served:
        visited = Visited(reader().browser, served)

        def show(kind="screen", **features):
            visited.go("/de/states/")
            chromium.media(visited.browser, kind, **features)
            return visited

        yield show


def rules(visited):
    """Tell how the rule of each state is drawn."""
    return {
        state: tuple(visited.browser.execute_script(STYLES, f".passage.{state}"))
        for state in ("older", "missing", "machine")
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_every_sign(page, scheme):
    usual = page(prefers_color_scheme=scheme)
    paper = usual.browser.execute_script(PAPER)
    signs = {sign["what"] for sign in usual.ask("signs")}
    drawn = rules(usual)
    forced = page(prefers_color_scheme=scheme, forced_colors="active")
    # The system's paper, and not ours: the mode is really on.
    assert forced.browser.execute_script(PAPER) != paper
    seen = forced.ask("signs")
    assert {sign["what"] for sign in seen} == signs
    assert all(sign["contrast"] >= 3 for sign in seen)
    assert forced.ask("faintTexts", least=4.5) == []
    assert rules(forced) == drawn


def test_each_state_has_a_rule_of_its_own(page):
    drawn = rules(page())
    assert len(set(drawn.values())) == 3
    assert "none" not in {style for style, _ in drawn.values()}


def test_in_forced_colours_the_focus_is_seen(page):
    browser = page(forced_colors="active").browser
    found = browser.execute_script(
        "const link = document.querySelector('.tongues summary'); link.focus();"
        "const style = getComputedStyle(link);"
        "return [style.outlineStyle, parseFloat(style.outlineWidth)]"
    )
    assert found[0] != "none"
    assert found[1] >= 2


def test_more_contrast_makes_everything_ink(page):
    inks = (
        "return [...document.querySelectorAll('body, .note, .sum, .trail, .colophon')]"
        ".map(each => getComputedStyle(each).color)"
    )
    assert len(set(page().browser.execute_script(inks))) == 3
    more = page(prefers_contrast="more")
    assert len(set(more.browser.execute_script(inks))) == 1
    assert {round(sign["contrast"]) for sign in more.ask("signs")} <= {8, 17}


def test_only_what_opens_moves_and_only_if_the_reader_likes_it(page):
    moving = (
        "document.querySelector('.tongues details').open = true;"
        "return document.getAnimations()"
        ".map(each => each.effect.getComputedTiming().duration)"
    )
    liked = page(prefers_reduced_motion="no-preference").browser
    assert liked.execute_script("return document.getAnimations().length") == 0
    assert liked.execute_script(moving) == [120]
    assert page(prefers_reduced_motion="reduce").browser.execute_script(moving) == []


def test_on_paper_states_are_notes_at_the_end(page):
    printed = texts(page("print").browser)
    tops = {
        letter: [top for text, top in printed if text == letter] for letter in LETTERS
    }
    # One at the text and one at its note, and none is left over.
    assert {letter: len(found) for letter, found in tops.items()} == dict.fromkeys(
        LETTERS, 2
    )
    assert not [text for text, _ in printed if text == "η"]
    end = next(top for text, top in printed if text.startswith("Der letzte"))
    # A note cannot leave its list, and stays there under its item.
    behind = [letter for letter in LETTERS if max(tops[letter]) > end]
    assert behind == [*"αβγεζ"]
    assert max(tops["α"]) < max(tops["β"]) < max(tops["γ"]) < max(tops["ε"])


def test_on_paper_no_control_is_left_and_the_address_stands(page):
    visited = page("print", prefers_color_scheme="dark")
    browser = visited.browser
    shown = browser.execute_script("return document.body.innerText")
    assert "http://127.0.0.1:8888/de/states/" in shown
    assert visited.ask("faintTexts", least=7) == []
    hidden = browser.execute_script(
        "return [...document.querySelectorAll('nav, .skip')]"
        ".filter(each => each.checkVisibility()).length"
    )
    assert hidden == 0
    assert browser.execute_script(PAPER) == "rgb(255, 255, 255)"


def texts(browser):
    """List the lines that are laid out, generated ones too, each with its top."""
    asked = {"computedStyles": []}
    shot = browser.execute_cdp_cmd("DOMSnapshot.captureSnapshot", asked)
    layout = shot["documents"][0]["layout"]
    return [
        (shot["strings"][text].strip(), bounds[1])
        for text, bounds in zip(layout["text"], layout["bounds"], strict=True)
        if text >= 0 and shot["strings"][text].strip()
    ]
