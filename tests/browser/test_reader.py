"""An Arabic reader's way through the shipped site, in Chromium, without JavaScript.

The site is reached by plain http under a host name that only this browser knows, as
another machine in the same network would reach it: no secure context.
"""

import shutil

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

import chromium
from dragoman import app
from web.running import running

pytestmark = pytest.mark.browser

HOST = "dragoman"
FLAGS = ["--window-size=1280,900", f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]

# It only ends a run that would hang.
HANGING_SECONDS = 60


@pytest.fixture(scope="module")
def origin():
    with running(app.read_site(app.SHIPPED, f"http://{HOST}")) as served:
        yield f"http://{HOST}:{served.port}"


@pytest.fixture
def browse(program, tmp_path):
    """Start browsers of readers, and see at the end that their consoles are empty."""
    service = Service(program("chromedriver"))
    started = []

    def start(languages):
        options = chromium.options(tmp_path / str(len(started)), FLAGS)
        options.binary_location = program("chromium")
        options.add_experimental_option(
            "prefs",
            {
                "intl.accept_languages": languages,
                "profile.managed_default_content_settings.javascript": 2,
            },
        )
        driver = webdriver.Chrome(options, service)
        started.append(driver)
        return driver

    yield start
    logs = [driver.get_log("browser") for driver in started]
    for driver in started:
        driver.quit()
    shutil.rmtree(tmp_path, ignore_errors=True)
    assert logs == [[] for _ in started]


def at(driver, origin, path):
    wait = WebDriverWait(driver, HANGING_SECONDS)
    wait.until(lambda _: driver.current_url == origin + path)


def html(driver):
    return driver.find_element(By.TAG_NAME, "html")


def test_an_arabic_reader_finds_her_page_and_the_same_in_japanese(browse, origin):
    driver = browse("ar-EG,ar,en")
    driver.get(origin + "/")
    at(driver, origin, "/ar/")
    assert html(driver).get_attribute("lang") == "ar"
    assert html(driver).get_attribute("dir") == "rtl"

    chapter = "a[href='/ar/translators/']"
    translators = driver.find_element(By.CSS_SELECTOR, f".ways {chapter}")
    translators.click()
    at(driver, origin, "/ar/translators/")
    heading = driver.find_element(By.TAG_NAME, "h1")
    assert any("\u0600" <= letter <= "\u06ff" for letter in heading.text)

    driver.find_element(By.CSS_SELECTOR, ".tongues summary").click()
    japanese = driver.find_element(By.CSS_SELECTOR, ".tongues a[hreflang='ja']")
    WebDriverWait(driver, HANGING_SECONDS).until(lambda _: japanese.is_displayed())
    assert japanese.text == "日本語"
    japanese.click()
    at(driver, origin, "/ja/translators/")
    assert html(driver).get_attribute("lang") == "ja"
    assert html(driver).get_attribute("dir") == "ltr"


def test_the_page_is_styled(browse, origin):
    driver = browse("ar")
    driver.get(origin + "/ar/")
    body = driver.find_element(By.TAG_NAME, "body")
    assert body.value_of_css_property("background-color") != "rgba(0, 0, 0, 0)"
    skip = driver.find_element(By.CSS_SELECTOR, ".skip")
    # Only the style sheet moves the skip link out of sight.
    assert skip.rect["y"] < 0


def test_the_switcher_stands_at_the_inline_end_of_the_first_screen(browse, origin):
    driver = browse("en")
    for path, is_rtl in (("/en/why/", False), ("/ar/why/", True)):
        driver.get(origin + path)
        switcher = driver.find_element(By.CSS_SELECTOR, ".tongues summary")
        middle = switcher.rect["x"] + switcher.rect["width"] / 2
        assert switcher.rect["y"] < 640
        assert (middle < 640) == is_rtl


def test_nothing_scrolls_sideways_on_a_small_phone(browse, origin):
    driver = browse("en")
    metrics = {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": True}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    for tag in ("en", "ar", "ja", "de", "pl"):
        for page in ("", "why/", "first-steps/", "translators/", "writing/", "none/"):
            driver.get(f"{origin}/{tag}/{page}")
            size = driver.execute_cdp_cmd("Page.getLayoutMetrics", {})
            assert size["cssContentSize"]["width"] <= 320, (tag, page)
    # The page that is not there says so on the console, as it should.
    assert all("404" in line["message"] for line in driver.get_log("browser"))


# Gives the ends of lines that come between the hyphens of an option and its name.
TORN = """
const torn = [], range = document.createRange();
for (const code of document.querySelectorAll("code")) {
  const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  let before = "", top = null, text;
  while ((text = texts.nextNode()))
    for (let at = 0; at < text.data.length; at++) {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const boxes = range.getClientRects();
      if (!boxes.length) continue;
      const now = boxes[boxes.length - 1].top;
      if (top !== null && now > top + 5 && /(^|\\s)--?$/.test(before))
        torn.push(before.slice(-20) + "|" + text.data.slice(at));
      top = now;
      before += text.data[at];
    }
}
return torn;
"""


@pytest.mark.parametrize("width", [360, 1280])
def test_a_line_never_tears_an_option_from_its_hyphens(browse, origin, width):
    driver = browse("en")
    chromium.screen(driver, width, 800)
    for tag in ("en", "ar", "ja"):
        driver.get(f"{origin}/{tag}/operators/production/")
        assert driver.find_elements(By.CSS_SELECTOR, "pre > code > span")
        assert driver.execute_script(TORN) == [], tag
