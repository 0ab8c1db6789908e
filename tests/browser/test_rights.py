"""The rights of readers that only a browser can see, by their numbers.

Each is a rule of the W3C or of a public administration; those that an HTTP client sees
stand in `tests/web/test_rights.py`. JavaScript is off but where a right is about it.
"""

import re
import unicodedata
from pathlib import Path

import pytest
from selenium.webdriver.support.wait import WebDriverWait

import chromium
import sites
from browser import polyglot
from web.running import running

pytestmark = pytest.mark.browser

TAGS = ("en", "ar", "ja", "de")

# Own names as CLDR 48 has them, at the beginning of a list.
OWN_NAMES = {
    "ar": "العربية",
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "he": "עברית",
    "hi": "हिन्दी",
    "ja": "日本語",
    "pl": "Polski",
    "pt-BR": "Português (Brasil)",
    "ru": "Русский",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
}

PAGES = {
    "index.md": "---\ntitle: Welcome\n---\n\nRead [more](more.md) in `po` files.\n",
    "more.md": "---\ntitle: More\n---\n\nOne sentence.\n\nAnother sentence here.\n",
}
HOME = (sites.entry("Welcome", "Willkommen"),)
HOME += (sites.entry("Read [more](more.md) in `po` files.", "[Mehr](more.md), `po`."),)
MORE = (
    sites.entry("More", "Mehr"),
    sites.machine("One sentence.", "Ein Satz."),
    sites.entry("Another sentence here.", "Noch ein Satz."),
)


@pytest.fixture(scope="module")
def driver(program, tmp_path_factory):
    """Give a browser without JavaScript."""
    options = chromium.options(tmp_path_factory.mktemp("plain"))
    program("chromedriver")
    options.binary_location = program("chromium")
    off = {"profile.managed_default_content_settings.javascript": 2}
    options.add_experimental_option("prefs", off)
    with chromium.browsing(options) as browser:
        yield browser


@pytest.fixture
def go(driver, shipped):
    """Open an address of the shipped site."""

    def open_(path):
        driver.get(f"http://localhost:{shipped.port}{path}")
        return driver

    return open_


@pytest.fixture(scope="module")
def with_scripts(program, tmp_path_factory):
    with polyglot.reading(program, tmp_path_factory.mktemp("scripts")) as reader:
        yield reader


def every(driver, selector):
    return driver.find_elements("css selector", selector)


def one(driver, selector):
    return driver.find_element("css selector", selector)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("screen", [(360, 640), (1280, 800)])
def test_01_the_selector_is_in_the_corner_of_the_first_screen(go, tag, screen):
    width, height = screen
    driver = go(f"/{tag}/why/")
    chromium.screen(driver, width, height)
    box = one(driver, ".tongues summary").rect
    middle = box["x"] + box["width"] / 2
    assert 0 <= box["y"] <= height / 4
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert (middle < width / 2) == (tag == "ar")


def opened(driver):
    one(driver, ".tongues summary").click()
    links = every(driver, ".tongues [hreflang]")
    # It fades in.
    WebDriverWait(driver, polyglot.HANGING_SECONDS).until(
        lambda _: all(link.is_displayed() for link in links)
    )
    return links


@pytest.mark.parametrize("tag", TAGS)
def test_02_each_language_has_its_own_name(go, shipped, tag):
    names = {
        link.get_attribute("hreflang"): link.text for link in opened(go(f"/{tag}/"))
    }
    languages = set(shipped.read.site.languages) - {tag}
    assert names == {each: OWN_NAMES[each] for each in languages}


@pytest.mark.parametrize("tag", TAGS)
def test_03_there_are_no_flags(go, tag):
    nav = one(go(f"/{tag}/why/"), ".tongues")
    assert not nav.find_elements("css selector", "img, picture, canvas")
    signs = {unicodedata.name(sign, "") for sign in nav.get_attribute("innerHTML")}
    assert not [name for name in signs if name.startswith("REGIONAL INDICATOR")]


@pytest.mark.parametrize("tag", TAGS)
def test_04_languages_are_links_that_need_no_script(go, shipped, tag):
    driver = go(f"/{tag}/why/")
    links = opened(driver)
    for link in links:
        assert link.is_displayed()
        assert shipped.ask(link.get_dom_attribute("href")).status == 200
    wanted = links[-1].get_dom_attribute("hreflang")
    links[-1].click()
    assert one(driver, "html").get_attribute("lang") == wanted


