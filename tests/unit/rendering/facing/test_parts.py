"""What the pieces tell of themselves."""

from dragoman.rendering.facing.parts import Half, Pair


def test_a_half_without_a_text_is_a_gap():
    assert Half(None).is_gap


def test_a_pair_is_a_heading_on_whichever_side_it_is_one():
    plain, looks = Half(None), Half(None, look="as2")
    assert not Pair(plain, plain).is_heading
    assert Pair(plain, looks).is_heading
    assert Pair(looks, plain).is_heading
