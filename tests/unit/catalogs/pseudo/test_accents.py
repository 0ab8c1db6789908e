"""Accents on all letters, and a third more of them."""

import string

from hypothesis import given
from hypothesis import strategies as st

from dragoman import app
from dragoman.catalogs.pseudo.accents import CLOSING, OPENING, accented
from dragoman.pages import store


def test_no_letter_of_english_stays_plain():
    letters = [accented(letter) for letter in string.ascii_letters]
    assert len({each[0] for each in letters}) == 52
    assert all(not each.isascii() and each.isalpha() for each in letters)
    assert all(
        each[0].isupper() == plain.isupper()
        for each, plain in zip(letters, string.ascii_letters, strict=True)
    )


# What an accented letter looks like cannot be told from one that was there before.
ACCENTED = {each for letter in string.ascii_letters for each in accented(letter)}


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters=ACCENTED)))
def test_what_is_no_letter_of_english_stays(text):
    others = [each for each in text if each not in string.ascii_letters]
    assert [each for each in accented(text) if each not in ACCENTED] == others


def test_a_capital_has_a_small_twin():
    assert accented("Apple") == "Ååþþļéé".replace("Åå", "Åá")


def test_the_handbook_becomes_a_third_longer(figure):
    pages = store.load(app.SHIPPED / "content").pages.values()
    texts = {block.text for page in pages for block in page.blocks}
    plain = sum(map(len, texts))
    grown = (
        sum(len(f"{OPENING}{accented(text)}{CLOSING}") for text in texts) / plain - 1
    )
    figure(f"en-XA is {grown:.0%} longer than its source")
    assert 0.3 <= grown <= 0.4
