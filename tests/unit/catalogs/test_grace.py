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
    assert grace.begin() == {FILE}


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
    assert grace.begin() == frozenset()
    assert grace.due() is None


def test_a_wait_that_ran_out_meanwhile_is_over_when_the_file_is_read_again():
    now = [0.0]
    grace = Grace(2, lambda: now[0])
    grace.holds(FILE, "a")
    now[0] = 5
    assert grace.due() == 0
    assert grace.begin() == {FILE}
    assert not grace.holds(FILE, "a")
    assert grace.due() is None


def test_nobody_waits_for_a_file_that_is_gone():
    now = [0.0]
    grace = Grace(2, lambda: now[0])
    grace.holds(FILE, "a")
    now[0] = 5
    grace.begin()
    assert grace.due() is None
