"""What readers learn of an outdated text: what has changed, and the original instead.

A small site has outdated texts at every place where one may stand: the title, blocks
that share a note, a list, a task, a table, a notice, a footnote.
"""

import re

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

import chromium
import sites
from browser.views import SCREENS, Visited
from web.running import running

pytestmark = pytest.mark.browser

# Only ends a run that would hang; nothing that works comes near it.
HANGING_SECONDS = 60

PAGE = """---
title: The new title of this page
---

A current paragraph, with a [link](more.md) and a note.[^n]

Save the file and look at the new page.

Read [the guide of this page](more.md) before you begin.

- A current item
- Only the new paragraphs are exchanged

1. [ ] Read the new page of this file

2. [x] A current task

| What you see | What you do |
|--------------|-------------|
| Your text and a new line | Mend the text of the new file |

> [!NOTE]
> Take care of the new links here.

[^n]: A note that stands at the new end.
"""
OLDER = [
    "The new title of this page",
    "Save the file and look at the new page.",
    "Only the new paragraphs are exchanged",
    "Read the new page of this file",
    "Your text and a new line",
    "Mend the text of the new file",
    "Take care of the new links here.",
    "A note that stands at the new end.",
]
MORE = "---\ntitle: More\n---\n\n[Back](states.md)\n"
WORDS = {
    "de": ("Alter Text", "Neuer Text"),
    "ar": ("نص قديم", "نص جديد"),
    "ja": ("古い文", "新しい文"),
}
LINK = "Read [the guide of this page]({}) before you begin."

AXE = """
const done = arguments[0];
const rules = {};
for (const {ruleId, tags} of axe.getRules())
  rules[ruleId] = {enabled: !tags.includes("deprecated")};
axe.run(document, {rules, resultTypes: ["violations"]}).then(
  ({violations}) => done(violations.map(
    ({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(" ")}`)),
  (error) => done([String(error)]));
"""
HEARD = """
const changed = document.querySelectorAll(arguments[0])[arguments[1]];
return changed.textContent.replace(/\\s+/g, " ").trim();
"""
OPEN = "document.querySelectorAll('main details').forEach(each => each.open = true)"
HREF = "return document.querySelector(arguments[0]).href"


def catalog(tag):
    old, new = WORDS[tag]
    older = [
        sites.outdated(text.replace("new", "old"), text, f"{old} {place}")
        for place, text in enumerate(OLDER)
    ]
    older.append(sites.outdated(LINK.format("old.md"), LINK.format("more.md"), old))
    current = [
        sites.entry(text, new)
        for text in ("A current item", "A current task", "What you see", "What you do")
    ]
    current += [
        sites.entry(
            "A current paragraph, with a [link](more.md) and a note.[^n]",
            f"[{new}](more.md) {new}, {new}, {new}.[^n]",
        ),
        sites.entry("[Back](states.md)", f"[{new}](states.md)"),
        sites.entry("More", new),
    ]
    return sites.catalog(tag, *older, *current)


@pytest.fixture(scope="module")
def visited(reader, tmp_path_factory):
    read = sites.read(
        tmp_path_factory.mktemp("site"),
        pages={"states.md": PAGE, "more.md": MORE},
        content={tag: catalog(tag) for tag in WORDS},
        toml="publish_threshold = 0",
    )
    with running(read) as served:
        yield Visited(reader().browser, served)


@pytest.fixture
def fresh(visited):
    """Give a reader who has chosen nothing yet."""
    visited.go("/de/states/")
    visited.browser.execute_script("localStorage.clear()")
    return visited


def every(visited, selector):
    return visited.browser.find_elements(By.CSS_SELECTOR, selector)


def one(visited, selector):
    return visited.browser.find_element(By.CSS_SELECTOR, selector)


def until(visited, condition):
    WebDriverWait(visited.browser, HANGING_SECONDS).until(condition)


