import pytest

from dragoman.web.front.heads import Heads

HOST = b"Host: localhost"


def head(*fields, line=b"GET /en/?a HTTP/1.1"):
    return b"\r\n".join([line, *fields]) + b"\r\n\r\n"


def test_only_fields_that_matter_are_read():
    heads = Heads()
    read = heads.read(head(HOST, b"accept-ENCODING: br", b"Cookie: a", b"X-Host: b"))
    assert read == {b"Host": b"localhost", b"Accept-Encoding": b"br"}
    assert heads.url == b"/en/?a"
    assert heads.is_get
    assert not heads.closes


def test_a_head_can_ask_for_a_head():
    heads = Heads()
    assert heads.read(head(HOST, line=b"HEAD / HTTP/1.1")) == {b"Host": b"localhost"}
    assert not heads.is_get


@pytest.mark.parametrize("word", [b"close", b"Close ", b"CLOSE"])
def test_the_last_request_of_a_connection_is_known(word):
    heads = Heads()
    assert heads.read(head(HOST, b"Connection: " + word)) is not None
    assert heads.closes
    assert heads.read(head(HOST)) is not None
    assert not heads.closes


@pytest.mark.parametrize(
    "fields",
    [
        (HOST, b"host: localhost"),
        (HOST, b"Content-Length: 0"),
        (HOST, b"CONTENT-type: text/plain"),
        (HOST, b"Transfer-Encoding: chunked"),
        (HOST, b"Expect: 100-continue"),
        (HOST, b"Upgrade: h2c", b"Connection: upgrade"),
        (HOST, b"Connection: foo, close"),
        (HOST, b"Range: bytes=0-1"),
        (HOST, b"X: \x00"),
        (HOST, b"X: \x7f"),
        (HOST, b"X : a"),
        (HOST, b"X: a", b" folded"),
        (HOST, b"X: a\nY: b"),
    ],
)
def test_what_is_not_understood_is_nobodys_and_harms_no_other(fields):
    heads = Heads()
    assert heads.read(head(*fields)) is None
    assert heads.read(head(HOST)) == {b"Host": b"localhost"}


@pytest.mark.parametrize(
    "line",
    [
        b"POST / HTTP/1.1",
        b"GET / HTTP/1.0",
        b"GET  / HTTP/1.1",
        b"GET / HTTP/1.1 ",
        b"GET http://localhost/ HTTP/1.1",
        b"GET /\xff HTTP/1.1",
        b"get / HTTP/1.1",
    ],
)
def test_other_request_lines_are_not_read(line):
    heads = Heads()
    assert heads.read(head(HOST, line=line)) is None
    assert heads.read(head(HOST)) == {b"Host": b"localhost"}
