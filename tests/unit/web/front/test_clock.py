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
    assert clock.begins <= time.monotonic() < clock.begins + 2
    assert abs(clock.ends - clock.begins - 1) < 0.001


def test_it_turns_with_the_second():
    clock = Clock()
    begun, date = clock.begins, clock.date
    while clock.date == date:
        assert clock.begins < begun + 1
        clock.turn(time.monotonic())
    assert clock.begins > begun


def test_a_stamp_is_that_of_the_log():
    begun = time.time()
    stamp = Clock().stamp(time.monotonic())
    told = datetime.fromisoformat(stamp)
    assert stamp == told.astimezone(UTC).isoformat(timespec="milliseconds")
    assert abs(told.timestamp() - begun) < 5
