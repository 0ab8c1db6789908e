from dragoman.catalogs.po.charset import UTF_8
from dragoman.catalogs.three_way.following import followed
from dragoman.catalogs.three_way.side import read_side

OLD = 'msgid "Old"\nmsgstr "Alt"\n'
NEW = '#, fuzzy\n#| msgid "Old"\nmsgid "New"\nmsgstr "Alt"\n'
WORDED = 'msgid "Old"\nmsgstr "Older"\n'
FOUND = [((None, "Old"), (None, "New"))]


def found(*sides):
    return list(followed(*(read_side(side.encode(), UTF_8) for side in sides)))


def test_what_took_the_old_words_along_gets_the_new_ones():
    assert found(OLD, NEW, WORDED) == FOUND
    fuzzy = '#, fuzzy\n#| msgid "First"\nmsgid "{}"\nmsgstr "Alt"\n'
    assert found(fuzzy.format("Old"), fuzzy.format("New"), WORDED) == FOUND


def test_words_that_stayed_or_texts_that_are_there_follow_nothing():
    assert found(OLD, NEW, OLD) == []
    assert found(OLD, f"{NEW}\n{OLD}", WORDED) == []
    assert found(OLD, NEW, f'{WORDED}\nmsgid "New"\nmsgstr ""\n') == []
    assert found(OLD, NEW.replace("Alt", "Anders"), WORDED) == []
    assert found(OLD, NEW, WORDED.replace("Older", "")) == []