def test_a_note_opens_by_keyboard_and_shows_the_words_that_changed(visited):
    visited.go("/de/states/")
    summary = one(visited, ".body .older > details > summary")
    deleted = one(visited, ".body .older .changed del")
    assert not deleted.is_displayed()
    visited.browser.execute_script("arguments[0].focus()", summary)
    summary.send_keys(" ")
    assert deleted.is_displayed()
    drawn = {
        name: one(visited, f".body .changed {name}").value_of_css_property(
            "text-decoration-line"
        )
        for name in ("del", "ins")
    }
    assert drawn == {"del": "line-through", "ins": "underline"}
    text = one(visited, ".body .changed p:has(del)")
    assert (text.get_attribute("lang"), text.get_attribute("dir")) == ("en", "ltr")


def test_the_changes_are_heard_in_words(visited):
    visited.go("/de/states/")
    # The words are in the reader's language, as far as it has them.
    (first, second) = (
        visited.browser.execute_script(HEARD, ".body .older .changed p:has(del)", place)
        for place in (0, 1)
    )
    words = [
        each.get_attribute("textContent") for each in every(visited, "del .unseen")
    ]
    removed, added, unchanged = (
        visited.browser.execute_script(HEARD, f".changed {where}", 0)
        for where in ("del .unseen", "ins .unseen", "p > .unseen")
    )
    assert len(words) == 9
    assert first == (
        f"Save the file and look at the {removed} old {added} new {unchanged} page."
    )
    assert second == (
        "Read the guide of this page "
        f"{removed} old.md {added} more.md {unchanged} before you begin."
    )
    for unseen in every(visited, ".changed p > .unseen"):
        assert unseen.get_attribute("lang") == "de"


def test_every_place_of_an_outdated_text_tells_what_has_changed(visited):
    visited.go("/de/states/")
    visited.browser.execute_script(OPEN)
    told = [
        each.text.split(" ")[-1]
        for each in every(visited, ".changed p:has(del)")
        if each.is_displayed()
    ]
    assert len(told) == len(OLDER) + 1
    keys = [each.text for each in every(visited, ".entry .changed .key")]
    assert len(keys) == 2
    assert len(set(keys)) == 2
    # A paragraph holds no details: the parser would have ended it there.
    assert every(visited, "li > div > input + .passage > details")
    assert not every(visited, "p:empty")


@pytest.mark.parametrize("tag", sorted(WORDS))
@pytest.mark.parametrize("query", ["", "?original=1", "?with=en"])
def test_open_notes_fit_every_screen(visited, tag, query):
    for width in visited.on(f"/{tag}/states/{query}", SCREENS):
        visited.browser.execute_script(OPEN)
        assert visited.ask("outside") == [], (tag, query, width)


@pytest.mark.parametrize("tag", sorted(WORDS))
def test_open_notes_fit_with_text_of_twice_the_size(reader, visited, tag):
    larger = Visited(reader(200).browser, visited.served, 200)
    for width in larger.on(f"/{tag}/states/", ((320, 640), (1280, 800))):
        larger.browser.execute_script(OPEN)
        assert larger.ask("outside") == [], (tag, width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/ar/states/", "/ja/states/?original=1", "/en/states/?with=de"]
)
def test_axe_finds_nothing(visited, from_npm, path, scheme):
    visited.go(path)
    chromium.media(visited.browser, prefers_color_scheme=scheme)
    visited.browser.execute_script(OPEN)
    visited.browser.execute_script(from_npm("axe-core/axe.min.js").read_text("utf-8"))
    assert visited.browser.execute_async_script(AXE) == []
    # axe judges no Arabic contrast.
    assert visited.ask("faintTexts", least=7) == []


def test_forced_colours_leave_the_marks(visited):
    visited.go("/ar/states/")
    visited.browser.execute_script(OPEN)
    chromium.media(visited.browser, forced_colors="active")
    for name, line in (("del", "line-through"), ("ins", "underline")):
        changed = one(visited, f".changed {name}")
        assert changed.value_of_css_property("text-decoration-line") == line
    assert visited.ask("faintTexts", least=4.5) == []


def test_on_paper_the_state_stands_and_no_difference(visited):
    visited.go("/de/states/")
    visited.browser.execute_script(OPEN)
    chromium.media(visited.browser, "print")
    assert not [each for each in every(visited, ".changed") if each.is_displayed()]
    assert not [each for each in every(visited, "[data-turn]") if each.is_displayed()]
    assert all(each.is_displayed() for each in every(visited, ".older > .note"))