@pytest.mark.parametrize("tag", TAGS)
def test_05_the_control_is_known_without_its_words(go, shipped, tag):
    summary = one(go(f"/{tag}/why/"), ".tongues summary")
    mark = summary.find_element("css selector", "svg")
    assert mark.is_displayed()
    assert mark.rect["width"] >= 16
    site = shipped.read.site
    said = site.voice(site.languages[tag]).gettext("Language:")
    assert str(said) in summary.get_attribute("textContent")


@pytest.mark.parametrize("tag", TAGS)
def test_06_each_link_says_what_it_is_in(go, shipped, tag):
    for link in opened(go(f"/{tag}/why/")):
        other = shipped.read.site.languages[link.get_attribute("hreflang")]
        assert link.tag_name == "a"
        assert link.get_dom_attribute("lang") == other.tag
        assert link.get_dom_attribute("dir") == other.direction
        assert link.get_dom_attribute("translate") == "no"
        assert link.get_dom_attribute("title") is None


@pytest.mark.parametrize("tag", TAGS)
def test_07_the_current_language_is_shown_and_is_no_link(go, shipped, tag):
    driver = go(f"/{tag}/why/")
    (current,) = every(driver, ".tongues [aria-current=true]")
    assert current.tag_name != "a"
    assert current.get_attribute("textContent") == OWN_NAMES[tag]
    assert one(driver, ".tongues .own").text == OWN_NAMES[tag]
    nav = one(driver, "nav.tongues")
    site = shipped.read.site
    said = site.voice(site.languages[tag]).gettext("Language")
    assert nav.get_dom_attribute("aria-label") == str(said)


def test_08_query_and_place_are_kept(with_scripts):
    with_scripts.forget()
    with_scripts.open("/en/guide/?a=1#a-place")
    with_scripts.find(".tongues summary").click()
    with_scripts.find(".tongues a[hreflang=ar]").click()
    with_scripts.at("/ar/guide/?a=1#a-place")


@pytest.mark.parametrize("tag", TAGS)
def test_09_what_is_not_ready_says_so(go, shipped, tag):
    site = shipped.read.site
    for page in site.content.sequence:
        driver = go(site.url(page, site.languages[tag]))
        ready = {each.tag for each in site.public_languages(page)}
        first = every(driver, ".tongues [data-public] :is([hreflang], [aria-current])")
        assert {each.get_dom_attribute("lang") for each in first} == ready
        unready = ".tongues ul[aria-labelledby]"
        others = every(driver, f"{unready} :is([hreflang], [aria-current])")
        assert {each.get_dom_attribute("lang") for each in others} == (
            set(site.languages) - ready
        )
        for each in others:
            heading = each.find_element("xpath", "ancestor::ul")
            words = one(driver, f"#{heading.get_dom_attribute('aria-labelledby')}")
            assert words.get_attribute("textContent").strip()


@pytest.mark.parametrize("tag", TAGS)
def test_10_the_order_is_the_same_everywhere(go, shipped, tag):
    site = shipped.read.site
    fixed = ["en", *sorted(set(OWN_NAMES) - {"en"})]
    assert list(site.languages) == fixed
    for page in site.content.sequence[:4]:
        driver = go(site.url(page, site.languages[tag]))
        for group in every(driver, ".tongues ul"):
            listed = [
                each.get_dom_attribute("lang")
                for each in group.find_elements("css selector", "[lang]:not(.unseen *)")
            ]
            assert listed == [each for each in fixed if each in listed]


@pytest.mark.parametrize("tag", TAGS)
def test_11_keys_are_enough_and_the_focus_is_seen(with_scripts, shipped, tag):
    driver = with_scripts.driver
    driver.get(f"http://localhost:{shipped.port}/{tag}/why/")
    chromium.screen(driver, 1280, 800)
    for _ in range(30):
        with_scripts.press("TAB")
        focused = driver.switch_to.active_element
        assert int(focused.value_of_css_property("outline-width")[:1]) >= 2
        if focused.tag_name == "summary":
            break
    with_scripts.press("ENTER", "TAB")
    link = driver.switch_to.active_element
    assert link.get_dom_attribute("hreflang")
    assert link.is_displayed()
    assert link.rect["height"] >= 24


@pytest.mark.parametrize(
    ("asked", "tag"), [("de-AT,de,en", "de"), ("ar-EG,ar", "ar"), ("zh-TW", "zh-Hant")]
)
def test_14_an_offer_is_made_in_the_readers_language(with_scripts, asked, tag):
    with_scripts.forget(asked)
    with_scripts.open("/en/guide/")
    line = with_scripts.wait(lambda: with_scripts.all(".offer [lang]"))[0]
    assert line.get_dom_attribute("lang") == tag
    link = line.find_element("css selector", "a")
    assert link.get_dom_attribute("hreflang") == tag
    with_scripts.find(".offer button").click()
    assert not with_scripts.all(".offer")
    with_scripts.open("/en/")
    with_scripts.open("/en/guide/")
    assert not with_scripts.all(".offer")


