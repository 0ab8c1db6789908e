from dragoman.catalogs.po.charset import UTF_8
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.three_way.message import Shape, fused, version_of

LAYOUT = Layout(UTF_8)
SHAPE = Shape(LAYOUT, 2)


def version(text):
    return version_of(text.encode(), LAYOUT)


def test_each_part_comes_from_the_side_that_changed_it():
    origin = version('#: a\nmsgid "A"\nmsgstr ""\n')
    ours = version('#: a\n#: b\nmsgid "A"\nmsgstr ""\n')
    theirs = version('#: a\nmsgid "A"\nmsgstr ""\n"ei"\n"ns"\n')
    made = fused(origin, ours, theirs, SHAPE)
    assert made.version.raw == b'#: a\n#: b\nmsgid "A"\nmsgstr ""\n"ei"\n"ns"\n'
    assert not made.is_conflict


def test_a_plural_that_one_side_gave_it_stands_with_its_forms():
    origin = version('msgid "A"\nmsgstr "eins"\n')
    ours = version('# hi\nmsgid "A"\nmsgstr "eins"\n')
    plural = 'msgid "A"\nmsgid_plural "As"\nmsgstr[0] "eins"\nmsgstr[1] "viele"\n'
    for sides in ((ours, version(plural)), (version(plural), ours)):
        made = fused(origin, *sides, SHAPE)
        assert made.version.entry.msgstr == ("eins", "viele")
        assert made.version.entry.comments == ("hi",)
        assert not made.is_conflict
    worded = version('msgid "A"\nmsgstr "ein"\n')
    made = fused(origin, worded, version(plural), SHAPE)
    assert made.version.entry.comments == ("Also translated as: ein",)
    assert made.is_conflict


def test_obsolete_and_live_are_two_forms_of_one_message():
    live = version('# hi\n#, fuzzy\n#| msgid "B"\nmsgid "A"\nmsgstr "eins"\n')
    gone = live.obsolete(LAYOUT)
    assert gone.entry.obsolete
    assert gone.live(LAYOUT).raw == live.raw
    assert gone.obsolete(LAYOUT) is gone


def test_a_fuzzy_message_was_made_from_its_previous_text():
    fuzzy = version('#, fuzzy\n#| msgid "B"\nmsgid "A"\nmsgstr "eins"\n')
    assert fuzzy.made_from == (None, "B", None)
    assert version('msgid "A"\nmsgstr "eins"\n').made_from == (None, "A", None)


def test_the_previous_text_can_be_stated():
    side = version('msgid "A"\nmsgstr "eins"\n')
    made = fused(side, side, side, SHAPE, (None, "B", None))
    assert made.version.raw == b'#, fuzzy\n#| msgid "B"\nmsgid "A"\nmsgstr "eins"\n'
