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


def test_an_index_finds_the_nearest_first():
    texts = ["the red stone", "the blue river", "the red river bank"]
    index = Matching().index([*texts, "nothing of it"])
    assert index.nearest("a red river bank")[0] == "the red river bank"
    assert "nothing of it" not in index.nearest("a red river bank")
    assert index.nearest("else") == []


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
