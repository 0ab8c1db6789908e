"""A reader is offered the page in the language that the browser asks for, and once."""

import pytest

from browser import polyglot

pytestmark = pytest.mark.browser

OFFER = ".offer"
SCREENS = [(360, 640), (1280, 800)]

# Core Web Vitals: what is above is a page that jumps.
MOST_SHIFT = 0.1

# An offer that is not made leaves no trace, so wait until the page has nothing to do:
# its module has run, and time enough has passed for whatever that fetches.
QUIET = """
  const done = arguments[0];
  const idle = () => requestIdleCallback(() => requestAnimationFrame(() => done()));
  const module = document.querySelector("script[type=module]");
  import(module.src).then(() => fetch(module.src)).then(() => setTimeout(idle, 300));
"""

SHIFT = """
  const done = arguments[0];
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
"""

LOOKUP = """
  const [wanted, there, done] = arguments;
  const modules = performance.getEntriesByType("resource").map((entry) => entry.name);
  const name = modules.find((url) => url.includes("/js/wanted."));
  import(name).then(({ lookup }) => done(lookup([wanted], there) ?? null));
"""

THERE = ["en", "ar", "de", "es", "nb", "pt-BR", "sr", "zh-Hans", "zh-Hant"]


@pytest.fixture(scope="module")
def browser(program, tmp_path_factory):
    with polyglot.reading(program, tmp_path_factory.mktemp("offer")) as reader:
        yield reader


@pytest.fixture
def arrive(browser):
    """Be a new reader who asks for some languages and opens a page."""

    def at(languages, path):
        browser.forget(languages)
        browser.open(path)
        return browser

    return at


def offered(reader):
    reader.wait(lambda: reader.all(OFFER))
    return reader.find(OFFER)


def is_quiet(reader):
    reader.driver.execute_async_script(QUIET)
    return not reader.all(OFFER)


def test_a_reader_from_austria_is_offered_german(arrive):
    reader = arrive("de-AT,de,en", "/en/guide/?a=1&b=%20#a-place")
    section = offered(reader)
    words, link, close = polyglot.OFFERS["de"]
    assert section.find_element("css selector", "p").text == f"{words} {link}"
    assert section.get_dom_attribute("aria-label") == "Language"
    inner = reader.find(".offer > *")
    assert inner.get_attribute("lang") == "de"
    assert inner.get_attribute("dir") == "ltr"
    assert reader.find(".offer button").accessible_name == close
    assert reader.cookies() == {}
    reader.find(".offer a").click()
    reader.at("/de/guide/?a=1&b=%20#a-place")
    assert reader.cookies() == {"language": "de"}
    assert is_quiet(reader)


def test_the_line_stands_below_the_header_in_its_own_direction(arrive):
    reader = arrive("ar-EG", "/de/guide/")
    section = offered(reader)
    header = reader.find("header.top")
    end = header.rect["y"] + header.rect["height"]
    assert section.rect["y"] == pytest.approx(end, abs=1)
    link, button = reader.find(".offer a"), reader.find(".offer button")
    assert button.rect["x"] < link.rect["x"]
    assert min(button.size.values()) >= 44


@pytest.mark.parametrize(
    ("languages", "path"),
    [
        ("en-GB,de", "/en/guide/"),
        ("de-AT,de,en", "/de/guide/"),
        ("fr,it", "/en/guide/"),
        ("pl", "/en/guide/"),
        ("pl,de", "/pl/guide/"),
    ],
)
def test_nothing_is_offered_to_who_has_the_best_page(arrive, languages, path):
    assert is_quiet(arrive(languages, path))


def test_nothing_is_offered_on_a_page_that_is_not_there(arrive):
    reader = arrive("de", "/en/none/")
    assert is_quiet(reader)
    # Chromium itself says so on the console.
    (line,) = reader.driver.get_log("browser")
    assert "404" in line["message"]