def test_15_only_a_click_is_remembered(with_scripts):
    with_scripts.forget("de")
    with_scripts.open("/en/guide/")
    with_scripts.find(".tongues summary").click()
    assert with_scripts.cookies() == {}
    with_scripts.find(".tongues a[hreflang=de]").click()
    with_scripts.at("/de/guide/")
    assert with_scripts.cookies() == {"language": "de"}
    (cookie,) = with_scripts.driver.get_cookies()
    assert cookie["sameSite"] == "Lax"


@pytest.mark.parametrize("tag", TAGS)
def test_25_code_and_names_are_isolated(go, tag):
    driver = go(f"/{tag}/translators/")
    for code in every(driver, "main code"):
        assert code.value_of_css_property("direction") == "ltr"
        assert code.value_of_css_property("unicode-bidi") in {"isolate", "plaintext"}
    for name in opened(driver):
        is_isolated = name.value_of_css_property("unicode-bidi") == "isolate"
        assert is_isolated or name.value_of_css_property("display") != "inline"


def small(root, *entries):
    content = {"de": sites.catalog("de", *entries)}
    return sites.read(root, pages=PAGES, content=content)


@pytest.mark.parametrize("is_published", [False, True])
def test_27_a_link_to_foreign_text_says_so_until_it_is_translated(
    driver, tmp_path, is_published
):
    read = small(tmp_path, *HOME, *(MORE if is_published else ()))
    with running(read) as served:
        driver.get(f"http://localhost:{served.port}/de/")
        (link,) = every(driver, "main a[href='/de/more/']")
        said = link.find_elements("xpath", "following-sibling::*[@lang='en']")
        assert [each.text for each in said] == ([] if is_published else ["English"])
        assert link.get_dom_attribute("hreflang") == (None if is_published else "en")


def test_24_and_31_foreign_and_machine_made_text_says_so_at_the_text(driver, tmp_path):
    read = small(tmp_path, *HOME, *MORE[1:])
    with running(read) as served:
        driver.get(f"http://localhost:{served.port}/de/more/")
        title = one(driver, "h1")
        assert (title.get_dom_attribute("lang"), title.text) == ("en", "More")
        machine = one(driver, "[data-state=machine]")
        assert machine.text == "Ein Satz."
        note = machine.find_element("xpath", "preceding-sibling::*")
        said = read.site.voice(read.site.languages["de"]).gettext("Machine translation")
        assert note.text == str(said) == "Maschinelle Übersetzung"


@pytest.mark.parametrize("tag", ["ar", "ja", "de"])
def test_31_a_page_that_a_machine_made_says_so_at_its_head(go, shipped, tag):
    site = shipped.read.site
    page = site.content.by_url["why/"]
    driver = go(f"/{tag}/why/")
    assert site.share(page, site.languages[tag]).is_all_machine
    voice = site.voice(site.languages[tag])
    said = "This page is a machine translation that no person has checked yet."
    summary = one(driver, ".title .sum")
    assert str(voice.gettext(said)) in summary.text
    assert summary.is_displayed()


@pytest.mark.parametrize("tag", ["de", "ar", "ja"])
def test_29_a_missing_language_is_named_and_others_are_offered(driver, tmp_path, tag):
    content = {"de": sites.catalog("de", *HOME, *MORE)}
    content |= dict.fromkeys(("ar", "ja", "pl"), "")
    content = {"fr" if key == tag else key: text for key, text in content.items()}
    content[tag] = ""
    read = sites.read(tmp_path, pages=PAGES, content=content)
    with running(read) as served:
        driver.get(f"http://localhost:{served.port}/{tag}/more/")
        notice = one(driver, "aside.withheld")
        assert notice.rect["y"] < 400
        assert notice.get_dom_attribute("lang") is None
        assert OWN_NAMES[tag] in notice.text
        links = notice.find_elements("css selector", "a[hreflang]")
        offered = {each.get_dom_attribute("lang") for each in links}
        assert offered == ({"fr"} if tag == "de" else {"de"})


def test_every_right_has_a_test():
    here = Path(__file__)
    files = (here, here.parents[1] / "web" / here.name)
    names = re.findall(r"def (test_\w+)", "".join(file.read_text() for file in files))
    found = {int(number) for name in names for number in re.findall(r"_(\d\d)_", name)}
    assert found == set(range(1, 33))
