"""Requests by chance: mostly such as browsers send, some that nobody should."""

import random

GOOD_HOSTS = [b"localhost", b"LOCALHOST:80", b"site.example", b"127.0.0.1:8888"]
HOSTS = [
    *GOOD_HOSTS,
    b"",
    b"a b",
    b"localhost,localhost",
    b"u@localhost",
    b"localhost/x",
    b"localhost:99999",
    b"\xe4",
    b"other.example",
    b" localhost\t",
]
QUERIES = [
    b"?utm_source=a&x=%20",
    b"?",
    b"?a&b=c",
    b"?with=de",
    b"?a=1&with=",
    b"?original=1",
    b"?wit%68=de",
    b"?" + b"&" * 250,
    b"?with",
    b"?x=with&y=%",
    b"?a#with=1",
]
PLAIN = [
    b"Accept: text/html,application/xhtml+xml,*/*;q=0.8",
    b"Accept-Language: de-DE,de;q=0.9",
    b"Cookie: language=de",
    b"Connection: keep-alive",
    b"connection: Keep-Alive",
    b"User-Agent: Mozilla/5.0 (X11; Linux x86_64)",
    b'User-Agent: \xe2\x80\xae"\\',
    b"X-New: \xff",
    b"X-Empty:",
    b"X-Tab:\ty \t",
    b"Sec-Fetch-Mode: navigate",
    b"If-Modified-Since: Sat, 21 Nov 2026 03:23:44 GMT",
    b"Referer: http://localhost/",
    b"X-Forwarded-For: 203.0.113.9",
    b"X-Forwarded-For: 2001:db8::1, 127.0.0.1",
    b"X-Forwarded-Proto: https",
    b"x-forwarded-proto: HTTPS",
    b"X-Forwarded-Proto: http, https",
    b"X-Real-Ip: 1.2.3.4",
    b"TE: trailers",
]
CODINGS = [
    b"Accept-Encoding: gzip, deflate, br, zstd",
    b"accept-encoding: br;q=0, gzip",
    b"Accept-Encoding: identity",
    b"Accept-Encoding: gzip;q=0.5, br;q=0.4",
    b"Accept-Encoding: *;q=0.1",
    b"Accept-Encoding: BR",
]
RANGES = [
    b"bytes=%(number)d-%(other)d",
    b"bytes=%(number)d-%(other)d",
    b"bytes=%(number)d-",
    b"bytes=-%(number)d",
    b"bytes=%(number)d-%(other)d, -1",
    b"Bytes = %(number)d-%(other)d",
    b"bytes=, %(number)d-%(other)d ,",
    b"bytes=%(number)d - %(other)d",
    b"bytes=0-%(number)d,%(number)d-%(other)d",
    b"lines=%(number)d-%(other)d",
    b"bytes=0-" + b"9" * 150,
    b"bytes=0-" + b"9" * 250,
    b"bytes=--1",
    b"bytes=-",
    b"bytes=\xb2-",
    b"",
]
NUMBERS = [0, 0, 1, 5, 99, 1000, 4000, 12_000, 1_000_000]
ODD = [
    b"Connection: close",
    b"Connection: CLOSE",
    b"Connection: foo, close",
    b"Connection: upgrade",
    b"Upgrade: h2c",
    b"Content-Length: 0",
    b"Content-Length: 3",
    b"Content-Length: +1",
    b"Transfer-Encoding: chunked",
    b"Transfer-Encoding: identity",
    b"Expect: 100-continue",
    b"Range: bytes=0-4\r\nrange: bytes=0-4",
    b'If-Range: "x"\r\nif-range: "x"',
    b'If-None-Match: "x"\r\nRange: bytes=0-4\r\nif-none-match: "y"',
    b"Content-Type: multipart/form-data",
    b"Bad Name: x",
    b"Host: localhost",
    b"X: a\x00b",
    b"X: a\x7fb",
    b"X: a\rb",
    b" X: folded",
    b"X(: y",
    b"NoColon",
    b"",
    b"Accept-Encoding: br",
    b"User-Agent: twice",
    b"\r\n".join(b"X-%d: y" % number for number in range(101)),
    b"X-Long: " + b"y" * 17_000,
]
BREAKS = [0, 9, 10, 13, 32, 58, 47, 0x7F, 0x80, 0xFF, 65, 34]
POST = b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello"
CHUNKED = (
    b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n"
)
LAST = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


