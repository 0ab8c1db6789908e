import socket
import sys

import pytest

from dragoman.web import kernel
from dragoman.web.limits import Limits

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="options of Linux")


@pytest.fixture
def ends():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        kernel.spare(listening, Limits(write_seconds=7))
        with socket.create_connection(listening.getsockname()) as theirs:
            ours, _ = listening.accept()
            with ours:
                yield ours, theirs


def test_accepted_connections_inherit_what_spares_the_kernel(ends):
    ours, _ = ends
    level = socket.IPPROTO_TCP
    lowat = ours.getsockopt(level, socket.TCP_NOTSENT_LOWAT)
    timeout = ours.getsockopt(level, socket.TCP_USER_TIMEOUT)
    assert (lowat, timeout) == (kernel.UNSENT_BYTES, 7000)


def test_what_a_client_has_not_taken_is_known(ends):
    ours, theirs = ends
    assert kernel.unread(ours) == 0
    ours.settimeout(0.1)
    with pytest.raises(TimeoutError):
        ours.sendall(bytes(1 << 24))
    assert kernel.unread(ours) > 0
    theirs.close()


def test_a_closed_socket_has_nothing_unread(ends):
    ours, _ = ends
    ours.close()
    assert kernel.unread(ours) == 0
    kernel.forget_at_once(ours)


def test_a_connection_can_be_forgotten_at_once(ends):
    ours, theirs = ends
    kernel.forget_at_once(ours)
    ours.close()
    with pytest.raises(ConnectionResetError):
        theirs.recv(1)
