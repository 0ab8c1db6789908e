from dragoman.catalogs.checks.message import said_pairs

POLISH = (
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14)"
    " ? 1 : 2);"
)
RUSSIAN = POLISH.replace("n==1", "n%10==1 && n%100!=11")


def sources(message):
    return [pair.source.raw for pair in message.pairs]


def test_a_message_without_plural_is_one_pair(message):
    (pair,) = message("a", "b").pairs
    assert (pair.source.raw, pair.target.raw, pair.form) == ("a", "b", None)


def test_the_form_of_one_stands_beside_the_singular(message):
    made = message("one", "1", "2", "5", several="many", rule=POLISH)
    assert sources(made) == ["one", "many", "many"]
    assert [pair.form for pair in made.pairs] == [0, 1, 2]


def test_a_form_of_many_numbers_stands_beside_the_plural(message):
    assert (
        sources(message("one", "1", "2", "5", several="many", rule=RUSSIAN))
        == ["many"] * 3
    )
    one_form = message("one", "n", several="many", rule="nplurals=1; plural=0;")
    assert sources(one_form) == ["many"]


def test_how_many_numbers_take_a_form(message):
    made = message("one", "1", "2", several="many", rule="nplurals=2; plural=(n > 1);")
    assert [made.is_often(form) for form in (0, 1, None)] == [False, True, True]


def test_an_outdated_translation_is_judged_by_what_it_was_made_from(message):
    made = message("new", "alt", before='#, fuzzy\n#| msgid "old"')
    assert sources(made) == ["old"]
    assert [text.raw for text in made.sources] == ["new", "old"]
    assert sources(message("new", "alt", before='#| msgid "old"')) == ["new"]


def test_empty_forms_say_nothing(message):
    made = message("one", "1", "", several="many")
    assert [pair.form for pair in said_pairs(made)] == [0]


def test_the_language_alone(message):
    assert message("a", "b", language="pt-BR").language_code == "pt"
