"""How tests start Chromium: without a screen, and without asking the outside world."""

from collections.abc import Sequence
from pathlib import Path

from selenium import webdriver

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


def options(profile: Path, more: Sequence[str] = ()) -> webdriver.ChromeOptions:
    """Give the options of a fresh browser that keeps its console for the test.

    Args:
        profile: An empty folder, its own.
        more: Further flags.
    """
    made = webdriver.ChromeOptions()
    for flag in [*FLAGS, *more, f"--user-data-dir={profile}"]:
        made.add_argument(flag)
    made.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return made
