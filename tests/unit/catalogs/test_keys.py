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


def from_file(keys):
    data = keys.packed
    return Keys.from_file(
        lambda start, size: data[start : None if size < 0 else start + size]
    )


def test_they_come_back_from_a_file():
    keys = Keys(frozenset(KEYS))
    back = from_file(keys)
    assert (back.all, back.digest) == (keys.all, keys.digest)


def test_each_is_found_in_a_file_by_itself(monkeypatch):
    keys = Keys(frozenset(KEYS))
    late = from_file(keys).rows
    assert {key: late[key] for key in KEYS} == keys.rows
    assert late.get((None, "c")) is None
    assert late.get(("menu", "b")) is None
    assert len(late) == len(KEYS)
    assert late.get((None, "a"), 99) == late[None, "a"]
    # Whoever asks for many gets the same.
    monkeypatch.setattr("dragoman.catalogs.keys._FEW", 0)
    assert {key: late[key] for key in KEYS} == keys.rows
    assert late.get((None, "c")) is None


def test_no_keys_are_a_file_too():
    assert from_file(Keys(frozenset())).rows.get((None, "a")) is None


def test_the_places_of_a_page_are_found_once():
    keys = from_file(Keys(frozenset(KEYS)))
    texts = ("b", "unheard of", "a", "b")
    found = keys.rows_of(None, texts)
    rows = keys.rows
    assert found == (rows[None, "b"], -1, rows[None, "a"], rows[None, "b"])
    assert keys.rows_of(None, (*texts,)) is found
    assert keys.rows_of("menu", texts) == (-1, -1, rows["menu", "a"], -1)
    # However many pages come by, few are remembered.
    for number in range(5000):
        keys.rows_of(None, (str(number),))
    assert len(keys._pages) <= 1024
    assert keys.rows_of(None, texts) == found
