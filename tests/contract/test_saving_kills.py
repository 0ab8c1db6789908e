"""Two writers, a git pull, and death at any moment: what was acknowledged is there.

The writers are processes, and killed ones get SIGKILL at a random one of the calls to
the system that a save makes.
"""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from contract.saving_machine import NAMES, ROOT, WRITERS, Saving, Writer, first_file
from dragoman.catalogs import po, saving

INTERLEAVINGS = 1000


@pytest.fixture
def writers():
    found = {name: Writer() for name in WRITERS}
    yield found
    for writer in found.values():
        writer.close()


def interleave(writers, figure, count):
    seen = {}
    bound = type("Bound", (Saving,), {"writers": writers, "seen": seen})
    rounds = settings(max_examples=count, stateful_step_count=12, deadline=None)
    run_state_machine_as_test(bound, settings=rounds)
    kinds = ("saved", "merged", "refused", "killed", "pulls")
    # A small sample may lack one kind; the law was held at each step anyway.
    assert sum(seen.get(kind, 0) > 0 for kind in kinds) >= len(kinds) - 2
    figure(", ".join(f"{name} {number}" for name, number in seen.items()))


def test_no_acknowledged_message_is_lost(writers, figure):
    interleave(writers, figure, 25)


@pytest.mark.full
def test_no_acknowledged_message_is_lost_over_1000_interleavings(writers, figure):
    interleave(writers, figure, INTERLEAVINGS)


def hammer(path, name, rounds, acknowledged):
    for number in range(rounds):
        text = f"{name} {number}"
        change = saving.Change((None, f"{name} text {number % 3}"), (text,))
        saving.save(path, [change], based_on=path.read_bytes(), keep_both=True)
        acknowledged[change.key] = text


def test_two_threads_and_a_rewriting_git_at_once(tmp_path):
    path = tmp_path / "content.po"
    file = po.new({"Language": "de"})
    before = None
    for name in WRITERS:
        for number in range(3):
            entry = po.NewEntry(f"{name} text {number}")
            file.insert(entry, after=before)
            before = entry.key
    path.write_bytes(file.to_bytes())
    acknowledged = {}
    threads = [
        threading.Thread(target=hammer, args=(path, name, 8, acknowledged))
        for name in WRITERS
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = {entry.key: entry.msgstr for entry in po.parse(path.read_bytes()).entries}
    assert {key: text for key, (text,) in found.items()} == acknowledged
    assert len(acknowledged) == 6


def test_processes_killed_at_any_time_leave_a_whole_file(tmp_path, chance):
    path = tmp_path / "content.po"
    path.write_bytes(first_file())
    code = (
        "import sys, itertools\nfrom pathlib import Path\n"
        "from dragoman.catalogs.saving import Change, save\n"
        "path = Path(sys.argv[1])\n"
        "for number in itertools.count():\n"
        "    change = Change((None, sys.argv[2]), (f'{sys.argv[2]} {number}',))\n"
        "    save(path, [change], based_on=path.read_bytes(), keep_both=True)\n"
        "    print(number, flush=True)\n"
    )
    for round_ in range(4):
        programs = [
            subprocess.Popen(
                [sys.executable, "-c", code, path, NAMES[each]],
                stdout=subprocess.PIPE,
                text=True,
                env={**os.environ, "PYTHONPATH": str(ROOT / "site")},
            )
            for each in range(2)
        ]
        for program in programs:
            program.stdout.readline()
        time.sleep(chance.uniform(0, 0.2))
        for program in programs:
            program.send_signal(signal.SIGKILL)
        texts = {e.msgid: e.msgstr[0] for e in po.parse(path.read_bytes()).entries}
        for name, program in zip(NAMES, programs, strict=False):
            last = [int(line) for line in program.stdout.read().split()]
            program.wait()
            program.stdout.close()
            # Perhaps one more was written than could still be told.
            told = last[-1] if last else 0
            assert texts[name] in {f"{name} {told}", f"{name} {told + 1}"}, round_
