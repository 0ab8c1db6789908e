"""axe-core finds nothing: all rules, every page of every language, in both schemes.

Level AAA, best practice and the experimental rules are among them. The dark scheme
changes colours only, so that there the rules of colour are asked again.
"""

import pytest

import chromium
from browser.views import PARTS, covering, facing, listed, lost, part, places

pytestmark = pytest.mark.browser

EVERYTHING, COLOURS = "", "cat.color"

AXE = """
const [asked, done] = arguments;
const isAsked = ({ruleId, tags}) =>
  !tags.includes("deprecated") && (!asked || tags.includes(asked));
const rules = {};
for (const rule of axe.getRules()) rules[rule.ruleId] = {enabled: isAsked(rule)};
const said = ({id, help, nodes}) =>
  `${id} (${help}): ${nodes.length} times, first ${nodes[0].html}`;
axe.run(document, {rules, resultTypes: ["violations"]}).then(
  ({violations, passes}) => done([violations.map(said), passes.map(({id}) => id)]),
  (error) => done([[String(error)], []]));
"""


@pytest.fixture(scope="session")
def axe(reader, from_npm):
    """Let axe-core judge an address, in the light and in the dark."""
    visited = reader()
    source = from_npm("axe-core/axe.min.js").read_text("utf-8")
    asked = {"source": source, "runImmediately": True}
    visited.browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", asked)

    def judge(path, *, unfolded=False):
        visited.go(path)
        if unfolded:
            visited.ask("unfold")
        light, passed = visited.browser.execute_async_script(AXE, EVERYTHING)
        # It really ran, with the rules that are off unless asked for.
        assert {"html-has-lang", "target-size"} <= set(passed), path
        chromium.media(visited.browser, prefers_color_scheme="dark")
        dark, _ = visited.browser.execute_async_script(AXE, COLOURS)
        return [
            *(f"{path}: {fault}" for fault in light),
            *(f"{path} in the dark: {fault}" for fault in dark),
        ]

    return judge


@pytest.mark.parametrize("number", range(PARTS))
def test_every_page_of_every_language(axe, shipped, number):
    found = part(places(shipped.read.site), number)
    faults = [fault for place in found for fault in axe(place.path)]
    assert not faults, listed(faults)


@pytest.mark.parametrize("number", range(PARTS))
def test_facing_pages(axe, shipped, number, seed, request):
    """They have one form: a sample will do, but for the full run."""
    found = facing(shipped.read.site)
    if not request.config.getoption("--full"):
        found = covering(found, seed)
    faults = [fault for place in part(found, number) for fault in axe(place.path)]
    assert not faults, listed(faults)


def test_error_pages(axe, shipped):
    found = [*(place.path for place in lost(shipped.read.site)), "/nowhere/"]
    faults = [fault for path in found for fault in axe(path)]
    assert not faults, listed(faults)


def test_the_open_switcher(axe, shipped):
    found = [place for place in places(shipped.read.site) if place.page == "index.md"]
    faults = [fault for place in found for fault in axe(place.path, unfolded=True)]
    assert not faults, listed(faults)


def test_it_would_find_something(axe, reader):
    """A page with three faults is seen to have them."""
    axe("/en/")
    html = (
        "<html lang=xx><title>x</title><main><h1>x</h1><img src=x>"
        "<p style='color:%23666;background:%23fff'>Faint words</p></main></html>"
    )
    browser = reader().browser
    browser.get(f"data:text/html,{html}")
    found, _ = browser.execute_async_script(AXE, EVERYTHING)
    ids = {fault.split()[0] for fault in found}
    assert {"image-alt", "color-contrast-enhanced", "html-lang-valid"} <= ids
