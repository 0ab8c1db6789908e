from pathlib import Path

import pytest

from dragoman.assets.asset import Body
from dragoman.web.front.ranges import RangeRequest, find

BODY = Body(Path("x"), 10, '"a"', 0, b"0123456789")


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        ("bytes=2-4", (206, "bytes 2-4/10", b"234")),
        ("bytes=8-", (206, "bytes 8-9/10", b"89")),
        ("bytes=-3", (206, "bytes 7-9/10", b"789")),
        ("bytes=0-100", (206, "bytes 0-9/10", b"0123456789")),
        ("bytes=10-", (416, "bytes */10", b"")),
        ("bytes=0-1,3-4", None),
        ("bytes=4-2", None),
        ("lines=1-2", None),
    ],
)
def test_a_part_is_answered_as_it_is_wanted(wanted, answer):
    assert find(RangeRequest(wanted, None), BODY) == answer


@pytest.mark.parametrize("condition", ['W/"a"', '"b"', "*", "", "Sat, 21 Nov 2026"])
def test_who_has_something_else_gets_the_whole(condition):
    assert find(RangeRequest("bytes=2-4", condition), BODY) is None
    assert find(RangeRequest("bytes=2-4", '"a"'), BODY) is not None
