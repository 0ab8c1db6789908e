"""How tests start Chromium, and show it the site as one reader has it before them.

Without a screen, and without asking the outside world.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# The size of text that browsers have until their reader changes it.
USUAL_PIXELS = 16


def options(
    profile: Path,
    more: Sequence[str] = (),
    *,
    text: int = 100,
    logs: Mapping[str, str] | None = None,
) -> webdriver.ChromeOptions:
    """Give the options of a fresh browser that keeps its console for the test.

    Args:
        profile: An empty folder, its own.
        more: Further flags.
        text: The reader's text size, in per cent of the usual one. It is the browser's
            setting, so that media queries in rem follow it too.
        logs: Further logs to keep, each with its level.
    """
    made = webdriver.ChromeOptions()
    for flag in [*FLAGS, *more, f"--user-data-dir={profile}"]:
        made.add_argument(flag)
    made.set_capability("goog:loggingPrefs", {"browser": "ALL", **(logs or {})})
    if text != 100:
        size = USUAL_PIXELS * text // 100
        made.add_experimental_option(
            "prefs", {"webkit.webprefs.default_font_size": size}
        )
    return made


@contextmanager
def browsing(chosen: webdriver.ChromeOptions) -> Iterator[webdriver.Chrome]:
    """Run a browser of its own.

    Args:
        chosen: Its options.

    Yields:
        The browser; afterwards it is gone, with all its processes.
    """
    # With its path known, Selenium looks for no driver on the network.
    browser = webdriver.Chrome(chosen, Service(shutil.which("chromedriver")))
    try:
        yield browser
    finally:
        browser.quit()


def screen(browser: webdriver.Chrome, width: int, height: int) -> None:
    """Give a browser a screen.

    Chromium's own windows are never narrower than 500 pixels, so it is emulated.

    Args:
        browser: The browser.
        width: In CSS pixels.
        height: In CSS pixels.
    """
    size: dict[str, Any] = {"width": width, "height": height}
    size |= {"deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def media(browser: webdriver.Chrome, kind: str = "screen", **features: str) -> None:
    """Tell a browser what its reader wants, and on what.

    Args:
        browser: The browser.
        kind: `screen` or `print`.
        features: Media features with `_` for `-`; those not named are as usual, but
            that the colour scheme is light, and nothing moves that is to be measured.
    """
    usual = {"prefers_color_scheme": "light", "prefers_reduced_motion": "reduce"}
    wanted = {**usual, **features}
    named = [
        {"name": name.replace("_", "-"), "value": value}
        for name, value in wanted.items()
    ]
    asked = {"media": kind, "features": named}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", asked)
