from dragoman.web.limits import Limits
from dragoman.web.refusals import Refusal
from dragoman.web.terms import Terms


def test_terms_cannot_change_under_a_connection():
    told = []
    terms = Terms(
        limits=Limits(idle_seconds=7),
        headers={},
        on_refusal=lambda *refused: told.append(refused),
        on_open=lambda _connection: True,
        on_close=told.append,
        may_linger=lambda _connection: True,
        serve=None,
    )
    terms.on_refusal(Refusal.BAD_REQUEST, "192.0.2.1")
    assert told == [(Refusal.BAD_REQUEST, "192.0.2.1")]
    assert terms.answer is None
    assert terms.limits.idle_seconds == 7
