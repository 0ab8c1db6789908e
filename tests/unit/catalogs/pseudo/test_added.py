"""The testing languages beside those of a site."""

import pytest

from dragoman.catalogs.catalog import Catalog, Domain
from dragoman.catalogs.pseudo import attacks, with_computed
from dragoman.catalogs.reader import Reader
from dragoman.catalogs.shelf import Snapshot
from dragoman.languages.language import language
from dragoman.languages.pseudo import ACCENTED, HOSTILE, MIRRORED, TESTING

OWN = Snapshot("en", ("de", "en"), {"de": Catalog("de", Domain.CONTENT)}, {})


def test_each_has_both_domains():
    made = with_computed(OWN, {})
    assert made.languages == tuple(sorted(("de", "en", *TESTING)))
    assert set(made.content) == {"de", *TESTING}
    assert set(made.interface) == set(TESTING)
    assert len({each.revision for each in made.content.values()}) == 4


def test_the_own_snapshot_stays_as_it_was():
    with_computed(OWN, {})
    assert set(OWN.content) == {"de"}


@pytest.mark.parametrize("tag", TESTING)
def test_a_language_of_that_name_is_left_alone(tag):
    own = Catalog(tag, Domain.CONTENT)
    made = with_computed(Snapshot("en", ("en", tag), {tag: own}, {}), {})
    assert made.content[tag] is own


@pytest.mark.parametrize(
    ("tag", "text", "pages"),
    [
        (ACCENTED, "⟦**Þáágéé**⟧", "⟦%(n)s þáágééš⟧"),
        (
            MIRRORED,
            "**\u200f\u202bPage\u202c\u200f**",
            "%(n)s \u200f\u202bpages\u202c\u200f",
        ),
    ],
)
def test_what_readers_are_shown(tag, text, pages):
    reader = Reader(with_computed(OWN, {}), language(tag))
    shown = reader.block("**Page**")
    assert (shown.text, shown.language) == (
        text.replace("g", "ĝ" if tag == ACCENTED else "g"),
        tag,
    )
    said = reader.ui("%(n)s page", None, "%(n)s pages", 5)
    assert said.text == pages.replace("g", "ĝ" if tag == ACCENTED else "g")
    assert reader.ui("%(n)s page", None, "%(n)s pages", 1).text != said.text


def test_every_text_of_one_language_is_an_attack():
    reader = Reader(with_computed(OWN, {}), language(HOSTILE))
    every = (*attacks._BEFORE, *attacks._BEHIND, *attacks._MARKED)
    for shown in (reader.ui("Next").text, reader.block("A text.").text):
        assert sum(attack in shown for attack in every) > 3