def test_nothing_is_offered_against_a_choice(arrive):
    reader = arrive("de", "/de/guide/")
    reader.find(".tongues summary").click()
    reader.find(".tongues a[hreflang=en]").click()
    reader.at("/en/guide/")
    assert is_quiet(reader)
    reader.open("/en/")
    assert is_quiet(reader)


def test_what_was_chosen_is_offered_on_other_pages(arrive):
    reader = arrive("de", "/de/guide/")
    reader.find(".tongues summary").click()
    reader.find(".tongues a[hreflang=zh-Hant]").click()
    reader.at("/zh-hant/guide/")
    reader.open("/en/guide/")
    assert polyglot.OFFERS["zh_Hant"][0] in offered(reader).text


def test_a_closed_line_stays_closed_for_its_language_alone(arrive):
    reader = arrive("de", "/en/guide/")
    offered(reader)
    reader.find(".offer button").click()
    assert not reader.all(OFFER)
    reader.open("/en/")
    assert is_quiet(reader)
    reader.open("/ar/guide/")
    assert is_quiet(reader)
    assert reader.cookies() == {}
    agent = {"userAgent": "reader", "acceptLanguage": "ar"}
    reader.driver.execute_cdp_cmd("Emulation.setUserAgentOverride", agent)
    reader.open("/en/guide/")
    assert polyglot.OFFERS["ar"][0] in offered(reader).text


def test_the_keyboard_reaches_the_link_and_the_button(arrive):
    reader = arrive("de", "/en/guide/")
    offered(reader)
    summary = reader.find(".tongues summary")
    reader.driver.execute_script("arguments[0].focus()", summary)
    reader.press("TAB")
    focused = reader.driver.switch_to.active_element
    assert focused == reader.find(".offer a")
    reader.press("TAB", "ENTER")
    assert not reader.all(OFFER)


def test_without_storage_the_line_still_opens_and_closes(arrive):
    reader = arrive("de", "/en/")
    blocked = reader.driver.execute_cdp_cmd(
        "Page.addScriptToEvaluateOnNewDocument",
        {
            "source": "Object.defineProperty(window, 'localStorage', "
            "{ get() { throw new DOMException('blocked', 'SecurityError') } })"
        },
    )
    try:
        for _ in range(2):
            reader.open("/en/guide/")
            offered(reader)
            reader.find(".offer button").click()
            assert not reader.all(OFFER)
    finally:
        reader.driver.execute_cdp_cmd(
            "Page.removeScriptToEvaluateOnNewDocument", blocked
        )


def test_traditional_chinese_is_offered_to_taiwan(arrive):
    reader = arrive("zh-TW,zh", "/en/guide/")
    assert polyglot.OFFERS["zh_Hant"][0] in offered(reader).text
    assert reader.find(".offer a").get_attribute("hreflang") == "zh-Hant"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("DE-at", "de"),
        ("en-GB", "en"),
        ("es-419", "es"),
        ("no", "nb"),
        ("nb-NO", "nb"),
        ("pt-PT", "pt-BR"),
        ("sr-Cyrl-ME", "sr"),
        ("sr-Latn", None),
        ("zh", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-Hant-CN", "zh-Hant"),
        ("uk", None),
        ("*", None),
        ("", None),
        ("not a tag", None),
    ],
)
def test_the_best_language_is_found_by_lookup_and_script(arrive, wanted, expected):
    reader = arrive("en", "/en/guide/")
    found = reader.driver.execute_async_script(LOOKUP, wanted, THERE)
    assert found == expected


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("tag", ["de", "ar", "zh-Hant"])
def test_the_page_hardly_moves(arrive, figure, tag, width, height):
    reader = arrive(tag, "/en/")
    reader.screen(width, height)
    reader.open("/en/guide/")
    offered(reader)
    shift = reader.driver.execute_async_script(SHIFT)
    figure(f"layout shift of the offer in {tag} at {width} pixels: {shift:.3f}")
    # None at all where the words came before the first paint.
    assert shift < MOST_SHIFT
