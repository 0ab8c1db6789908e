import contextlib
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.errors import SettingsError
from dragoman.web.listening import bind, inherited, origin_of


def test_a_free_port_is_the_same_on_all_addresses():
    sockets = bind(0, "localhost")
    assert len({one.getsockname()[1] for one in sockets}) == 1
    for one in sockets:
        one.close()


def test_a_port_in_use_is_told_with_its_place():
    with contextlib.closing(bind(0, "127.0.0.1")[0]) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError) as told:
            bind(port, "127.0.0.1")
    assert told.value.place == f"127.0.0.1:{port}"
    assert "in use" in told.value.reason
    assert told.value.remedy


def test_an_address_of_another_machine_cannot_be_bound():
    with pytest.raises(SettingsError, match=r"192\.0\.2\.1:0: cannot listen"):
        bind(0, "192.0.2.1")


def test_sockets_accept_on_all_addresses_of_a_machine():
    sockets = bind(0)
    families = {each.family for each in sockets}
    assert socket.AF_INET in families
    assert len({each.getsockname()[1] for each in sockets}) == 1
    for each in sockets:
        assert each.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
        each.close()


# A process of its own, as systemd starts it: the sockets are 3 and those that follow.
STARTED = """
import json, os, sys
from dragoman.web.listening import inherited
os.environ["LISTEN_PID"] = str(os.getpid() + int(sys.argv[1]))
sockets = inherited()
taken = [each.getsockname()[1] for each in sockets]
left = [name for name in os.environ if name.startswith("LISTEN_")]
print(json.dumps([taken, left, [os.get_inheritable(3), os.get_inheritable(4)]]))
"""


def started(numbers, other=0):
    one, two = numbers
    # The shell puts them where systemd would.
    command = f'exec 3<&{one} 4<&{two}; exec "$@"'
    return subprocess.run(
        ["/bin/bash", "-c", command, "-", sys.executable, "-c", STARTED, str(other)],
        pass_fds=numbers,
        env={"PYTHONPATH": os.pathsep.join(sys.path), "LISTEN_FDS": "2"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_sockets_are_taken_from_a_process_manager():
    sockets = [bind(0, "127.0.0.1")[0] for _ in range(2)]
    ports = [each.getsockname()[1] for each in sockets]
    answer = started([each.fileno() for each in sockets])
    assert json.loads(answer.stdout) == [ports, [], [False, False]]
    answer = started([each.fileno() for each in sockets], other=1)
    assert json.loads(answer.stdout)[:2] == [[], []]
    for each in sockets:
        each.close()


def test_what_does_not_listen_is_told():
    with socket.socket() as one, Path(os.devnull).open() as other:
        answer = started([one.fileno(), other.fileno()])
    assert "file descriptor 3: this is no listening socket" in answer.stderr


def test_none_are_taken_where_none_were_given():
    assert inherited({}) == []
    assert inherited({"LISTEN_PID": str(os.getpid()), "LISTEN_FDS": "many"}) == []


@pytest.mark.parametrize(
    ("address", "host"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1")]
)
def test_an_origin_is_one_that_a_browser_here_reaches(address, host):
    with contextlib.closing(bind(0, address)[0]) as one:
        assert origin_of(one) == f"http://{host}:{one.getsockname()[1]}"


def test_a_unix_socket_has_an_origin_too(tmp_path):
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "socket"))
        assert origin_of(one) == "http://localhost"
