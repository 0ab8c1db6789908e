def test_a_form_is_missing(said):
    assert "1" in said("a page", "eine", "", several="pages")["plural-missing"]
    assert "plural-missing" not in said("a page", "", "", several="pages")


def test_forms_without_a_number_differ(said):
    several = {"several": "these pages"}
    assert "plural-same" in said("this page", "diese Seiten", "diese Seiten", **several)
    assert "plural-same" not in said("this page", "diese Seite", "diese", **several)


def test_beside_a_number_a_word_may_stay_as_it_is(said):
    several = {"several": "%(n)s years"}
    assert not said("%(n)s year", "%(n)s år", "%(n)s år", language="da", **several)


def test_languages_whose_words_do_not_change(said):
    forms = "bu sayfa", "bu sayfa"
    assert not said("this page", *forms, several="these pages", language="tr")
