import resource

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.settings import LimitSettings
from dragoman.web.limits import ConnectionCount, Limits


def test_the_defaults_are_those_of_the_settings():
    defaults = Limits()
    shared = {
        name: value
        for name, value in LimitSettings().model_dump().items()
        if hasattr(defaults, name)
    }
    assert len(shared) == 11
    assert shared == {name: getattr(defaults, name) for name in shared}


def test_all_connections_leave_files_for_others():
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert Limits().all_connections == int(files * 0.8)
    assert Limits(connections=7).all_connections == 7


def test_an_address_has_its_share():
    count = ConnectionCount(Limits(connections_per_address=2, connections=9))
    assert [count.enter("192.0.2.1") for _ in range(3)] == [True, True, False]
    assert count.enter("192.0.2.2")
    count.leave("192.0.2.1")
    assert count.enter("192.0.2.1")


def test_an_ipv6_network_has_the_share_of_one():
    count = ConnectionCount(Limits(connections_per_address=2, connections=9))
    addresses = ["2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1"]
    assert [count.enter(one) for one in addresses] == [True, True, False, True]


@pytest.mark.parametrize("exempt", [False, True])
def test_all_together_have_theirs(exempt):
    count = ConnectionCount(Limits(connections_per_address=9, connections=2))
    addresses = ["192.0.2.1", "192.0.2.2", "192.0.2.3"]
    entered = [count.enter(one, exempt=exempt) for one in addresses]
    assert entered == [True, True, False]


def test_an_exempt_address_has_no_share_of_its_own():
    count = ConnectionCount(Limits(connections_per_address=1, connections=9))
    assert all(count.enter("192.0.2.1", exempt=True) for _ in range(5))


@given(st.lists(st.tuples(st.booleans(), st.sampled_from("abc"))))
def test_nothing_is_left_of_those_who_left(steps):
    count = ConnectionCount(Limits(connections_per_address=3, connections=5))
    present = []
    for comes, address in steps:
        if comes:
            room = len(present) < 5 and present.count(address) < 3
            assert count.enter(address) == room
            present.extend([address] if room else [])
        elif address in present:
            present.remove(address)
            count.leave(address)
    for address in present:
        count.leave(address)
    assert not count._of
    assert count._total == 0