def test_on_paper_the_letter_of_a_note_stands_in_its_line(visited):
    visited.go("/de/states/")
    chromium.media(visited.browser, "print")
    lines = visited.browser.execute_script(
        "return [...document.querySelectorAll('details.note')].map(each =>"
        " each.clientHeight / parseFloat(getComputedStyle(each).lineHeight))"
    )
    assert lines
    assert all(each < 1.5 for each in lines)


def test_the_original_stands_in_its_own_language_and_says_so(visited):
    visited.go("/ar/states/?original=1")
    found = every(visited, "main [data-state='outdated']")
    assert len(found) == len(OLDER) + 1
    for each in found:
        assert (each.get_attribute("lang"), each.get_attribute("dir")) == ("en", "ltr")
    notes = every(visited, ".passage.original > .note")
    assert notes
    assert all("English" in each.text for each in notes)
    assert one(visited, "html").get_attribute("lang") == "ar"
    assert "new title" in one(visited, "h1").text
    robots = one(visited, "meta[name=robots]").get_attribute("content")
    canonical = one(visited, "link[rel=canonical]").get_attribute("href")
    assert (robots, canonical.endswith("/ar/states/")) == ("noindex", True)


def test_only_a_page_with_an_outdated_text_offers_the_original(fresh):
    assert len(every(fresh, ".sum [data-turn=on]")) == 1
    for path in ("/de/more/", "/en/states/", "/de/more/?original=1"):
        fresh.go(path)
        assert not every(fresh, "[data-turn]")


def test_a_choice_is_remembered_and_followed_without_a_redirect(fresh):
    one(fresh, "[data-turn=on]").click()
    until(fresh, lambda browser: browser.current_url.endswith("?original=1"))
    # A plain address that is opened stays as it is, and so does what it shows.
    fresh.go("/de/states/")
    until(fresh, lambda _: stored(fresh) == "1")
    assert "Alter Text" in one(fresh, "h1").text
    follow(fresh, "main a[href='/de/more/']", "/de/more/?original=1")
    assert fresh.browser.execute_script(HREF, "main .body a").endswith("/?original=1")
    one(fresh, "main .body a").click()
    until(fresh, lambda _: "new title" in one(fresh, "h1").text)
    one(fresh, "[data-turn=off]").click()
    until(fresh, lambda browser: browser.current_url.endswith("/de/states/"))
    assert stored(fresh) is None
    follow(fresh, "main a[href='/de/more/']", "/de/more/")


def test_a_choice_goes_along_to_another_language_and_leaves_fragments(fresh):
    fresh.browser.execute_script("localStorage.setItem('original', '1')")
    fresh.go("/de/states/")
    until(fresh, loaded)
    one(fresh, "a[role=doc-noteref]").click()
    assert fresh.browser.current_url.endswith("/de/states/#_n1")
    one(fresh, ".tongues summary").click()
    one(fresh, ".tongues a[hreflang=ja]").click()
    until(fresh, lambda browser: "/ja/states/?original=1" in browser.current_url)


def test_nothing_is_remembered_unless_it_was_clicked(fresh):
    fresh.go("/de/states/?original=1")
    until(fresh, loaded)
    assert stored(fresh) is None


def stored(visited):
    return visited.browser.execute_script("return localStorage.getItem('original')")


def loaded(browser):
    """Tell whether the module that remembers is there."""
    code = (
        "return performance.getEntriesByType('resource')"
        ".filter(each => each.responseEnd).map(each => each.name)"
    )
    return any(
        re.search(r"/original\b[^/]*$", url) for url in browser.execute_script(code)
    )


def follow(visited, selector, path):
    """Click a link once the page can change it, and tell where it has led."""
    until(visited, lambda browser: loaded(browser) or stored(visited) is None)
    one(visited, selector).click()
    until(visited, lambda browser: "/states/" not in browser.current_url)
    assert visited.browser.current_url.endswith(path)
