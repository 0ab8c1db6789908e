import pytest

from dragoman.web.front.clients import Clients
from dragoman.web.hosts import Hosts
from dragoman.web.trusted_proxies import TrustedProxies

FORWARDED = {b"X-Forwarded-For": b"203.0.113.9", b"X-Forwarded-Proto": b"https"}


@pytest.fixture
def clients():
    hosts = Hosts.of("http://site.example", ["localhost"])
    return Clients(TrustedProxies.of(["127.0.0.1"]), hosts)


def test_a_trusted_proxy_is_believed_and_nobody_else(clients):
    client = clients.client("127.0.0.1", FORWARDED)
    assert (client.scheme, client.told) == ("https", '"203.0.113.9"')
    client = clients.client("192.0.2.1", FORWARDED)
    assert (client.scheme, client.told) == ("http", '"192.0.2.1"')


def test_each_value_is_read_once(clients):
    assert clients.client("192.0.2.1", {}) is clients.client("192.0.2.1", {})
    again = clients.client("127.0.0.1", FORWARDED)
    assert again is clients.client("127.0.0.1", FORWARDED)


def test_an_address_with_a_zone_stays_in_its_string(clients):
    value = {b"X-Forwarded-For": b'fe80::1%", "status": 1'}
    assert "\n" not in clients.client("127.0.0.1", value).told
    assert clients.client("127.0.0.1", value).told.count('"') % 2 == 0


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
def test_hosts_are_those_of_the_site(clients, host, told):
    hosts = clients.client("192.0.2.1", {}).hosts
    assert hosts.is_trustworthy(host) is told
    assert hosts.is_trustworthy(host) is told


def test_https_is_always_trustworthy(clients):
    hosts = clients.client("127.0.0.1", FORWARDED).hosts
    assert hosts.is_trustworthy(b"site.example")


def test_only_so_many_are_known(clients):
    hosts = clients.client("192.0.2.1", {}).hosts
    for number in range(3000):
        hosts.is_trustworthy(b"host-%d" % number)
        clients.client(f"192.0.2.{number}", {})
        clients.client("127.0.0.1", {b"X-Forwarded-For": b"192.0.2.%d" % number})
    assert len(hosts._known) <= 1000
    assert len(clients._direct) <= 1000
    assert len(clients._forwarded) <= 1000
