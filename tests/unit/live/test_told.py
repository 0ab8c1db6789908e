import threading
from pathlib import Path

from dragoman.live.told import Told


def test_what_was_told_in_between_is_heard_at_once():
    told = Told()
    told.start()
    one, two = frozenset([Path("/a")]), frozenset([Path("/b")])
    told.put(one)
    told.put(two)
    assert told.wait(None) == one | two
    assert told.wait(0) == frozenset()


def test_whoever_waits_goes_on_when_it_stops():
    told, heard = Told(), []
    waiting = threading.Thread(target=lambda: heard.append(told.wait(None)))
    waiting.start()
    told.stop()
    waiting.join()
    assert heard == [frozenset()]
