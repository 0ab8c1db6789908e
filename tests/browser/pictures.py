"""Takes pictures of the site for people to look at, and tells what no picture shows.

Serves a site on a free port and writes one PNG for each page, language, width and
colour scheme into a folder, and a contact sheet of them for each scheme, as HTML and as
one PNG. Pages side by side and the open switcher are among them. A page that scrolls
sideways, or that says anything on the browser's console, is a fault: each is printed,
and the exit code is 1.
"""

import argparse
import base64
import itertools
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL
from typing import Any
from urllib.request import urlopen

import contact_sheet
from contact_sheet import Thumbnail
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.command import Command
from sitemap import listed

ROOT = Path(__file__).resolve().parents[2]

# What no list of pages has: an address with nothing behind it, two languages side by
# side, and the open switcher. A fragment of `open` opens what opens.
SPECIAL = ("lost/", "why/?with=en", "why/?with=de", "#open")
LANGUAGES = ("en", "ar", "ja")
SCHEMES = ("light", "dark")
OPEN = "for (const each of document.querySelectorAll('details')) each.open = true"

# A phone and a desk. Chromium's own windows are never narrower than 500 pixels, so
# that the size of the screen is emulated.
WIDTHS = (360, 1280)
HEIGHT = 800

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture.

    Attributes:
        language: The path segment of the language.
        page: The path of the page below it.
        width: Of the screen, in CSS pixels.
        scheme: `light` or `dark`.
        height: Of the picture; 0 for the whole page.
    """

    language: str
    page: str
    width: int
    scheme: str
    height: int = 0

    @property
    def path(self) -> str:
        """The path of the address."""
        return f"/{self.language}/{self.page}"

    @property
    def name(self) -> str:
        """The name of the file."""
        page = re.sub(r"[^\w]+", "-", self.page).strip("-") or "home"
        return f"{page}-{self.language}-{self.width}-{self.scheme}.png"


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures that the command line asks for.

    Args:
        arguments: The command line without the program; by default, this program's.

    Returns:
        The exit code: 0 good, 1 findings.
    """
    asked = _parser().parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    faults = []
    with serving(asked.root) as origin, browsing(asked.text) as browser:
        pages = asked.pages if asked.pages is not None else [*listed(origin), *SPECIAL]
        for scheme in asked.schemes:
            orders = (pages, asked.languages, asked.widths)
            shots = [
                Shot(language, page, width, scheme, asked.height)
                for page, language, width in itertools.product(*orders)
            ]
            for shot in shots:
                found = take(browser, origin, shot, asked.out / shot.name)
                faults += [f"{shot.name}: {fault}" for fault in found]
            lay_out(browser, shots, asked.out / f"sheet-{scheme}.html")
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


def lay_out(browser: webdriver.Chrome, shots: Iterable[Shot], file: Path) -> None:
    """Write a contact sheet, and a picture of it beside it.

    Args:
        browser: The browser.
        shots: What stands on it, in its order.
        file: The HTML file, in the folder of the pictures.
    """
    found = [Thumbnail(f"/{shot.page}", shot.name, shot.width) for shot in shots]
    wide = contact_sheet.width(found)
    file.write_text(contact_sheet.sheet(found), "utf-8")
    _emulate(browser, wide, HEIGHT)
    browser.get(file.resolve().as_uri())
    _, high = size(browser)
    _emulate(browser, wide, high)
    _capture(browser, file.with_suffix(".png"))


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """Serve a site on a free loopback port.

    Args:
        root: The site's folder.

    Yields:
        Scheme and host of its addresses, once it is ready.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "site"), "serve", "--root", str(root)]
    with subprocess.Popen([*command, "--port", str(port)], stderr=DEVNULL) as server:
        origin = f"http://127.0.0.1:{port}"
        try:
            while not _is_ready(origin):
                if server.poll() is not None:
                    raise RuntimeError(f"{root} cannot be served")
                time.sleep(0.05)
            yield origin
        finally:
            server.terminate()


@contextmanager
def browsing(text: int = 100) -> Iterator[webdriver.Chrome]:
    """Run a headless Chromium of its own.

    Args:
        text: The reader's text size, in per cent of the usual 16 pixels. It is the
            browser's setting, so that media queries in rem follow it too.

    Yields:
        The browser.
    """
    options = webdriver.ChromeOptions()
    options.add_experimental_option(
        "prefs", {"webkit.webprefs.default_font_size": 16 * text // 100}
    )
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with tempfile.TemporaryDirectory() as profile:
        for argument in (*ARGUMENTS, f"--user-data-dir={profile}"):
            options.add_argument(argument)
        # With its path known, Selenium looks for no driver on the network.
        browser = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
        try:
            yield browser
        finally:
            browser.quit()


def take(browser: webdriver.Chrome, origin: str, shot: Shot, file: Path) -> list[str]:
    """Take one picture of a page.

    Args:
        browser: The browser.
        origin: Scheme and host of the site.
        shot: What to show.
        file: Where to write the PNG.

    Returns:
        The page's faults.
    """
    _emulate(browser, shot.width, HEIGHT)
    wanted = {
        "prefers-color-scheme": shot.scheme,
        "prefers-reduced-motion": "reduce",
    }
    features = [{"name": name, "value": value} for name, value in wanted.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    # From a page to a fragment of it, a browser would not load anything.
    browser.get("about:blank")
    browser.get(origin + shot.path)
    if shot.page.endswith("#open"):
        browser.execute_script(OPEN)
    wide, high = size(browser)
    _emulate(browser, shot.width, shot.height or max(high, HEIGHT))
    _capture(browser, file)
    faults = [f"{wide} pixels wide"] if wide > shot.width else []
    return faults + _said(browser, shot)


def size(browser: webdriver.Chrome) -> tuple[int, int]:
    """Measure the page.

    Args:
        browser: The browser that shows it.

    Returns:
        How wide and how high all of it is, in CSS pixels.
    """
    script = (
        "const e = document.documentElement; return [e.scrollWidth, e.scrollHeight]"
    )
    wide, high = browser.execute_script(script)
    return wide, high


def _emulate(browser: webdriver.Chrome, width: int, height: int) -> None:
    screen: dict[str, Any] = {"width": width, "height": height}
    screen |= {"deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)


def _capture(browser: webdriver.Chrome, file: Path) -> None:
    picture = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    file.write_bytes(base64.b64decode(picture["data"]))


def _said(browser: webdriver.Chrome, shot: Shot) -> list[str]:
    """Tell what the console says, but for a page that is not there on purpose."""
    answer = browser.execute(Command.GET_LOG, {"type": "browser"})
    entries: list[dict[str, str]] = answer["value"]
    said = [each["message"] for each in entries]
    return [
        text for text in said if f"{shot.path} - " not in text or "of 404" not in text
    ]


def _is_ready(origin: str) -> bool:
    try:
        with urlopen(f"{origin}/readyz") as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Take pictures of a site.")
    add = parser.add_argument
    add("--root", type=Path, default=ROOT, help="the site's folder")
    add("--out", type=Path, default=ROOT / "var" / "pictures", help="where they go")
    add("--languages", nargs="*", default=LANGUAGES, help="path segments")
    add("--pages", nargs="*", help="paths below a language; by default, all")
    add("--widths", nargs="*", type=int, default=WIDTHS, help="in CSS pixels")
    add("--height", type=int, default=0, help="of each picture; 0: the whole page")
    add("--schemes", nargs="*", default=SCHEMES, choices=SCHEMES)
    add("--text", type=int, default=100, help="the reader's text size in per cent")
    return parser


if __name__ == "__main__":
    sys.exit(main())
