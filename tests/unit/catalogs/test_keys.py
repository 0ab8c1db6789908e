import pytest

from dragoman.catalogs.keys import Keys

KEYS = [(None, "b"), ("", "a"), ("menu", "a"), (None, "a"), (None, "\ud800 ü\0")]


def test_the_order_is_that_of_the_keys_alone(chance):
    rows = Keys(frozenset(KEYS)).rows
    assert sorted(rows.values()) == list(range(len(KEYS)))
    chance.shuffle(KEYS)
    again = Keys(frozenset(KEYS))
    assert again.rows == rows
    assert again.digest == Keys(frozenset(KEYS)).digest


def test_other_keys_have_another_digest():
    digests = {Keys(frozenset(KEYS[:count])).digest for count in range(len(KEYS) + 1)}
    assert len(digests) == len(KEYS) + 1


def test_they_come_back_from_a_file():
    keys = Keys(frozenset(KEYS))
    back = Keys.from_json(keys.json)
    assert (back.all, back.digest) == (keys.all, keys.digest)
    with pytest.raises(ValueError, match="Expecting value"):
        Keys.from_json(b"no")
