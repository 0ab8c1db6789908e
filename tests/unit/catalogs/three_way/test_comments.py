from dragoman.catalogs import po
from dragoman.catalogs.po.charset import UTF_8
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.three_way.comments import Block


def merged(origin, ours, theirs, *further):
    sides = [po.Entry("a", ("b",), block=block) for block in (origin, ours, theirs)]
    block = Block(*sides, Layout(UTF_8))
    block.merge_sources()
    block.merge_notes(sides[1], further)
    return block.raw


def test_each_kind_is_merged_and_lines_keep_their_bytes():
    origin = b"# one\n#. type: p\n#: a.md\n#, fuzzy\n"
    ours = b"#  odd\n# one\n#. type: p\n#: a.md\n#, fuzzy\n"
    theirs = (
        b"# one\n#\ttheirs\n#. type: p\n#. note\n#: a.md  b.md\n#, fuzzy, x-format\n"
    )
    assert merged(origin, ours, theirs) == (
        b"#  odd\n# one\n#\ttheirs\n#. type: p\n#. note\n#: a.md  b.md\n"
        b"#, fuzzy, x-format\n"
    )


def test_places_that_both_changed_are_joined():
    assert merged(b"#: a\n", b"#: a b\n", b"#: a c\n") == b"#: a c b\n"


def test_what_is_equal_stays_and_further_lines_come_below():
    ours = b"#, fuzzy\n#   one\n"
    assert merged(b"", ours, b"# one\n#, fuzzy\n") == b"#, fuzzy\n# one\n#   one\n"
    assert merged(ours, ours, ours) == ours
    assert merged(ours, ours, ours, "new") == b"#, fuzzy\n#   one\n# new\n"


def test_fuzzy_is_set_and_taken_away():
    entry = po.Entry("a", ("b",), block=b"# one\n")
    block = Block(None, entry, entry, Layout(UTF_8))
    block.set_fuzzy(fuzzy=True)
    block.set_fuzzy(fuzzy=True)
    assert block.raw == b"# one\n#, fuzzy\n"
    block.set_fuzzy(fuzzy=False)
    assert block.raw == b"# one\n"
