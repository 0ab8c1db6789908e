"""Two languages side by side in Chromium: every block beside its counterpart.

The pages are the shipped ones, and one of a small site that has every kind of block and
a language with gaps, an outdated and a machine-made text.
"""

import shutil
from contextlib import contextmanager

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

import chromium
import facing_site
import sites
from dragoman import app
from web.running import running

pytestmark = pytest.mark.browser

# Baselines are laid out in whole device pixels, each side rounded by itself.
TOLERANCE = 1.5

# Of each row and its counterpart: the box of each side, and its first baseline, told by
# an empty inline block that stands on it.
MEASURE = """
const TEXTS = [
  ":scope > .gap > .said > span", ".fallback", ".alert-head > span",
  "th > span:not(.said), td > span:not(.said)", ".said > span",
  "h1, h2, h3, h4, h5, h6, p",
];
const strut = (side) => {
  const texts = TEXTS.map((each) => side.querySelector(each)).filter(Boolean);
  const first = side.querySelector(":scope > :not(input)");
  const text = side.querySelector(".remark") ? first : texts[0];
  const holder = text.querySelector(".fallback") || text;
  const probe = document.createElement("span");
  probe.style.display = "inline-block";
  holder.prepend(probe);
  const bottom = probe.getBoundingClientRect().bottom;
  probe.remove();
  return bottom;
};
const box = (side) => {
  const {left, right, top, bottom} = side.getBoundingClientRect();
  return {left, right, top, bottom, baseline: strut(side), text: side.textContent};
};
return [...document.querySelectorAll(".facing .here")]
  .filter((side) => !side.closest(".sides, .twin"))
  .filter((side) => !side.closest("thead") || window.innerWidth > 608)
  .map((side) => [box(side), box(side.nextElementSibling)]);
"""
SCROLLS = "return document.documentElement.scrollWidth > window.innerWidth"


@pytest.fixture(scope="module")
def shipped():
    with running(app.read_site(app.SHIPPED, "http://localhost")) as served:
        yield served


@pytest.fixture(scope="module")
def every_kind(tmp_path_factory):
    root = tmp_path_factory.mktemp("every")
    with running(sites.read(root, **facing_site.parts())) as served:
        yield served


