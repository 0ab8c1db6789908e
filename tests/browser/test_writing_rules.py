"""What W3C's internationalization rules ask of a page, as Chromium renders it.

Quotation marks, digits of lists, hyphenation, emphasis and isolation, each in the
languages of the shipped site (W3C: Styling using language attributes; Language
enablement; Text layout requirements).
"""

import itertools
import unicodedata

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

import chromium
import sites
from dragoman import app
from web.running import running

pytestmark = pytest.mark.browser

QUOTES = {
    "en": ("“", "”"),
    "ar": ("«", "»"),
    "de": ("„", "“"),
    "es": ("«", "»"),
    "fr": ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"),
    "he": ("”", "”"),
    "hi": ("“", "”"),
    "ja": ("「", "」"),
    "pl": ("„", "”"),
    "pt-BR": ("“", "”"),
    "ru": ("«", "»"),
    "zh-Hans": ("“", "”"),
    "zh-Hant": ("「", "」"),
}

ARABIC_DIGITS = '[languages.ar]\ndigits = "arab"\n'

# Scripts that have no italic, by the tags of languages of the site (LOOK: Type).
UPRIGHT = {"ar", "he", "hi", "ja", "zh-Hans", "zh-Hant"}

TEXT = (
    "---\ntitle: Rules\nlayout: formats\n---\n\n"
    "Words of *stress* beside `code` and a long paragraph.\n\n1. One\n2. Two\n"
)


@pytest.fixture(scope="module")
def driver(program, tmp_path_factory):
    options = chromium.options(tmp_path_factory.mktemp("profile"))
    options.binary_location = program("chromium")
    started = webdriver.Chrome(options, Service(program("chromedriver")))
    yield started
    started.quit()


@pytest.fixture(scope="module")
def origin(tmp_path_factory):
    """A site whose one page is public in all languages, translated or not."""
    read = sites.read(
        tmp_path_factory.mktemp("site"),
        pages={"rules.md": TEXT},
        content={tag.replace("-", "_"): "" for tag in QUOTES if tag != "en"},
        toml="publish_threshold = 0\n" + ARABIC_DIGITS,
    )
    with running(read) as served:
        yield f"http://localhost:{served.port}"


def spoken(driver, role):
    """List the texts of a role in the accessibility tree, generated ones too."""
    tree = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})
    return [
        node["name"]["value"]
        for node in tree["nodes"]
        if node["role"]["value"] == role and node.get("name", {}).get("value")
    ]


@pytest.mark.parametrize("tag", QUOTES)
def test_quotation_marks_are_those_of_the_language(driver, origin, tag):
    driver.get(f"{origin}/{tag.lower()}/rules/")
    pairs = list(itertools.pairwise(spoken(driver, "StaticText")))
    opening, closing = QUOTES[tag]
    quoted = driver.execute_script(
        "return document.querySelector('.formats q').textContent"
    )
    assert (opening, quoted) in pairs
    assert (quoted, closing) in pairs


@pytest.mark.parametrize("tag", QUOTES)
def test_lists_count_in_the_digits_of_the_language(driver, origin, tag):
    driver.get(f"{origin}/{tag.lower()}/rules/")
    markers = spoken(driver, "ListMarker")
    digits = [letter for marker in markers for letter in marker if letter.isdigit()]
    assert [unicodedata.digit(digit) for digit in digits][-2:] == [1, 2]
    names = {unicodedata.name(digit).rpartition(" DIGIT ")[0] for digit in digits}
    assert names == {"ARABIC-INDIC" if tag == "ar" else ""}


@pytest.mark.parametrize("tag", QUOTES)
def test_a_script_without_italics_is_never_slanted(driver, origin, tag):
    driver.get(f"{origin}/{tag.lower()}/rules/")
    # Emphasis in the page's language, wherever a translator puts it.
    style, weight, dots = driver.execute_script(
        "const em = document.createElement('em');"
        "const page = document.documentElement;"
        "em.lang = page.lang; em.dir = page.dir;"
        "document.querySelector('main h1').append(em);"
        "const style = getComputedStyle(em);"
        "return [style.fontStyle, style.fontWeight, style.textEmphasisStyle]"
    )
    assert (style == "normal") == (tag in UPRIGHT)
    is_seen = style != "normal" or int(weight) >= 700 or dots != "none"
    assert is_seen


@pytest.mark.parametrize("tag", QUOTES)
def test_text_is_hyphenated_and_code_is_not(driver, origin, tag):
    driver.get(f"{origin}/{tag.lower()}/rules/")
    hyphens = driver.execute_script(
        "return ['.body p', '.body code', 'h1'].map(name =>"
        " getComputedStyle(document.querySelector(name)).hyphens)"
    )
    assert hyphens == ["auto", "none", "manual"]


@pytest.mark.parametrize("tag", QUOTES)
def test_code_and_own_names_are_not_for_translation_tools(driver, origin, tag):
    driver.get(f"{origin}/{tag.lower()}/rules/")
    translated = driver.execute_script(
        "return [...document.querySelectorAll("
        "'code, .tongues [hreflang], .tongues [aria-current], .own')]"
        ".map(each => each.translate)"
    )
    assert len(translated) > len(QUOTES)
    assert not any(translated)


def test_the_languages_stand_in_one_order_everywhere(driver):
    read = app.read_site(app.SHIPPED)
    order = ["en", *sorted(set(read.site.languages) - {"en"})]
    assert list(read.site.languages) == order
    with running(read) as served:
        for segment, page in itertools.product(("en", "ar", "ja"), ("", "why/")):
            driver.get(f"http://localhost:{served.port}/{segment}/{page}")
            listed = driver.execute_script(
                "return [...document.querySelectorAll("
                "'.tongues li [hreflang], .tongues li [aria-current]')]"
                ".map(each => each.lang)"
            )
            found = read.site.content.by_url[page]
            public = [each.tag for each in read.site.public_languages(found)]
            others = [tag for tag in order if tag not in public]
            assert listed == [*public, *others]
