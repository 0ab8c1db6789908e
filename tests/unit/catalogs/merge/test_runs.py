from dragoman.catalogs import po
from dragoman.catalogs.merge.runs import runs


def cut(before, after, known=()):
    """Give the runs of two versions of a page, each letter a message."""
    olds = {text: po.Entry(text, ("T",)) for text in before}
    found = {(None, new): olds[old] for new, old in known}
    news = [po.NewEntry(text) for text in after]
    return [
        ("".join(old.msgid for old in ours), "".join(new.msgid for new in theirs))
        for ours, theirs in runs(list(olds.values()), news, found)
    ]


def test_a_run_lies_between_two_blocks_that_stayed():
    assert cut("abcde", "axcyze") == [("b", "x"), ("d", "yz")]


def test_without_blocks_on_both_sides_there_is_no_run():
    assert cut("abc", "axbc") == []
    assert cut("abc", "ac") == []


def test_a_block_that_is_known_under_another_text_has_stayed():
    assert cut("abc", "xyz") == [("abc", "xyz")]
    assert cut("abc", "xyz", [("y", "b")]) == [("a", "x"), ("c", "z")]


def test_of_blocks_in_another_order_the_most_stay():
    assert cut("abcd", "dabxc") == []
    assert cut("abcde", "eabxd") == [("c", "x")]
