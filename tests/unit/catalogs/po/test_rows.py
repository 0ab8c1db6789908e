from dragoman.catalogs.po.charset import UTF_8
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.po.rows import changed

LAYOUT = Layout(UTF_8)
LONG = "a rather long text of so many words that it is wrapped at once, number "


def lines(old, new, raw):
    return changed(raw.encode(), "msgid", old, new, LAYOUT, 1).decode()


def test_usual_lines_are_wrapped_as_usual():
    old = LONG + "12 and some more"
    usual = "\n".join(LAYOUT.wrapped("msgid", old))
    new = LONG + "1234567 and some more"
    assert lines(old, new, usual) == "\n".join(LAYOUT.wrapped("msgid", new))
    assert lines(new, old, lines(old, new, usual)) == usual


def test_odd_lines_stay_and_are_the_same_when_taken_back():
    odd = 'msgid ""\n"a 12 "\n"b \\"c\\" "\n  "d\\n"\n"34"'
    new = 'a 345 b "c" d\n6'
    old = 'a 12 b "c" d\n34'
    there = lines(old, new, odd)
    assert there == 'msgid ""\n"a 345 "\n"b \\"c\\" "\n  "d\\n"\n"6"'
    assert lines(new, old, there) == odd


def test_a_word_over_two_lines_stays_where_it_is_and_is_wrapped_anew_if_it_changes():
    odd = 'msgid ""\n"a wo"\n"rd 12"'
    assert lines("a word 12", "a word 3", odd) == 'msgid ""\n"a wo"\n"rd 3"'
    assert lines("a word 12", "a ward 12", odd) == 'msgid "a ward 12"'
    assert lines("a word 12", "a word", odd) == 'msgid "a word"'