@pytest.fixture(scope="module")
def browsing(program, tmp_path_factory):
    """Start browsers, and see at the end of each that its console is empty."""

    @contextmanager
    def start(text=100):
        profile = tmp_path_factory.mktemp("profile")
        options = chromium.options(profile)
        options.binary_location = program("chromium")
        options.add_experimental_option(
            "prefs", {"webkit.webprefs.default_font_size": 16 * text // 100}
        )
        driver = webdriver.Chrome(options, Service(program("chromedriver")))
        try:
            yield driver
            assert driver.get_log("browser") == []
        finally:
            driver.quit()
            shutil.rmtree(profile, ignore_errors=True)

    return start


@pytest.fixture(scope="module")
def browser(browsing):
    with browsing() as driver:
        yield driver


def show(driver, served, path, width):
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    driver.get(f"http://localhost:{served.port}{path}")


def measured(driver, served, path, width):
    show(driver, served, path, width)
    pairs = driver.execute_script(MEASURE)
    assert pairs
    return pairs


def faults_wide(pairs, *, is_rtl):
    for own, other in pairs:
        first, second = (other, own) if is_rtl else (own, other)
        if first["right"] > second["left"]:
            yield f"the columns meet: {own['text']!r}"
        baselines = own["baseline"], other["baseline"]
        if abs(baselines[0] - baselines[1]) > TOLERANCE:
            yield f"{baselines}: {own['text']!r} beside {other['text']!r}"


def faults_narrow(pairs):
    last = 0
    for own, other in pairs:
        if own["top"] < last:
            yield f"before what precedes it: {own['text']!r}"
        if other["top"] < own["bottom"]:
            yield f"not under its counterpart: {other['text']!r}"
        last = other["bottom"]


def paths(served, own, other):
    pages = served.read.site.content.pages.values()
    return [f"/{own}/{page.url}?with={other}" for page in pages]


PAIRS = [
    ("ar", "en"),
    ("ja", "de"),
    pytest.param("en", "ar", marks=pytest.mark.full),
]
EVERY = ["/he/every/?with=ar", "/ar/every/?with=en", "/en/every/?with=he"]


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_every_block_of_the_shipped_pages_stands_beside_its_counterpart(
    browser, shipped, own, other
):
    for path in paths(shipped, own, other):
        pairs = measured(browser, shipped, path, 1280)
        faults = list(faults_wide(pairs, is_rtl=own == "ar"))
        assert not faults, path
        assert not browser.execute_script(SCROLLS), path


@pytest.mark.parametrize("path", EVERY)
def test_every_kind_of_block_stands_beside_its_counterpart(browser, every_kind, path):
    pairs = measured(browser, every_kind, path, 1280)
    faults = list(faults_wide(pairs, is_rtl=not path.startswith("/en")))
    assert not faults
    assert not browser.execute_script(SCROLLS)


@pytest.mark.parametrize("width", [320, pytest.param(360, marks=pytest.mark.full)])
@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_on_a_phone_each_block_is_followed_by_its_counterpart(
    browser, shipped, own, other, width
):
    for path in paths(shipped, own, other):
        faults = list(faults_narrow(measured(browser, shipped, path, width)))
        assert not faults, path
        assert not browser.execute_script(SCROLLS), path


@pytest.mark.parametrize("path", EVERY)
def test_on_a_phone_every_kind_is_followed_by_its_counterpart(
    browser, every_kind, path
):
    for width in (320, 360):
        faults = list(faults_narrow(measured(browser, every_kind, path, width)))
        assert not faults
        assert not browser.execute_script(SCROLLS)


def test_nothing_scrolls_sideways_with_text_twice_as_large(browsing, every_kind):
    with browsing(text=200) as driver:
        for path in EVERY:
            for width in (320, 768, 1280):
                show(driver, every_kind, path, width)
                assert not driver.execute_script(SCROLLS), (path, width)


@pytest.mark.full
@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_no_shipped_page_scrolls_sideways_with_text_twice_as_large(
    browsing, shipped, own, other
):
    with browsing(text=200) as driver:
        for path in paths(shipped, own, other):
            for width in (320, 768, 1280):
                show(driver, shipped, path, width)
                assert not driver.execute_script(SCROLLS), (path, width)


def test_a_table_row_stands_beside_its_counterpart(browser, every_kind):
    show(browser, every_kind, "/ar/every/?with=en", 1280)
    rows = browser.find_elements(By.CSS_SELECTOR, ".tabled tr")
    assert len(rows) == 6
    for own, other in zip(rows[::2], rows[1::2], strict=True):
        assert own.rect["y"] == pytest.approx(other.rect["y"], abs=0.5)
        assert own.rect["height"] == pytest.approx(other.rect["height"], abs=0.5)
        widths = [
            [
                cell.rect["width"]
                for cell in row.find_elements(By.CSS_SELECTOR, "th, td")
            ]
            for row in (own, other)
        ]
        assert widths[0] == pytest.approx(widths[1], abs=0.5)


def test_the_marks_of_a_list_are_those_of_each_side(browser, shipped, every_kind):
    show(browser, every_kind, "/ar/every/?with=en", 1280)
    ordered = browser.find_element(By.CSS_SELECTOR, ".facing ol[start='3']")
    kinds = [
        side.value_of_css_property("list-style-type")
        for side in ordered.find_elements(By.CSS_SELECTOR, ".pair > div > p")
    ]
    assert kinds == ["decimal"] * 4
    show(browser, shipped, "/ar/?with=en", 1280)
    digits = browser.execute_script(
        "return [...document.querySelectorAll('html, .there')].slice(0, 3)"
        ".map(each => getComputedStyle(each).getPropertyValue('--digits').trim())"
    )
    assert digits[0] == "arabic-indic"
    assert digits[-1] == "decimal"


def test_a_reader_changes_sides_by_links_alone(browser, shipped):
    show(browser, shipped, "/ar/translators/", 1280)
    browser.find_element(By.CSS_SELECTOR, ".beside a").click()
    assert browser.current_url.endswith("/ar/translators/?with=en")
    browser.find_element(By.CSS_SELECTOR, ".choice summary").click()
    browser.find_element(By.CSS_SELECTOR, ".choice a[hreflang='ja']").click()
    assert browser.current_url.endswith("/ar/translators/?with=ja")
    browser.find_element(By.CSS_SELECTOR, ".sides .there > p a").click()
    assert browser.current_url.endswith("/ja/translators/")
