import pytest

from dragoman.errors import SettingsError
from dragoman.web.trusted_proxies import TrustedProxies, site_of

PROXIES = TrustedProxies.of(["127.0.0.1", "10.0.0.0/8", "2001:db8::/32"])
NEAR = "127.0.0.1"


@pytest.mark.parametrize(
    ("forwarded_for", "client"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("198.51.100.7, 203.0.113.9", "203.0.113.9"),
        ("198.51.100.7,203.0.113.9,10.1.2.3", "203.0.113.9"),
        ("198.51.100.7, 203.0.113.9 , 10.1.2.3, 127.0.0.1", "203.0.113.9"),
        ("203.0.113.9:5678", "203.0.113.9"),
        ("2001:DB9::7", "2001:db9::7"),
        ("[2001:db9::7]:443", "2001:db9::7"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("203.0.113.9, 2001:db8::1", "203.0.113.9"),
    ],
)
def test_the_right_most_untrusted_address_is_the_client(forwarded_for, client):
    assert PROXIES.client(NEAR, forwarded_for) == client


@pytest.mark.parametrize(
    ("forwarded_for", "client"),
    [
        ("", "127.0.0.1"),
        ("unknown", "127.0.0.1"),
        ("203.0.113.9, unknown", "127.0.0.1"),
        ("203.0.113.9, unknown, 10.1.2.3", "10.1.2.3"),
        ("203.0.113.9,", "127.0.0.1"),
        ("10.1.2.3", "10.1.2.3"),
        ("10.9.9.9, 10.1.2.3", "10.9.9.9"),
        ("1.2.3.4.5", "127.0.0.1"),
        ("203.0.113.9\n127.0.0.1", "127.0.0.1"),
        ("_hidden", "127.0.0.1"),
    ],
)
def test_a_broken_chain_ends_at_the_last_one_vouched_for(forwarded_for, client):
    assert PROXIES.client(NEAR, forwarded_for) == client


@pytest.mark.parametrize("peer", ["203.0.113.1", "", "::1", "not an address"])
def test_nobody_else_is_believed(peer):
    assert PROXIES.client(peer, "198.51.100.7") == peer
    assert PROXIES.scheme(peer, "https") == "http"


def test_by_default_nobody_is_trusted():
    assert TrustedProxies().client(NEAR, "198.51.100.7") == NEAR
    assert not TrustedProxies().trusts(NEAR)


def test_a_peer_on_a_dual_stack_socket_is_known():
    assert PROXIES.client("::ffff:127.0.0.1", "198.51.100.7") == "198.51.100.7"


@pytest.mark.parametrize(
    ("forwarded", "scheme"),
    [
        ("https", "https"),
        ("HTTPS", "https"),
        ("http, https", "https"),
        ("https,http", "http"),
        ("", "http"),
        ("wss", "http"),
        ("https ", "https"),
        ("https, ", "http"),
    ],
)
def test_the_nearest_proxy_tells_the_scheme(forwarded, scheme):
    assert PROXIES.scheme(NEAR, forwarded) == scheme


@pytest.mark.parametrize("text", ["", "localhost", "10.0.0.0/33", "1.2.3"])
def test_what_is_no_address_cannot_be_trusted(text):
    with pytest.raises(SettingsError) as told:
        TrustedProxies.of([text])
    assert told.value.place == "trusted_proxies"
    assert told.value.remedy


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_one_client_is_one_address_or_one_network(address, site):
    assert site_of(address) == site
