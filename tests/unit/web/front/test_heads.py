import pytest

from dragoman.web.front.heads import END, Heads, matter

HOST = b"Host: localhost"


def head(*fields, line=b"GET /en/?a HTTP/1.1"):
    return b"\r\n".join([line, *fields]) + b"\r\n\r\n"


def test_only_lines_that_matter_are_given():
    whole = head(HOST, b"accept-ENCODING: br", b"Cookie: a", b"X-Host: b", b"Hosts: c")
    assert matter(whole) == [b"\nHost: localhost\r", b"\naccept-ENCODING: br\r", END]


def test_each_end_of_a_head_is_given():
    assert matter(head(HOST) * 2).count(END) == 2
    assert matter(head(HOST) + b"\r\n").count(END) == 2


def test_what_is_asked_for_is_known():
    heads = Heads()
    assert heads.is_sound(head(HOST))
    assert (heads.url, heads.is_get) == (b"/en/?a", True)
    assert heads.is_sound(head(HOST, line=b"HEAD / HTTP/1.1"))
    assert (heads.url, heads.is_get) == (b"/", False)


@pytest.mark.parametrize(
    "fields",
    [
        (HOST, b"Content-Length: 3"),
        (HOST, b"Transfer-Encoding: chunked"),
        (HOST, b"Upgrade: h2c", b"Connection: upgrade"),
        (HOST, b"X: \x00"),
        (HOST, b"X: \x7f"),
        (HOST, b"X : a"),
        (HOST, b"X: a\nY: b"),
        (HOST, b"X: a\n\nGET / HTTP/1.1", HOST),
    ],
)
def test_what_is_not_sound_harms_no_other(fields):
    heads = Heads()
    assert not heads.is_sound(head(*fields))
    assert heads.is_sound(head(HOST))


@pytest.mark.parametrize(
    "line",
    [
        b"POST / HTTP/1.1",
        b"GET / HTTP/1.00",
        b"GET / HTTP/0.9",
        b"GET / HTTP/2.0",
        b"GET  / HTTP/1.1",
        b"GET / HTTP/1.1 ",
        b"GET http://localhost/ HTTP/1.1",
        b"GET /\xff HTTP/1.1",
        b"get / HTTP/1.1",
    ],
)
def test_other_request_lines_are_not_sound(line):
    heads = Heads()
    assert not heads.is_sound(head(HOST, line=line))
    assert heads.is_sound(head(HOST))


def test_http_1_0_is_known_as_such():
    heads = Heads()
    for _ in range(2):
        old = head(HOST, b"Connection: keep-alive", line=b"HEAD /x HTTP/1.0")
        assert heads.is_sound(old)
        assert (heads.url, heads.is_get, heads.is_old) == (b"/x", False, True)
        assert heads.is_sound(head(HOST))
        assert not heads.is_old


def test_after_the_last_head_of_a_connection_another_parser_reads_on():
    heads = Heads()
    for line, field in (
        (b"GET / HTTP/1.0", b"X: y"),
        (b"GET / HTTP/1.1", b"Connection: close"),
    ):
        assert heads.is_sound(head(HOST, field, line=line))
        heads.renew()
        assert heads.is_sound(head(HOST))
