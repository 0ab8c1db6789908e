from dragoman.rendering.kept_views import KeptViews, Key

ONE, TWO, THREE = (Key(f"{name}.md", ("de",)) for name in ("one", "two", "three"))


def test_a_document_is_found_under_its_own_key_only():
    views = KeptViews()
    views.keep(ONE, "a")
    assert views.find(ONE) == "a"
    assert views.find(ONE._replace(tags=("de", "en"))) is None
    assert views.find(ONE._replace(original=True)) is None


def test_what_was_asked_for_longest_ago_goes_first():
    views = KeptViews(most=20)
    views.keep(ONE, "x" * 10)
    views.keep(TWO, "x" * 10)
    views.find(ONE)
    views.keep(THREE, "x" * 5)
    assert [views.find(key) is not None for key in (ONE, TWO, THREE)] == [1, 0, 1]
    assert len(views) == 2


def test_a_document_takes_its_room_once():
    views = KeptViews(most=20)
    for _ in range(5):
        views.keep(ONE, "x" * 15)
    assert views.find(ONE)
    views.keep(TWO, "x" * 21)
    assert len(views) == 0


def test_a_copy_has_what_is_still_true_and_nothing_later():
    views = KeptViews()
    for key in (ONE, TWO):
        views.keep(key, key.path)
    copy = views.remaining(lambda key: key is not TWO)
    views.keep(THREE, "late")
    assert [copy.find(key) for key in (ONE, TWO, THREE)] == ["one.md", None, None]
    assert views.find(TWO) == "two.md"
