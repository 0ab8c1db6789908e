from pathlib import Path

from dragoman.catalogs.grace import Grace

FILE = Path("content.po")


def test_a_doubtful_file_is_waited_for_until_it_has_rested():
    now = [0.0]
    grace = Grace(2, lambda: now[0])
    assert grace.holds(FILE, "a")
    assert grace.due() == 2
    now[0] = 1.5
    assert grace.holds(FILE, "a")
    now[0] = 2
    assert not grace.holds(FILE, "a")
    assert grace.due() is None
    assert grace.awaited() == {FILE}


def test_each_change_begins_anew():
    now = [0.0]
    grace = Grace(2, lambda: now[0])
    grace.holds(FILE, "a")
    now[0] = 1.9
    assert grace.holds(FILE, "b")
    now[0] = 3
    assert grace.holds(FILE, "b")


def test_a_whole_file_is_forgotten():
    grace = Grace()
    grace.holds(FILE, "")
    grace.trust(FILE)
    assert grace.awaited() == frozenset()
    assert grace.due() is None
