from dragoman.catalogs.three_way.own_note import is_own, merged_note, state_words


def test_our_line_is_known():
    assert is_own("dragoman: same")
    assert not is_own("the dragoman: a guide")


def test_dismissed_checks_are_no_state():
    assert state_words(["hello", "dragoman: origin=machine ignore=a"]) == (
        "origin=machine",
    )


def test_state_goes_with_the_translation_and_checks_are_merged():
    ours = ["dragoman: origin=machine ignore=a ignore=b"]
    theirs = ["dragoman: ignore=a ignore=c"]
    sides = (["dragoman: ignore=a ignore=b"], ours, theirs)
    assert merged_note(sides, theirs) == ["dragoman: ignore=a ignore=c"]
    assert merged_note(sides, ours) == ["dragoman: origin=machine ignore=a ignore=c"]


def test_a_line_that_says_it_stays_as_it_was_written():
    line = "dragoman:   ignore=b   ignore=a"
    assert merged_note(([], [line], []), [line]) == [line]
    assert merged_note(([], [], []), []) == []
