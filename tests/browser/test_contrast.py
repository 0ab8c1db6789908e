"""Contrast by our own sums of the computed colours, in both schemes.

A sample with each page and each language in it, all of them with `--full`.

axe-core judges no Arabic text. Text reaches 7:1 whatever its size (WCAG 2.2, 1.4.6),
and what tells a state without words 3:1 (1.4.11).
"""

import pytest

import chromium
from browser.views import PARTS, covering, facing, listed, lost, part, places

pytestmark = pytest.mark.browser

TEXT = 7
SIGN = 3


def looks(visited, place):
    """Show a page in both schemes, the switcher open, as its names are text too."""
    visited.go(place.path)
    visited.ask("unfold")
    for scheme in ("light", "dark"):
        chromium.media(visited.browser, prefers_color_scheme=scheme)
        yield scheme


@pytest.fixture(params=range(PARTS))
def chosen(request, shipped, seed):
    """Give one part of a sample of all pages, or of all in the full run."""
    site = shipped.read.site
    found = [*places(site), *lost(site), *facing(site)]
    is_full = request.config.getoption("--full")
    return part(found if is_full else covering(found, seed), request.param)


def test_text_is_easy_to_read(chosen, reader):
    faults = []
    for place in chosen:
        for scheme in looks(reader(), place):
            found = reader().ask("faintTexts", least=TEXT)
            faults += [f"{place.path} {scheme}: {fault}" for fault in found]
    assert not faults, listed(faults)


def test_states_are_seen_without_words(chosen, reader, figure):
    found = [
        (place.path, scheme, sign)
        for place in chosen
        for scheme in looks(reader(), place)
        for sign in reader().ask("signs")
    ]
    least = min(sign["contrast"] for _, _, sign in found)
    figure(f"{len(found)} signs, the faintest {least:.2f}:1")
    faults = [str(each) for each in found if each[-1]["contrast"] < SIGN]
    assert not faults, listed(faults)
