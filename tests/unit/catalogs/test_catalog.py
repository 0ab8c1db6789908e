import dataclasses

import pytest

from dragoman.catalogs.catalog import (
    MISSING,
    Catalog,
    Domain,
    State,
    Translation,
    page_context,
)
from dragoman.catalogs.translation import NOT_THERE, Several, Standing


def said(text, state=State.CURRENT):
    return Translation((text,), state)


def make(domain=Domain.CONTENT, **contexts):
    groups = {
        None if name == "plain" else name: group for name, group in contexts.items()
    }
    return Catalog("de", domain, messages=groups)


def test_what_it_does_not_have_is_missing():
    assert make().find("Home") is MISSING
    assert not MISSING.is_shown


def test_a_text_of_the_page_wins_then_the_context_then_the_plain_one():
    catalog = make(
        **{"page:guide/install": {"Open": said("page"), "Shut": said("page")}},
        verb={"Open": said("verb")},
        plain={"Open": said("plain"), "Shut": said("plain")},
    )
    assert catalog.find("Open", "verb", "guide/install.md").texts == ("page",)
    assert catalog.find("Open", "verb", "guide/other.md").texts == ("verb",)
    assert catalog.find("Open", None, "guide/other.md").texts == ("plain",)
    assert catalog.find("Shut", "verb", "guide/other.md").texts == ("plain",)


def test_an_interface_text_in_a_context_is_never_the_plain_one():
    catalog = make(Domain.MESSAGES, plain={"Open": said("plain")})
    assert catalog.find("Open", "verb") is MISSING


def test_what_is_shown_goes_before_a_suggestion():
    guess = said("guess", State.UNSURE)
    catalog = make(verb={"Open": guess, "Shut": guess}, plain={"Open": said("plain")})
    assert catalog.find("Open", "verb").texts == ("plain",)
    assert catalog.find("Shut", "verb") is guess


def test_nothing_in_it_can_be_set():
    with pytest.raises(dataclasses.FrozenInstanceError):
        make().language = "fr"
    with pytest.raises(AttributeError):
        MISSING.state = State.CURRENT


OWN = {"Open": said("page"), "Shut": said("page", State.UNSURE)}
FULL = {
    "verb": {"Open": said("verb"), "Shut": said("guess", State.UNSURE)},
    "plain": {"Open": said("plain"), "Shut": said("old", State.OUTDATED)},
}
BLOCKS = [
    (text, context)
    for text in ("Open", "Shut", "Heard of by nobody")
    for context in (None, "verb", "noun")
]


@pytest.mark.parametrize("domain", Domain)
@pytest.mark.parametrize("own", [{}, {"page:guide/install": OWN}])
def test_the_messages_of_a_page_are_found_together_as_alone(domain, own):
    catalog = make(domain, **own, **FULL)
    for page in ("guide/install.md", "guide/other.md"):
        alone = [catalog.find(*block, page) for block in BLOCKS]
        assert catalog.find_all(BLOCKS, page) == Several.of(alone)
    nothing = Several.of([None] * len(BLOCKS))
    assert make(domain).find_all(BLOCKS, "p.md") == nothing


@pytest.mark.parametrize("own", [{}, {"page:guide/install": OWN}])
def test_how_a_message_stands_is_known_without_its_text(own):
    catalog = make(**own, **FULL)
    for page in ("guide/install.md", "guide/other.md", None):
        for block in BLOCKS:
            found = catalog.find(*block, page)
            standing = catalog.standing(*block, page)
            assert standing == Standing(found.state, found.origin)


@pytest.mark.parametrize("domain", Domain)
@pytest.mark.parametrize("own", [{}, {"page:guide/install": OWN}])
def test_how_the_messages_of_a_page_stand_is_told_together_as_alone(domain, own):
    catalog = make(domain, **own, **FULL)
    for page in ("guide/install.md", "guide/other.md"):
        alone = [catalog.standing(*block, page) for block in BLOCKS]
        assert catalog.standings(BLOCKS, page) == alone
    assert make(domain).standings(BLOCKS, "p.md") == [NOT_THERE] * len(BLOCKS)


def test_it_names_its_sources():
    catalog = make(verb={"Open": said("a")}, plain={"Shut": said("b")})
    assert sorted(catalog.sources()) == ["Open", "Shut"]


def test_the_context_of_a_page_is_its_path():
    assert page_context("guide/install.md") == "page:guide/install"
    assert page_context("v1.2/notes.md") == "page:v1.2/notes"


def test_it_has_all_forms_of_a_message_whatever_the_plural_of_the_source():
    forms = Translation(("a", "b"), State.CURRENT)
    catalog = make(plain={"%(n)s page": forms})
    for plural in (None, "%(n)s pages"):
        assert catalog.find_forms("%(n)s page", plural).texts == ("a", "b")
    assert catalog.find_forms("else", "elses") is MISSING
