import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dragoman.web.front.clock import Clock


def test_the_date_is_that_of_the_second():
    clock = Clock()
    begun = int(time.time())
    clock.turn(time.monotonic())
    told = parsedate_to_datetime(clock.date.decode()).timestamp()
    assert begun <= told <= time.time()
    assert told == clock.second


def test_it_turns_with_the_second():
    clock = Clock()
    begun, date = clock.second, clock.date
    while clock.second == begun:
        assert clock.date == date
        clock.turn(time.monotonic())
    assert clock.date != date


def test_a_stamp_is_that_of_the_log():
    begun = time.time()
    stamp = Clock().stamp(time.monotonic())
    told = datetime.fromisoformat(stamp)
    assert stamp == told.astimezone(UTC).isoformat(timespec="milliseconds")
    assert abs(told.timestamp() - begun) < 5
