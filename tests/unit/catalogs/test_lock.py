import subprocess
import sys
import threading

from dragoman.catalogs.lock import locked

CODE = (
    "import sys; from pathlib import Path; from dragoman.catalogs.lock import locked\n"
)
HOLD = CODE + (
    "with locked(Path(sys.argv[1])):\n"
    "    print('held', flush=True)\n"
    "    sys.stdin.read()"
)


def test_one_holds_it_at_a_time(tmp_path):
    order = []
    begun = threading.Event()

    def second():
        begun.set()
        with locked(tmp_path):
            order.append("second")

    with locked(tmp_path):
        thread = threading.Thread(target=second)
        thread.start()
        begun.wait()
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
    assert list(tmp_path.iterdir()) == []


def test_who_is_killed_lets_it_go(tmp_path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert holder.stdout.readline() == b"held\n"
    holder.kill()
    with locked(tmp_path):
        holder.communicate()


def test_a_folder_that_was_replaced_meanwhile_is_locked_anew(tmp_path):
    folder, old = tmp_path / "de", tmp_path / "old"
    folder.mkdir()
    entered = threading.Event()

    def second():
        with locked(folder):
            entered.set()

    with locked(folder):
        thread = threading.Thread(target=second)
        thread.start()
        folder.rename(old)
        folder.mkdir()
    thread.join()
    assert entered.is_set()
