import pytest


@pytest.mark.parametrize(
    ("text", "language", "good"),
    [
        ("Save the whole page", "de", False),
        ("Save the whole page", "en-GB", True),
        ("Python Software Foundation", "de", True),
        ("`po update`", "de", True),
        ("%(count)s – %(total)s", "de", True),
        ("Newsletter", "de", True),
        ("https://example.org/a/b", "de", True),
    ],
)
def test_a_sentence_is_not_left_as_it_is(found, text, language, good):
    assert ("unchanged" not in found(text, text, language=language)) is good


def test_the_same_on_purpose(found):
    text = "Save the whole page"
    assert not found(text, text, before="# dragoman: same")
    assert not found(text, text, before="# dragoman: ignore=unchanged")


@pytest.mark.parametrize(
    ("translation", "language", "good"),
    [
        ("Das ist ist gut", "de", False),
        ("Das ist\u00a0Ist gut", "de", False),
        ("Ich weiß, dass die die Seite kennen", "de", True),
        ("Nous nous voyons", "fr", True),
        ("धीरे धीरे चलो", "hi", True),
        ("yavaş yavaş", "tr", True),
        ("ist `ist` gut", "de", True),
        ("10 10 Uhr", "de", True),
    ],
)
def test_a_word_twice(found, translation, language, good):
    wrong = found("It is good `ist` 10 10", translation, language=language)
    assert ("double-word" not in wrong) is good


def test_two_words_with_markup_between_are_not_one_word_twice(said):
    texts = "the <b> tag", "etiketën <b> etiketën"
    assert "double-word" not in said(*texts, language="sq")


def test_a_word_that_the_source_has_twice(found):
    assert "double-word" not in found("Walla walla is far", "Wulla wulla ist weit")


@pytest.mark.parametrize(
    ("translation", "good"),
    [("كتـــاب", False), ("كتاب", True), ("سنة 1445 هـ", True)],
)
def test_letters_that_are_drawn_out(found, translation, good):
    assert ("kashida" not in found("a book 1445", translation, language="ar")) is good