class Generator:
    """Makes requests.

    Args:
        chance: Where the chance comes from.
        paths: What is kept, and its tags.
    """

    def __init__(self, chance: random.Random, paths: dict[bytes, list[bytes]]) -> None:
        self._chance = chance
        self._paths = paths
        self._known = list(paths)

    def request(self) -> bytes:
        """Make a request that a front would answer, most times."""
        chance = self._chance
        path = chance.choice(self._known)
        fields = [b"Host: " + chance.choice(GOOD_HOSTS)]
        fields += chance.sample(PLAIN, chance.choice([0, 1, 3, 6]))
        if chance.random() < 0.6:
            fields.append(chance.choice(CODINGS))
        if chance.random() < 0.3:
            fields.append(b"If-None-Match: " + self._tags(path))
        if chance.random() < 0.2:
            fields += self._part(path)
        if chance.random() < 0.15:
            path += chance.choice(QUERIES)
        chance.shuffle(fields)
        method = chance.choice([b"GET", b"GET", b"GET", b"HEAD"])
        version = chance.choice([b"HTTP/1.1"] * 7 + [b"HTTP/1.0"])
        return written(method, path, version, fields)

    def odd(self) -> bytes:
        """Make a request that a front had better leave to others."""
        chance = self._chance
        path = chance.choice([*self._known, b"/", b"/x/", b"/en/guide", b"//en/", b"*"])
        path += chance.choice([b"", b"", *QUERIES, b"%20", b"\x80", b"#x", b" x"])
        fields = [b"Host: " + chance.choice(HOSTS)]
        fields += chance.sample([*PLAIN, *CODINGS, *ODD], chance.choice([1, 2, 3]))
        method = chance.choice([b"GET", b"HEAD", b"POST", b"OPTIONS", b"G@T", b"get"])
        versions = [b"HTTP/1.1"] * 5 + [b"HTTP/1.0", b"HTTP/1.10", b"http/1.1"]
        data = written(method, path, chance.choice(versions), fields)
        if chance.random() < 0.3:
            broken = bytearray(data)
            broken[chance.randrange(len(broken))] = chance.choice(BREAKS)
            data = bytes(broken)
        return chance.choice([data, data, data, POST, CHUNKED])

    def conversation(self, odd: float) -> list[bytes]:
        """Make what a client sends on one connection, in one or two pieces.

        Args:
            odd: The share of odd requests.
        """
        chance = self._chance
        count = chance.choice([1, 1, 2, 5])
        data = b"".join(
            self.odd() if chance.random() < odd else self.request()
            for _ in range(count)
        )
        data += LAST
        if chance.random() < 0.3:
            at = chance.randrange(1, len(data))
            return [data[:at], data[at:]]
        return [data]

    def _part(self, path: bytes) -> list[bytes]:
        chance = self._chance
        numbers = {b"number": chance.choice(NUMBERS), b"other": chance.choice(NUMBERS)}
        fields = [b"Range: " + chance.choice(RANGES) % numbers]
        if chance.random() < 0.4:
            date = b"Sat, 21 Nov 2026 03:23:44 GMT"
            known = [*self._paths[path], self._tags(path), date, b""]
            fields.append(b"If-Range: " + chance.choice(known))
        return chance.choice([fields, fields, fields[-1:]])

    def _tags(self, path: bytes) -> bytes:
        chance = self._chance
        tags = chance.sample([*self._paths[path], b'"none"'], chance.choice([1, 2]))
        tags = [chance.choice([b"", b"W/"]) + tag for tag in tags]
        listed = chance.choice([b", ", b",", b" , "]).join(tags)
        return chance.choice([listed, listed, listed, b"*", listed.upper(), b"junk"])


def written(method: bytes, path: bytes, version: bytes, fields: list[bytes]) -> bytes:
    """Write a head."""
    return b"\r\n".join([b" ".join([method, path, version]), *fields]) + b"\r\n\r\n"
