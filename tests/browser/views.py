"""What there is to see of the site: its addresses, and a browser that goes there."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from selenium import webdriver

import chromium
from dragoman.rendering.site import Site
from web.running import Running

HERE = Path(__file__).parent

# A small phone, a usual one, a tablet, a desk.
SCREENS = ((320, 640), (360, 640), (768, 1024), (1280, 800))

# Tests of a whole site lie in so many parts, which run beside each other.
PARTS = 6

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """An address of the site.

    Attributes:
        path: Path and query.
        tag: The language of the page there, or of most of its frame.
        page: The path of its Markdown file; empty for an error page.
        is_facing: Whether another language stands beside it.
    """

    path: str
    tag: str
    page: str
    is_facing: bool = False


def places(site: Site) -> list[Place]:
    """List every page in every language."""
    return [
        Place(site.url(page, language), language.tag, page.path)
        for language in site.languages.values()
        for page in site.content.sequence
    ]


def lost(site: Site) -> list[Place]:
    """List an address below each language where nothing is."""
    return [
        Place(f"/{language.segment}/frist-stepps/", language.tag, "")
        for language in site.languages.values()
    ]


def facing(site: Site) -> list[Place]:
    """List every page beside its original, and the originals beside a translation."""
    source, *others = site.languages.values()
    return [
        Place(
            f"{site.url(page, language)}?with={other.segment}",
            language.tag,
            page.path,
            is_facing=True,
        )
        for language in site.languages.values()
        for other in ([source] if language is not source else others[:1])
        for page in site.content.sequence
    ]


def covering(found: Sequence[Place], seed: object) -> list[Place]:
    """Choose places by chance, so that each language and each page is among them.

    Args:
        found: Where to choose from.
        seed: What the choice depends on.
    """
    chosen: list[Place] = []
    seen: set[tuple[str, bool]] = set()
    for place in random.Random(str(seed)).sample(found, len(found)):
        new = {(place.tag, place.is_facing), (place.page, place.is_facing)} - seen
        if new:
            chosen.append(place)
            seen |= new
    return chosen


def part(found: Sequence[T], number: int) -> Sequence[T]:
    """Give one of the parts that make up a whole."""
    return found[number::PARTS]


def listed(faults: Iterable[str]) -> str:
    """Write faults for a person to read: the first ones, and how many there are."""
    every = list(dict.fromkeys(faults))
    return "\n".join([f"{len(every)} faults", *every[:40]])


@dataclass(repr=False)
class Visited:
    """A reader's browser in front of the site."""

    browser: webdriver.Chrome
    served: Running
    text: int = 100

    def go(self, path: str, width: int = 1280, height: int = 800) -> None:
        """Open an address on a screen of this size, as usual readers have it."""
        chromium.screen(self.browser, width, height)
        chromium.media(self.browser)
        self.browser.get(f"http://localhost:{self.served.port}{path}")

    def on(
        self, path: str, screens: Iterable[tuple[int, int]] = SCREENS
    ) -> Iterator[int]:
        """Open an address, and show it on one screen after the other.

        One load is enough for all, as a change of the screen is a new layout.

        Args:
            path: Path and query.
            screens: Widths and heights, in CSS pixels.

        Yields:
            Each width, while the page stands on that screen.
        """
        for number, (width, height) in enumerate(screens):
            if number == 0:
                self.go(path, width, height)
            else:
                chromium.screen(self.browser, width, height)
            yield width

    def faces(self, where: str) -> tuple[list[str], str]:
        """Tell the faces that the first such element asks for, and its most used one.

        Args:
            where: A CSS selector.
        """
        named = self.browser.execute_script(
            "return getComputedStyle(document.querySelector(arguments[0])).fontFamily",
            where,
        )
        cdp = self.browser.execute_cdp_cmd
        cdp("DOM.enable", {})
        cdp("CSS.enable", {})
        root = cdp("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        asked = {"nodeId": root, "selector": where}
        node = cdp("DOM.querySelector", asked)["nodeId"]
        fonts = cdp("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        cdp("CSS.disable", {})
        cdp("DOM.disable", {})
        most = max(fonts, key=lambda font: font["glyphCount"])
        return [each.strip(' "') for each in named.split(",")], most["familyName"]

    def ask(self, name: str, **arguments: object) -> Any:
        """Call a function of `measure.js` in the page, in its present state.

        Args:
            name: The function.
            arguments: What it takes, as one object.

        Returns:
            What it gives, as JSON has it.
        """
        code = (HERE / "measure.js").read_text("utf-8")
        call = f"{code}\nreturn JSON.stringify({name}(arguments[0]) ?? null);"
        return json.loads(self.browser.execute_script(call, arguments))
