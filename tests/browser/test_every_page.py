"""Every page in every language, on every screen and at two text sizes, is set well.

A sample by chance with each language and each page in it, unless `--full` is asked for;
the seed repeats it.
"""

import pytest

from browser import fonts
from browser.views import PARTS, covering, facing, listed, lost, part, places
from dragoman.languages.language import language

pytestmark = pytest.mark.browser

# By script: size beside the Latin text, and leading (the table of docs/decisions/0011).
USUAL = (1, 1.6)
SET = {
    "Arab": (1.12, 1.9),
    "Hebr": (1.12, 1.9),
    "Deva": (1.06, 1.8),
    "Hans": (1, 1.85),
    "Hant": (1, 1.85),
    "Jpan": (1, 1.85),
    "Kore": (1, 1.75),
    "Thai": (1.06, 1.85),
}
UPRIGHT = set(SET)

# Where a phone ends its first screenful, and where a desk does.
FIRST_SCREENS = ((360, 640), (1280, 800))


@pytest.fixture(params=range(PARTS))
def chosen(request, shipped, seed):
    """Give one part of the visits of a reader with this text size."""
    site = shipped.read.site
    found = [*places(site), *lost(site), *facing(site)]
    is_full = request.config.getoption("--full")

    def choose(text):
        visits = found if is_full else covering(found, f"{seed} {text}")
        return part(visits, request.param)

    return choose


@pytest.fixture(scope="session")
def sizes(reader):
    """The size of English running text, by text size and width of the screen."""
    return {
        (text, width): reader(text).ask("paragraphs")[0]["size"]
        for text in (100, 200)
        for width in reader(text).on("/en/why/")
    }


@pytest.mark.parametrize("text", [100, 200])
def test_nothing_leaves_the_screen_or_lies_on_another(chosen, reader, text):
    visited = reader(text)
    faults = []
    for place in chosen(text):
        for width in visited.on(place.path):
            found = [*visited.ask("outside"), *visited.ask("overlaps")]
            where = f"{place.path} at {width} and {text} %"
            faults += [f"{where}: {fault}" for fault in found]
    assert not faults, listed(faults)


@pytest.mark.parametrize("text", [100, 200])
def test_the_switcher_at_the_inline_end_of_the_first_screen(chosen, reader, text):
    visited = reader(text)
    faults = []
    for place in chosen(text):
        for width in visited.on(place.path, FIRST_SCREENS):
            found = visited.ask("switcher")
            if found != {"isInFirstScreen": True, "isAtInlineEnd": True}:
                faults.append(f"{place.path} at {width}: {found}")
    assert not faults, listed(faults)


@pytest.mark.parametrize("text", [100, 200])
def test_size_leading_and_slant_are_those_of_the_script(chosen, reader, sizes, text):
    visited = reader(text)
    faults = []
    for place in [each for each in chosen(text) if not each.is_facing]:
        for width in visited.on(place.path):
            latin = sizes[text, width]
            found = visited.ask("paragraphs")
            faults += [
                f"{place.path} at {width}: {each['name']} is set {set_}"
                for each in found
                if (set_ := _set(each, latin)) != (*_expected(each["lang"]), "auto")
            ]
        faults += [
            f"{place.path}: {name} is {slant}, spaced {spaced}"
            for tag, slant, spaced, name in visited.ask("slants")
            if language(tag).script in UPRIGHT
            and (slant, spaced) != ("normal", "normal")
        ]
    assert not faults, listed(faults)


def test_every_letter_has_a_glyph(chosen, reader, program):
    visited = reader()
    faults = []
    for place in chosen(100):
        visited.go(place.path)
        found = fonts.without_glyph(visited.ask("letters"), program("fc-list"))
        faults += [f"{place.path}: {letter}" for letter in found]
    assert not faults, listed(faults)


def test_text_is_set_in_a_face_that_the_style_names(shipped, reader):
    """The last resort of a system shows letters, but no typographer chose it."""
    visited = reader()
    faults = []
    for place in places(shipped.read.site):
        if place.page == "index.md":
            visited.go(place.path)
            for where in (".brand a", "main h1", "main .body p"):
                named, used = visited.faces(where)
                if used not in named:
                    faults.append(f"{place.path} {where}: {used} is none of {named}")
    assert not faults, listed(faults)


def _expected(tag):
    return SET.get(language(tag).script, USUAL)


def _set(paragraph, latin):
    size = round(paragraph["size"] / latin, 2)
    return size, round(paragraph["leading"], 2), paragraph["hyphens"]
