import pytest

from dragoman.web.front.askers import Askers
from dragoman.web.front.heads import matter
from dragoman.web.front.ranges import RangeRequest
from dragoman.web.hosts import Hosts
from dragoman.web.trusted_proxies import TrustedProxies

HOST = b"Host: localhost"
FORWARDED = (b"X-Forwarded-For: 203.0.113.9", b"X-Forwarded-Proto: https")
PROXY, STRANGER = "127.0.0.1", "192.0.2.1"


@pytest.fixture
def askers():
    hosts = Hosts.of("http://site.example", ["localhost"])
    return Askers(TrustedProxies.of([PROXY]), hosts)


def lines(*fields):
    head = b"\r\n".join([b"GET / HTTP/1.1", *fields]) + b"\r\n\r\n"
    return tuple(matter(head))


def asker(askers, *fields, peer=STRANGER):
    return askers.read(lines(*fields), peer)[0]


def test_what_lines_say_is_read(askers):
    agent = b'User-Agent: \xe2"' + b"y" * 300
    read = asker(askers, HOST, b"accept-ENCODING: br", agent, b"Cookie: a", b"X-Y: b")
    assert (read.accepts, read.variant) == ("br", ("br", True))
    assert read.agent == '"\\u00e2\\"' + "y" * 198 + '"'
    assert (read.closes, read.address) == (False, "")


def test_a_trusted_proxy_is_believed_and_nobody_else(askers):
    fields = (b"Host: site.example", *FORWARDED)
    for _ in range(2):
        behind = asker(askers, *fields, peer=PROXY)
        assert (behind.address, behind.variant[1]) == ('"203.0.113.9"', True)
        stranger = asker(askers, *fields)
        assert (stranger.address, stranger.variant[1]) == ("", False)


def test_the_same_lines_are_read_once(askers):
    first = asker(askers, HOST)
    assert askers.known[lines(HOST)] is first
    assert asker(askers, HOST, b'If-None-Match: "a"') is first
    behind = asker(askers, HOST, *FORWARDED, peer=PROXY)
    assert asker(askers, HOST, *FORWARDED, peer=PROXY) is behind
    assert lines(HOST, *FORWARDED) not in askers.known


def test_a_condition_is_told_beside(askers):
    read = askers.read(lines(HOST, b'if-none-MATCH:  "a", W/"b" '), STRANGER)
    assert read == (asker(askers, HOST), '"a", W/"b"', None)


def test_which_part_is_wanted_is_told_beside(askers):
    wanted, tag = b"range:  bytes=0-1 ", b'IF-range: "a"'
    one = asker(askers, HOST)
    assert askers.read(lines(HOST, wanted), STRANGER) == (
        one,
        None,
        RangeRequest("bytes=0-1", None),
    )
    assert askers.read(lines(HOST, wanted, tag), STRANGER) == (
        one,
        None,
        RangeRequest("bytes=0-1", '"a"'),
    )
    known = b'If-None-Match: "b"'
    assert askers.read(lines(known, tag, HOST, wanted), STRANGER) == (
        one,
        '"b"',
        RangeRequest("bytes=0-1", '"a"'),
    )


@pytest.mark.parametrize("fields", [(b'If-Range: "a"',), (b"Range:",)])
def test_a_condition_without_a_range_wants_the_whole(askers, fields):
    assert askers.read(lines(HOST, *fields), STRANGER) == (
        asker(askers, HOST),
        None,
        None,
    )


def test_an_address_with_a_zone_stays_in_its_string(askers):
    value = b'X-Forwarded-For: fe80::1%", "status": 1'
    told = asker(askers, HOST, value, peer=PROXY).address
    assert told.count('"') % 2 == 0


@pytest.mark.parametrize("word", [b"close", b"Close ", b"CLOSE"])
def test_the_last_request_of_a_connection_is_known(askers, word):
    assert asker(askers, HOST, b"Connection: " + word).closes
    assert not asker(askers, HOST, b"Connection: Keep-Alive").closes


@pytest.mark.parametrize(
    ("fields", "closes"),
    [
        ((), True),
        ((b"Connection: close",), True),
        ((b"Connection: Keep-Alive",), False),
    ],
)
def test_in_http_1_0_a_connection_stays_if_it_is_asked_to(askers, fields, closes):
    one = asker(askers, HOST, *fields)
    assert (one.in_old.closes, one.in_old.is_old) == (closes, True)
    assert not one.is_old


@pytest.mark.parametrize(
    ("host", "told"),
    [
        (b"localhost", True),
        (b" LOCALHOST:80\t", True),
        (b"site.example", False),
        (b"other.example", None),
        (b"", None),
        (b"a b", None),
    ],
)
def test_hosts_are_those_of_the_site(askers, host, told):
    for _ in range(2):
        read = asker(askers, b"Host: " + host)
        assert (read and read.variant[1]) is told


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
        (HOST, b"Range: bytes=0-1", b"range: bytes=0-1"),
        (HOST, b'If-Range: "a"', b"Range: bytes=0-1", b'IF-range: "a"'),
        (HOST, b'If-None-Match: "a"', b'if-none-match: "a"'),
        (HOST, b"", b"GET / HTTP/1.1"),
        (HOST, b""),
        (),
    ],
)
def test_what_is_not_understood_is_nobodys(askers, fields):
    assert asker(askers, *fields) is None
    assert not askers.known


def test_only_so_many_are_known(askers):
    for number in range(3000):
        asker(askers, HOST, b"User-Agent: %d" % number)
    assert 0 < len(askers.known) <= 1000


def test_long_lines_are_read_each_time(askers):
    assert asker(askers, HOST, b"User-Agent: " + b"y" * 5000)
    assert not askers.known
