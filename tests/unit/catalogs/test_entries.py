"""Entries are a tuple of messages, whatever was cut, joined and moved."""

from dragoman.catalogs import po
from dragoman.catalogs.entries import Entries


def messages(count):
    return tuple(po.Entry(f"text {n}", ("",), line=n) for n in range(count))


def lines(entries):
    return [entry.line for entry in entries]


def test_they_are_cut_and_joined_like_a_tuple(chance):
    known = messages(100)
    entries = Entries.of(known)
    for _ in range(50):
        start, stop = sorted(chance.choices(range(len(known) + 1), k=2))
        come = messages(chance.randrange(4))
        known = (*known[:start], *come, *known[stop:])
        entries = entries[:start] + come + entries[stop:]
        assert entries == known
        assert len(entries) == len(known)
        if known:
            place = chance.randrange(-len(known), len(known))
            assert entries[place] == known[place]


def test_what_is_moved_leaves_the_others_where_they_were():
    known = messages(10)
    entries = Entries.of(known)
    moved = entries[:5] + entries[5:].moved(3).moved(-1)
    assert lines(moved) == [*range(5), *range(7, 12)]
    assert lines(entries) == list(range(10))
    assert lines(moved[6:]) == list(range(8, 12))


def test_those_in_memory_are_counted():
    entries = Entries.of(messages(10))
    assert (entries[2:5] + messages(3)).held == 6
    assert Entries.of(()).held == 0
