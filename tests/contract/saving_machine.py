"""A file, two people who save into it, a repository that moves on, and death."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dragoman.catalogs import po, three_way
from dragoman.catalogs.po.text import escaped

ROOT = Path(__file__).resolve().parents[2]
NAMES = [f"Text {number}" for number in range(6)]
WRITERS = ("anna", "ben")

names = st.sampled_from(NAMES)


def first_file():
    file = po.new({"Language": "de", "Plural-Forms": "nplurals=2; plural=(n != 1);"})
    before = None
    for name in NAMES:
        entry = po.NewEntry(name)
        file.insert(entry, after=before)
        before = entry.key
    return file.to_bytes()


def said(data):
    """All texts that a file holds, in place or in a comment."""
    found = set()
    for entry in po.parse(data).entries:
        found |= {*entry.msgstr, *entry.comments}
    return found


class Writer:
    """A process that saves."""

    def __init__(self):
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "site")}
        self.program = subprocess.Popen(
            [sys.executable, ROOT / "tests" / "contract" / "saving_writer.py"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def save(self, **job):
        self.program.stdin.write(json.dumps(job) + "\n")
        self.program.stdin.flush()
        return json.loads(self.program.stdout.readline())

    def close(self):
        self.program.stdin.close()
        self.program.wait()


# Half of all saves are left alone; the others die somewhere on their way.
deaths = st.just(0) | st.integers(1, 40)


class Saving(RuleBasedStateMachine):
    """A subclass gives the processes that write, and where to count what was seen."""

    writers: dict[str, Writer]
    seen: dict[str, int]

    def __init__(self):
        super().__init__()
        self.count = 0
        self.acknowledged = set()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "content.po")
        self.path.write_bytes(first_file())
        self.upstream = self.pulled = first_file()
        self.copies = {name: self.path.with_suffix(f".{name}") for name in WRITERS}

    @initialize()
    def begin(self):
        self._count("examples")
        for name in WRITERS:
            self.look(name)

    @rule(who=st.sampled_from(WRITERS))
    def look(self, who):
        self.copies[who].write_bytes(self.path.read_bytes())

    @rule(who=st.sampled_from(WRITERS), key=names, kill=deaths, both=st.booleans())
    def save(self, who, key, kill, both):
        text = self._text(who)
        origin, before = self.copies[who].read_bytes(), self.path.read_bytes()
        answer = self.writers[who].save(
            key=key,
            text=text,
            kill=kill,
            both=both,
            path=str(self.path),
            origin=str(self.copies[who]),
        )
        self._count(answer)
        after = self.path.read_bytes()
        if answer in {"saved", "merged"}:
            assert text in said(after) or also(text) in said(after)
            self.acknowledged.add(text)
        elif answer == "killed":
            # Either the old file or the new one.
            assert after == before or text in said(after) or also(text) in said(after)
        else:
            assert (answer, after) == ("refused", before)
        if after != before:
            # What its writer saw and replaced is gone on purpose.
            self.acknowledged -= texts(origin, key)

    @rule(key=names)
    def somebody_pushes(self, key):
        self.acknowledged -= texts(self.upstream, key)
        file = po.parse(self.upstream)
        file.set(None, key, self._text("upstream"))
        self.upstream = file.to_bytes()

    @rule()
    def pull(self):
        """Commit, fetch, merge by the driver, and write the file anew as git does."""
        mine = self.path.read_bytes()
        merged = three_way.merge(self.pulled, mine, self.upstream).data
        new = self.path.with_suffix(".git")
        new.write_bytes(merged)
        new.replace(self.path)
        self.pulled = self.upstream = merged
        self._count("pulls")

    @invariant()
    def nothing_acknowledged_is_lost(self):
        found = said(self.path.read_bytes())
        gone = [text for text in self.acknowledged if text not in found]
        assert [text for text in gone if also(text) not in found] == []

    def teardown(self):
        # The file, two copies, and what one killed writer may leave at most.
        assert len(list(self.path.parent.iterdir())) <= 4
        self.folder.cleanup()

    def _text(self, who):
        self.count += 1
        return f"{who} {self.count}"

    def _count(self, what):
        self.seen[what] = self.seen.get(what, 0) + 1


def also(text):
    return f"Also translated as: {escaped(text)}"


def texts(data, key):
    entry = po.parse(data).get(None, key)
    return set(entry.msgstr) if entry else set()
