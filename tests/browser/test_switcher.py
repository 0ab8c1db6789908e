"""A reader chooses a language: by mouse, keys and touch, and it is remembered."""

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from browser import polyglot

pytestmark = pytest.mark.browser

HERE = "/en/guide/?a=1&b=%20#a-place"
THERE = "/de/guide/?a=1&b=%20#a-place"
GERMAN = ".tongues a[hreflang=de]"
LIST = ".tongues details"


@pytest.fixture(scope="module")
def browser(program, tmp_path_factory):
    with polyglot.reading(program, tmp_path_factory.mktemp("switcher")) as reader:
        yield reader


@pytest.fixture
def reader(browser):
    browser.forget()
    return browser


def is_open(reader):
    return reader.find(LIST).get_property("open")


def opened(reader, path):
    reader.open(path)
    reader.find(".tongues summary").click()
    return reader.find(GERMAN)


def test_a_click_carries_the_query_and_the_place_along(reader):
    opened(reader, HERE).click()
    reader.at(THERE)


def test_only_a_click_is_remembered_for_a_year(reader):
    link = opened(reader, HERE)
    assert reader.cookies() == {}
    link.click()
    reader.at(THERE)
    (cookie,) = reader.driver.get_cookies()
    assert (cookie["name"], cookie["value"]) == ("language", "de")
    assert (cookie["path"], cookie["sameSite"]) == ("/", "Lax")
    assert not cookie["secure"]
    age = cookie["expiry"] - reader.driver.execute_script("return Date.now() / 1000")
    assert 364 < age / 86400 <= 365
    # The server takes the remembered language where an address names none.
    reader.open("/guide/")
    reader.at("/de/guide/")


def test_the_keyboard_is_enough(reader):
    reader.open(HERE)
    reader.driver.execute_script(
        "arguments[0].focus()", reader.find(".tongues summary")
    )
    reader.press("ENTER")
    assert is_open(reader)
    reader.press("TAB", "TAB")
    focused = reader.driver.switch_to.active_element
    assert focused.get_attribute("hreflang") == "de"
    assert focused.value_of_css_property("outline-style") == "solid"
    reader.press("ENTER")
    reader.at(THERE)
    assert reader.cookies() == {"language": "de"}


@pytest.mark.parametrize("way", ["middle", "control"])
def test_a_page_in_another_tab_opens_at_the_same_place(reader, way):
    driver = reader.driver
    link = opened(reader, HERE)
    first = driver.current_window_handle
    if way == "control":
        chain = ActionChains(driver).key_down(Keys.CONTROL).click(link)
        chain.key_up(Keys.CONTROL).perform()
    else:
        actions = ActionChains(driver).move_to_element(link)
        actions.w3c_actions.pointer_action.pointer_down(button=1)
        actions.w3c_actions.pointer_action.pointer_up(button=1)
        actions.perform()
    reader.wait(lambda: len(driver.window_handles) == 2)
    (other,) = set(driver.window_handles) - {first}
    # Chromium's driver loses clicks in a tab that another one has covered.
    driver.close()
    driver.switch_to.window(other)
    reader.at(THERE)
    assert reader.cookies() == {"language": "de"}


def test_a_context_menu_carries_along_and_remembers_nothing(reader):
    link = opened(reader, HERE)
    ActionChains(reader.driver).context_click(link).perform()
    assert link.get_attribute("href") == reader.origin + THERE
    assert reader.cookies() == {}


def test_escape_closes_the_list_and_leads_back_to_it(reader):
    opened(reader, HERE)
    ActionChains(reader.driver).send_keys(Keys.ESCAPE).perform()
    assert not is_open(reader)
    focused = reader.driver.switch_to.active_element
    assert focused == reader.find(".tongues summary")


def test_a_click_outside_closes_the_list(reader):
    opened(reader, HERE)
    reader.find(".leaf").click()
    assert is_open(reader)
    reader.find(".brand").click()
    assert not is_open(reader)


def test_the_list_closes_behind_the_focus(reader):
    opened(reader, HERE)
    last = reader.all(".leaf a")[-1]
    reader.driver.execute_script("arguments[0].focus()", last)
    reader.press("TAB")
    assert not is_open(reader)


def test_languages_without_the_page_come_last_under_a_heading(reader):
    opened(reader, "/en/guide/")
    ready, unready = reader.all(".leaf ul")
    names = [each.text for each in ready.find_elements("css selector", "li > [lang]")]
    assert names == ["English", "العربية", "Deutsch", "简体中文", "繁體中文"]
    heading = reader.find(f"#{unready.get_attribute('aria-labelledby')}")
    assert heading.is_displayed()
    assert heading.location["y"] < unready.location["y"]
    (polish,) = unready.find_elements("css selector", "a")
    assert polish.text == "Polski"
    assert "%" in reader.find(f"#{polish.get_attribute('aria-describedby')}").text


def test_the_language_of_the_page_is_marked_and_no_link(reader):
    opened(reader, "/ar/guide/")
    (current,) = reader.all(".tongues [aria-current]")
    assert (current.tag_name, current.text) == ("span", "العربية")
    assert current.get_attribute("aria-current") == "true"


def test_every_link_says_its_language_and_has_no_tooltip(reader):
    opened(reader, "/ar/guide/")
    links = reader.all(".leaf a")
    assert len(links) == 5
    for link in links:
        tag = link.get_attribute("hreflang")
        assert link.get_attribute("lang") == tag
        assert link.get_attribute("dir") == "ltr"
        assert link.get_dom_attribute("translate") == "no"
        assert not link.get_attribute("title")


def test_names_of_both_directions_begin_where_the_page_does(reader):
    script = """
      const range = document.createRange();
      return [...document.querySelectorAll(".leaf li > [lang]")].map((name) => {
        range.selectNodeContents(name);
        const text = range.getBoundingClientRect();
        const row = name.closest("li").getBoundingClientRect();
        return [text.left - row.left, row.right - text.right];
      });"""
    for tag, side in (("en", 0), ("ar", 1)):
        opened(reader, f"/{tag}/guide/")
        gaps = [gap[side] for gap in reader.driver.execute_script(script)]
        assert len(gaps) == 6
        assert max(gaps) < 2


@pytest.mark.parametrize(("touch", "least"), [(False, 24), (True, 44)])
def test_targets_are_high_enough(reader, touch, least):
    reader.screen(320, 640, touch=touch)
    opened(reader, "/en/guide/")
    targets = [*reader.all(".leaf a"), reader.find(".tongues summary")]
    assert min(target.size["height"] for target in targets) >= least


def test_the_greetings_on_the_home_page_choose_as_well(reader):
    reader.open("/en/?a=1")
    reader.find(".polyglot a[hreflang=de]").click()
    reader.at("/de/?a=1")
    assert reader.cookies() == {"language": "de"}


def test_the_notice_of_a_page_that_is_not_ready_chooses_as_well(reader):
    reader.open("/pl/guide/?a=1")
    reader.find(".withheld a[hreflang=de]").click()
    reader.at("/de/guide/?a=1")
    assert reader.cookies() == {"language": "de"}


def test_a_link_in_the_text_says_its_language_and_chooses_none(reader):
    reader.open("/pl/?a=1")
    link = reader.find(".body a[hreflang=en]")
    name = reader.find(".body a[hreflang=en] + .tongue-of")
    assert (name.text, name.get_attribute("lang")) == ("English", "en")
    link.click()
    reader.at("/pl/guide/")
    assert reader.cookies() == {}
