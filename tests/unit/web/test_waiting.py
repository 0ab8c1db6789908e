from dragoman.web.stream import AHEAD_BYTES
from dragoman.web.waiting import Waiting


class Connection:
    paused = 0

    def pause(self):
        self.paused += 1


def test_what_comes_ahead_is_kept_and_too_much_is_not_read():
    connection = Connection()
    waiting = Waiting(connection)
    waiting.feed(b"a" * AHEAD_BYTES)
    assert not connection.paused
    waiting.feed(b"b")
    assert connection.paused
    assert waiting.take() == b"a" * AHEAD_BYTES + b"b"
    assert waiting.take() == b""


def test_a_client_may_go():
    waiting = Waiting(Connection())
    waiting.sent()
    assert not waiting.is_lost
    waiting.lost()
    assert waiting.is_lost
