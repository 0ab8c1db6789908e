"""A parent with its workers, as real processes."""

import fcntl
import os
import pty
import resource
import signal
import termios
import time
import urllib.request
from contextlib import contextmanager

import pytest

import sites
from web.restarts import is_alive, served, until


@pytest.fixture
def root(tmp_path):
    return sites.write(tmp_path / "site")


def ask(serving, path="/en/"):
    with urllib.request.urlopen(f"http://127.0.0.1:{serving.port}{path}") as answer:
        return answer.read().decode()


@contextmanager
def stopped(worker):
    """Let the others do the work of a worker meanwhile."""
    os.kill(worker, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(worker, signal.SIGCONT)


def messages(serving):
    return [str(line.get("message", "")) for line in serving.lines()]


def test_a_worker_that_dies_is_told_and_started_again(root):
    with served(root) as serving:
        (old,) = serving.workers()
        os.kill(old, signal.SIGKILL)
        # Who comes now waits for the next one.
        assert "The first paragraph." in ask(serving)
        (new,) = serving.workers()
        assert new != old
        assert f"worker {old} died, with -9" in messages(serving)
        assert serving.stop() == 0
        until(lambda: not is_alive(new))


def test_a_worker_that_is_told_to_end_is_replaced_first(root):
    with served(root) as serving:
        (old,) = serving.workers()
        os.kill(old, signal.SIGTERM)
        until(lambda: not is_alive(old))
        assert "The first paragraph." in ask(serving)
        told = messages(serving)
        assert f"worker {old} was told to end, another one takes over" in told
        assert serving.stop() == 0


def test_those_who_serve_go_on_while_no_other_can_be_started(root):
    with served(root, "--processes", "2") as serving:
        before = resource.prlimit(serving.process.pid, resource.RLIMIT_NOFILE)
        # Nothing more can be opened: no channel, no pipe.
        none_left = (3, before[1])
        resource.prlimit(serving.process.pid, resource.RLIMIT_NOFILE, none_left)
        assert "no process could be started" in serving.reload().stderr
        killed, left = serving.workers()
        os.kill(killed, signal.SIGKILL)
        until(lambda: "a worker could not be started" in "".join(messages(serving)))
        assert serving.workers() == [left]
        assert "The first paragraph." in ask(serving)
        resource.prlimit(serving.process.pid, resource.RLIMIT_NOFILE, before)
        until(lambda: len(serving.workers()) == 2)
        assert serving.reload().returncode == 0
        assert serving.stop() == 0


def test_workers_end_when_their_parent_dies(root):
    with served(root) as serving:
        workers = serving.workers()
        serving.process.kill()
        serving.process.wait()
        until(lambda: not any(map(is_alive, workers)))


def test_a_second_signal_stops_at_once(root):
    with served(root) as serving:
        (worker,) = serving.workers()
        # A worker that does nothing more cannot end by itself.
        os.kill(worker, signal.SIGSTOP)
        serving.process.send_signal(signal.SIGTERM)
        serving.process.send_signal(signal.SIGINT)
        assert serving.process.wait() == 3


@pytest.mark.parametrize("gap", [0, 0.01, 0.1])
def test_the_same_signal_twice_in_a_row_stops_as_one_does(root, gap):
    # timeout(1) sends it to its child, and then to all of its group.
    with served(root) as serving:
        (worker,) = serving.workers()
        # So that it has not ended before the second one comes.
        os.kill(worker, signal.SIGSTOP)
        serving.process.send_signal(signal.SIGTERM)
        time.sleep(gap)
        serving.process.send_signal(signal.SIGTERM)
        # If it were killed, that would reach it now.
        time.sleep(0.2)
        os.kill(worker, signal.SIGCONT)
        assert serving.process.wait() == 0
        until(lambda: not is_alive(worker))
        assert "Aborted" not in serving.log.read_text()


def test_what_keeps_the_first_worker_from_serving_is_told(root):
    (root / "site.toml").write_text("nonsense = 1\n")
    with pytest.raises(AssertionError, match="nonsense: Extra inputs"), served(root):
        pass


def test_changed_files_reach_every_worker(root):
    with served(root, "--processes", "2") as serving:
        assert len(serving.workers()) == 2
        page = root / "content" / "index.md"
        page.write_text(page.read_text().replace("first", "changed"))
        for worker in serving.workers():
            with stopped(worker):
                until(lambda: "The changed paragraph." in ask(serving))
        # One of them tells it.
        until(lambda: messages(serving).count("following the pages") == 1)
        assert serving.stop() == 0


def test_it_ends_when_its_terminal_is_closed(root):
    ours, theirs = pty.openpty()

    def at_the_terminal():
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    started = {"stdin": theirs, "start_new_session": True}
    with served(root, **started, preexec_fn=at_the_terminal) as serving:
        os.close(theirs)
        os.close(ours)
        assert serving.process.wait() == 0
