"""A browser that lets every script run, and tells what a page of attacks made of it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from selenium import webdriver

import chromium
from web.running import Running

CODE = (Path(__file__).parent / "skeleton.js").read_text("utf-8")

# The templates of nobody compute it; a template language that met it would.
COMPUTED = str(7331 * 7331)

# A reader of a language that the site has not: nothing is offered on its own account.
READER = "--accept-lang=eo"

# The driver's own reading of the console stumbles over what attacks leave in it.
LOGS = {"performance": "ALL", "browser": "OFF"}

# What is fetched or fails does so before the second frame after the load.
SETTLED = (
    "const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 20));"
)


@dataclass(repr=False)
class Unguarded:
    """A browser in front of a site, with no policy between it and the scripts.

    Attributes:
        browser: The browser.
        served: The site.
    """

    browser: webdriver.Chrome
    served: Running

    def visit(self, path: str) -> dict[str, Any]:
        """Open an address, and tell what it is made of and what it did.

        Args:
            path: Path and query.

        Returns:
            `skeleton` and `dangers` as `skeleton.js` has them, `ran`: what a script of
            an attack has set, `text`, and `asked`: the hosts that were asked.
        """
        self.browser.get_log("performance")
        self.browser.get(f"http://localhost:{self.served.port}{path}")
        return self.look()

    def look(self) -> dict[str, Any]:
        """Tell the same of the page as it stands now."""
        self.browser.execute_async_script(SETTLED)
        return {**self._ask("page"), "asked": self._asked()}

    def fragment(self, html: str) -> dict[str, Any]:
        """Tell what HTML is made of, without showing it."""
        return self._ask("fragment", html=html)

    def faults(self, hostile: dict[str, Any], model: dict[str, Any]) -> list[str]:
        """Tell what an attack achieved.

        Args:
            hostile: What is told of a page of attacks.
            model: What is told of the same page in a language without any.
        """
        new = [each for each in hostile["dangers"] if each not in model["dangers"]]
        found = [f"danger: {each}" for each in new]
        if hostile["skeleton"] != model["skeleton"]:
            found.append(f"elements: {_difference(hostile, model)}")
        if hostile.get("ran") is not None:
            found.append(f"a script ran: {hostile['ran']}")
        if COMPUTED in hostile.get("text", ""):
            found.append("a text was taken for a template")
        hosts = hostile.get("asked", set()) - {f"localhost:{self.served.port}"}
        return [*found, *(f"asked {host}" for host in sorted(hosts))]

    def _ask(self, name: str, **arguments: object) -> dict[str, Any]:
        call = f"{CODE}\nreturn JSON.stringify({name}(arguments[0]));"
        told: dict[str, Any] = json.loads(self.browser.execute_script(call, arguments))
        return told

    def _asked(self) -> set[str]:
        events = (
            json.loads(each["message"])["message"]
            for each in self.browser.get_log("performance")
        )
        sent = [
            urlsplit(event["params"]["request"]["url"])
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]
        return {url.netloc for url in sent if url.scheme in {"http", "https"}}


def _difference(hostile: dict[str, Any], model: dict[str, Any]) -> str:
    ours, theirs = hostile["skeleton"], model["skeleton"]
    pairs = zip([*ours, "(end)"], [*theirs, "(end)"], strict=False)
    place, (had, wanted) = next(
        (number, pair) for number, pair in enumerate(pairs) if pair[0] != pair[1]
    )
    return f"element {place} is “{had.strip()}”, not “{wanted.strip()}”"


@contextmanager
def unguarded(
    served: Running, profile: Path, binary: str, *, bypass: bool = True
) -> Iterator[Unguarded]:
    """Open a browser that ignores every Content-Security-Policy.

    Args:
        served: The site.
        profile: An empty folder.
        binary: Chromium.
        bypass: False leaves the policies in force.
    """
    options = chromium.options(profile, [READER], logs=LOGS)
    options.binary_location = binary
    with chromium.browsing(options) as browser:
        if bypass:
            browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
        yield Unguarded(browser, served)
