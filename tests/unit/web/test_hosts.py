import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.web.hosts import (
    Hosts,
    MisdirectedRequestError,
    host_name,
    is_trustworthy,
)

NO_HOSTS = [
    "",
    " ",
    "a b",
    "a,b",
    "u@a",
    "a/b",
    "a\\b",
    "a?b",
    "a#b",
    "a%2eb",
    "a\tb",
    "a\0",
    "münchen",
    "\u212aelvin",
    "a\xa0",
    ":80",
    "a:b",
    "a:80:80",
    "a:65536",
    "a:123456",
    "a..b",
    ".",
    "-a",
    "::1",
    "[::1",
    "::1]",
    "[]",
    "[1.2.3.4]",
    "[::g]",
    "[::1]x",
    "a" * 261,
]


@pytest.mark.parametrize("host", NO_HOSTS)
@pytest.mark.parametrize(
    "hosts", [Hosts(), Hosts.of("https://a.example", ["a", "b", "::1", ""])]
)
def test_what_is_no_host_is_refused(host, hosts):
    assert not hosts.allows(host)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1:8888",
        "192.0.2.7:1",
        "[::1]",
        "[::1]:8888",
        "[2001:DB8::1]:80",
        "localhost",
        "LOCALHOST:8888",
        "dragoman:8888",
        "my-laptop",
        "my_laptop.",
        "site.localhost",
        "a.b.localhost:8888",
        "dragoman:",
    ],
)
def test_without_a_base_url_addresses_and_local_names_are_answered(host):
    assert Hosts().allows(host)


@pytest.mark.parametrize(
    "host",
    ["example.org", "localhost.example", "127.0.0.1.example", "1.2.3", "a.b:80"],
)
def test_without_a_base_url_foreign_names_are_refused(host):
    assert not Hosts().allows(host)


def test_with_a_base_url_only_listed_names_are_answered():
    hosts = Hosts.of("https://Example.org:8443", ["www.example.org", "10.0.0.1"])
    for host in ("example.org", "EXAMPLE.ORG.:443", "www.example.org", "10.0.0.1:80"):
        assert hosts.allows(host)
    for host in ("localhost", "127.0.0.1", "dragoman", "a.example.org", "[::1]"):
        assert not hosts.allows(host)


def test_addresses_are_compared_as_such():
    hosts = Hosts.of("https://[2001:db8:0::1]", ["[::1]"])
    assert hosts.allows("[2001:DB8::0:1]:443")
    assert hosts.allows("[0:0:0:0:0:0:0:1]")


def test_names_are_compared_in_the_form_that_browsers_send():
    hosts = Hosts.of("https://bücher.example", ["例え.テスト"])
    assert hosts.allows("xn--bcher-kva.example")
    assert hosts.allows("xn--r8jz45g.xn--zckzah")


def test_a_misdirected_request_is_told_so():
    assert MisdirectedRequestError().status_code == 421


@given(st.text())
def test_a_host_name_is_plain(text):
    name = host_name(text)
    assert name is None or (name.isascii() and name == name.lower() and " " not in name)


@pytest.mark.parametrize(
    ("scheme", "host"),
    [
        ("https", "example.org"),
        ("http", "localhost:8888"),
        ("http", "site.localhost"),
        ("http", "127.0.0.1"),
        ("http", "127.8.9.10:80"),
        ("http", "[::1]:8888"),
    ],
)
def test_trustworthy_origins(scheme, host):
    assert is_trustworthy(scheme, host)


@pytest.mark.parametrize(
    "host",
    ["dragoman:8888", "192.168.1.7", "example.org", "localhost.example", "[::2]", ""],
)
def test_origins_that_are_not_trustworthy(host):
    assert not is_trustworthy("http", host)
