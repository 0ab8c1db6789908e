import pytest

from dragoman.catalogs import po
from dragoman.catalogs.merge import Matching
from dragoman.catalogs.merge.had import Had
from dragoman.catalogs.merge.pages import Pages

FIRST, SECOND = "the first stone of a wall", "the second river of a plain"
EDITED, OTHER = "the first stone of a tower", "nothing that was there before"


def entry(text, kind="paragraph", page="p"):
    lines = f"#. type: {kind}\n#: content/{page}.md\n"
    return f'{lines}msgid "{text}"\nmsgstr "T"\n\n'


def new(text, kind="paragraph", page="p"):
    places = (f"content/{page}.md",)
    return po.NewEntry(text, extracted=(f"type: {kind}",), references=places)


def pages_of(before, after):
    had = Had({"": po.parse("".join(before).encode()).entries})
    wanted = {item.key for item in after}
    pages = Pages(had, after, Matching())
    missing = wanted - set(had.live)
    found = pages.pairs(missing, {}, lambda each: each.key not in wanted)
    return had, pages, {(item.msgid, entry.msgid) for item, entry in found}


def pairs(before, after):
    return pages_of(before, after)[2]


def test_a_block_between_two_that_stayed_is_the_one_that_stood_there():
    before = [entry("a"), entry(FIRST), entry("b"), entry(SECOND), entry("c")]
    much = "this tower has a first stone, they say, somewhere below"
    after = [new("a"), new(much), new("b"), new("c")]
    assert pairs(before, after) == {(much, FIRST)}


def test_a_stranger_gets_no_words():
    assert pairs([entry("a"), entry(FIRST)], [new("a"), new(OTHER)]) == set()


def test_a_text_of_another_run_is_not_taken():
    before = [entry(FIRST), entry("a")]
    assert pairs(before, [new("a"), new(EDITED)]) == set()


def test_the_best_pairs_of_a_run():
    before = [entry("a"), entry(FIRST), entry(SECOND)]
    second = "the second river of a valley"
    after = [new("a"), new(second), new(EDITED)]
    assert pairs(before, after) == {(second, SECOND), (EDITED, FIRST)}


@pytest.mark.parametrize("kind", ["heading 2", "paragraph"])
def test_another_kind_of_block_must_be_more_alike(kind):
    less = "the first of all towers, once"
    found = pairs([entry(FIRST, kind)], [new(less)])
    assert found == ({(less, FIRST)} if kind == "paragraph" else set())


def test_a_page_with_another_name_is_still_the_page():
    before = [entry("a"), entry(FIRST), entry("b")]
    after = [new("a", page="q"), new(EDITED, page="q"), new("b", page="q")]
    assert pairs(before, after) == {(EDITED, FIRST)}


def test_a_text_that_left_this_page_only_is_copied():
    shared = entry(FIRST).replace("content/p.md", "content/p.md content/q.md")
    after = [new("a"), new(EDITED), new(FIRST, page="q")]
    assert pairs([entry("a"), shared], after) == {(EDITED, FIRST)}


def test_what_stays_elsewhere_must_be_more_alike():
    less = "the first of all towers, once"
    after = [new("a"), new(less), new(FIRST, page="q")]
    assert pairs([entry("a"), entry(FIRST)], after) == set()
    assert pairs([entry("a"), entry(FIRST)], after[:2]) == {(less, FIRST)}


def test_what_was_on_a_page_and_stays_elsewhere_is_known():
    shared = entry(FIRST).replace("content/p.md", "content/q.md content/p.md")
    after = [new(FIRST, page="q"), new("a"), new(EDITED), new("b")]
    had, pages, found = pages_of([shared, entry("a"), entry("b")], after)
    assert found == set()
    assert list(pages.left(after[2])) == [had.live[None, FIRST]]
    assert list(pages.left(after[0])) == []


def test_a_block_that_was_joined_to_another_gives_its_words_to_none():
    first = f"{FIRST}, as they say"
    both = f"{first} {SECOND}"
    chance = "the second big river, on a plan of another kind"
    before = [entry("a"), entry(first), entry(SECOND)]
    had, pages, found = pages_of(before, [new("a"), new(both), new(chance)])
    assert found == {(both, first)}
    assert pages.is_joined(had.live[None, SECOND])
    assert not pages.is_joined(had.live[None, "a"])
    assert pairs(before, [new("a"), new(first), new(chance)]) == {(chance, SECOND)}
