"""A small site in several languages, and a reader whose browser asks for some."""

from contextlib import contextmanager

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

import chromium
import sites
from web.running import running

# It only ends a run that would hang.
HANGING_SECONDS = 60

PAGES = {
    "index.md": (
        "---\ntitle: Welcome\nlayout: home\n---\n\nSee [the guide](guide.md).\n"
    ),
    "guide.md": (
        "---\ntitle: The guide\n---\n\nSee [the home page](index.md).\n\n"
        "## A place\n\n" + "Words to fill a page. " * 60 + "\n"
    ),
}
FILLING = " ".join(["Words to fill a page."] * 60)
TEXTS = (
    "Welcome",
    "See [the guide](guide.md).",
    "The guide",
    "See [the home page](index.md).",
    "A place",
    FILLING,
)
OFFERS = {
    "de": (
        "Diese Seite gibt es auf Deutsch.",
        "Auf Deutsch lesen",
        "Hinweis schließen",
    ),
    "ar": ("هذه الصفحة متاحة بالعربية.", "اقرأها بالعربية", "إغلاق"),
    "zh_Hant": ("本頁有繁體中文版。", "閱讀繁體中文版", "關閉"),
}


def read(root):
    """Write and read the site: four languages are public, Polish only on one page."""
    public = ("de", "ar", "zh_Hans", "zh_Hant")
    content = {
        tag: sites.catalog(tag, *(sites.entry(text, text) for text in TEXTS))
        for tag in public
    }
    content["pl"] = sites.catalog(
        "pl", *(sites.entry(text, text) for text in TEXTS[:2])
    )
    asked = (
        "This page is also in English.",
        "Read it in English",
        "Close this line and do not show it again",
    )
    interface = {
        tag: sites.catalog(tag, *map(sites.entry, asked, said))
        for tag, said in OFFERS.items()
    }
    return sites.read(root, pages=PAGES, content=content, interface=interface)


class Reader:
    """A reader in a browser with JavaScript.

    Args:
        driver: The browser.
        origin: Scheme and host of the site.
    """

    def __init__(self, driver, origin):
        self.driver = driver
        self.origin = origin

    def forget(self, languages="en"):
        """Be a new reader, who asks for these languages."""
        everything = {"origin": self.origin, "storageTypes": "all"}
        self.driver.execute_cdp_cmd("Storage.clearDataForOrigin", everything)
        self.driver.delete_all_cookies()
        agent = {"userAgent": "reader", "acceptLanguage": languages}
        self.driver.execute_cdp_cmd("Emulation.setUserAgentOverride", agent)
        self.screen(1000, 800)

    def screen(self, width, height, *, touch=False):
        """Read on a screen of this size, in CSS pixels."""
        screen = {"width": width, "height": height, "deviceScaleFactor": 1}
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", {**screen, "mobile": touch}
        )
        self.driver.execute_cdp_cmd(
            "Emulation.setTouchEmulationEnabled", {"enabled": touch}
        )

    def open(self, path):
        """Open a page; its modules have run when this returns."""
        self.driver.get(self.origin + path)

    def find(self, selector):
        """Give the first element."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        """Give all elements, none if there are none."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, condition):
        """Wait until a condition holds, and give what it gave."""
        return WebDriverWait(self.driver, HANGING_SECONDS).until(lambda _: condition())

    def at(self, path):
        """Wait until an address is reached."""
        self.wait(lambda: self.driver.current_url == self.origin + path)

    def cookies(self):
        """Give the values of the cookies by name."""
        return {each["name"]: each["value"] for each in self.driver.get_cookies()}

    def press(self, *keys):
        """Press keys, wherever the focus is."""
        for key in keys:
            self.driver.switch_to.active_element.send_keys(getattr(Keys, key))


@contextmanager
def reading(program, root):
    """Serve the site, and start a reader whose console stays empty."""
    program("chromedriver")
    options = chromium.options(root / "profile")
    options.binary_location = program("chromium")
    with running(read(root / "site")) as served, chromium.browsing(options) as driver:
        yield Reader(driver, f"http://127.0.0.1:{served.port}")
        assert driver.get_log("browser") == []
