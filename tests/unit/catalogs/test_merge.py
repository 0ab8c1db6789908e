"""Laws of a merge as a whole, over chains of edits and their reversal."""

import random
import re
import subprocess
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.catalogs import notes, po
from dragoman.catalogs.merge import carry_out, merge, merged, plan
from dragoman.catalogs.template import pot
from edits import EDITS, HEADER, edited, file_of, site, template

SEEDS = st.integers(0, 2**32)
CHAINS = st.lists(
    st.tuples(st.sampled_from(sorted(EDITS)), SEEDS), min_size=1, max_size=6
)


def begin(seed):
    chance = random.Random(seed)
    first = site(chance)
    return first, file_of(chance, first)


def brought(data, pages):
    """Merge, and show that the server reads the same, and that it is done then."""
    file, messages = po.parse(data), template(pages)
    decided = plan(file.entries, messages)
    said = [about(entry) for entry in merged(decided)]
    carry_out(decided, file)
    now = file.to_bytes()
    again = po.parse(now)
    assert [about(entry) for entry in again.entries] == said
    merge(again, messages)
    assert again.to_bytes() == now
    return now


def about(entry):
    return (
        entry.key,
        entry.msgid_plural,
        entry.msgstr,
        entry.obsolete,
        (entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural),
        sorted(entry.flags),
        entry.comments,
        entry.extracted,
        entry.references,
    )


@given(SEEDS, CHAINS)
def test_an_edit_that_is_taken_back_leaves_no_trace(seed, chain):
    first, data = begin(seed)
    pages, now = first, data
    for name, chance in chain:
        pages = edited(name, chance, pages, first)
        now = brought(now, pages)
    assert brought(now, first).decode() == data.decode()


@given(SEEDS, CHAINS)
def test_no_translation_is_lost_and_none_is_wrong(seed, chain):
    first, data = begin(seed)
    made = {entry.msgid: entry.msgstr[0] for entry in po.parse(data).entries}
    pages, now = first, data
    for name, chance in chain:
        pages = edited(name, chance, pages, first)
        now = brought(now, pages)
        entries = po.parse(now).entries
        held = {bare(text) for entry in entries for text in entry.msgstr}
        assert {bare(text) for text in made.values()} <= held
        current = [each for each in entries if each.translated and not each.fuzzy]
        right = {(bare(text), bare(words)) for text, words in made.items()}
        for entry in current:
            assert (bare(entry.msgid), bare(entry.msgstr[0])) in right


def bare(text):
    """Give a text without what a merge may replace in it."""
    return re.sub(r"example\.org/\d+|\d+/gro\.elpmaxe|\d+", "", text)


@settings(max_examples=10)
@given(SEEDS, CHAINS)
def test_msgcat_and_msgmerge_keep_what_we_write(program, seed, chain):
    msgcat, msgmerge = program("msgcat"), program("msgmerge")
    first, now = begin(seed)
    pages = first
    for name, chance in chain:
        pages = edited(name, chance, pages, first)
        now = brought(now, pages)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "x.po").write_bytes(now)
        messages = pot(template(pages), "x", "2026-01-01 00:00+0000")
        (folder / "x.pot").write_bytes(messages)
        checked = [program("msgfmt"), "-c", "-o", folder / "x.mo", folder / "x.po"]
        for command in ([msgcat, folder / "x.po"], [msgmerge, "-q", "x.po", "x.pot"]):
            out = subprocess.run(command, check=True, capture_output=True, cwd=folder)
            assert ours(out.stdout) == ours(now)
        subprocess.run(checked, check=True, capture_output=True)


def ours(data):
    found = {entry.key: notes.read(entry.comments) for entry in po.parse(data).entries}
    return {key: read for key, read in found.items() if read.words}


def test_a_very_long_text_has_a_valid_previous_one(program, tmp_path):
    text = " ".join(f"word{number}" for number in range(2500)) + " [x](https://a.b/)"
    data = HEADER + f'msgid "{text}"\nmsgstr "T"\n'.encode()
    file = po.parse(data)
    merge(file, [po.NewEntry(f"{text} and one more")])
    path = tmp_path / "x.po"
    path.write_bytes(file.to_bytes())
    subprocess.run([program("msgcat"), path], check=True, capture_output=True)
    assert po.parse(path.read_bytes()).entries[0].previous_msgid == text
    merge(file, [po.NewEntry(text)])
    assert file.to_bytes() == data
