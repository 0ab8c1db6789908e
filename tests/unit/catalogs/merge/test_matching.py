from dragoman.catalogs import po
from dragoman.catalogs.merge import Matching
from dragoman.catalogs.merge.matching import kind_of


def entry(lines, text="a"):
    return po.parse(f'{lines}msgid "{text}"\nmsgstr "A"\n'.encode()).entries[0]


def test_texts_are_alike_by_their_words_and_few_words_by_their_letters():
    matching = Matching()
    assert matching.likeness("a b c d", "a b c d") == 1
    assert matching.likeness("Using templates", "Using templatess") > 0.8
    assert matching.likeness("river", "stone") < 0.3
    assert matching.likeness("…", "…") == 1
    assert matching.likeness("…", "a") == 0


def test_an_address_is_one_word():
    matching = Matching()
    text = "See [the docs](https://a.org/b/c), or https://d.org/e."
    addresses = ["https://a.org/b/c", "or", "https://d.org/e"]
    assert matching.words(text) == ["see", "the", "docs", *addresses]


def test_a_part_of_a_text_stands_in_it_nearly_whole():
    matching = Matching()
    whole = "the old red stone lies below the bridge of the river since a long time"
    assert matching.is_part("red stone below the bridge of a river since long", whole)
    assert not matching.is_part("the bridge below the old red stone", whole)
    assert not matching.is_part("the old stone", whole)
    assert not matching.is_part("the old stone", "a new one")


def test_a_rest_is_what_was_split_off():
    matching = Matching()
    first, second = "the old red stone lies there", "below the bridge of the river"
    old = f"{first} {second}"
    assert matching.is_rest(second, old, first, is_last=True)
    assert matching.is_rest(first, old, second, is_last=False)
    assert not matching.is_rest(second, old, first, is_last=False)
    assert not matching.is_rest(second, old, old, is_last=True)


def test_comments_that_say_all_already_stay():
    matching = Matching()
    new = po.NewEntry("a", extracted=("type: quote",), references=("content/a.md",))
    lines = "#. type: quote\n#: content/a.md\n"
    assert matching.kept(entry(lines), new) is None
    assert matching.kept(entry("# mine\n" + lines), new) is None
    assert matching.kept(entry("# mine\n#: x\n"), new) == ("mine",)
    stale = "# dragoman: same was=1>2\n" + lines
    assert matching.kept(entry(stale), new) == ("dragoman: same",)
    assert matching.kept(entry("#, fuzzy\n" + stale), new) is None


def test_places_and_kinds_of_a_message():
    matching = Matching()
    had = entry('#. type: table cell, column "A"\n#: content/a.md content/b.md\n')
    assert matching.references(had) == ("content/a.md", "content/b.md")
    assert matching.kind(had) == "table cell"
    assert kind_of(["a note"]) == ""
