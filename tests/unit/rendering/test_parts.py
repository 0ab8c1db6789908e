"""Notes are lettered in Greek, which no script takes for a footnote."""

from dragoman.languages.language import language
from dragoman.rendering.parts import LETTERS, Note, state


def test_letters_follow_the_order_of_the_notes():
    letters = [Note("older", language("de"), number).letter for number in (1, 2, 24)]
    assert letters == ["α", "β", "ω"]


def test_after_the_last_letter_they_double():
    note = Note("older", language("de"), len(LETTERS) + 2)
    assert note.letter == "ββ"


def test_a_state_stays_whichever_text_is_shown():
    assert state("older") == state("original") == "outdated"
    assert Note("missing", language("de"), 1).state == "missing"
