import pytest

from dragoman.web.headers import security_headers
from dragoman.web.refusals import Refusal
from web.serving import SECURITY


@pytest.mark.parametrize("refusal", Refusal)
def test_a_refusal_is_a_whole_answer(refusal):
    headers = security_headers(https=True, trustworthy=True)
    head, _, body = refusal.answer(headers).partition(b"\r\n\r\n")
    line, *fields = head.decode("ascii").split("\r\n")
    told = dict(field.split(": ", 1) for field in fields)
    assert line == f"HTTP/1.1 {refusal.status} {refusal.reason}"
    assert headers.items() <= told.items()
    assert told["Content-Length"] == str(len(body))
    assert told["Connection"] == "close"
    assert told["Cache-Control"] == "no-store"
    assert told["Content-Type"].startswith("text/plain")
    assert refusal.reason in body.decode("ascii")


def test_a_refusal_names_no_software():
    assert b"ornado" not in Refusal.BAD_REQUEST.answer(SECURITY)
