"""Files opened: new ones, and every .po file of the installed Django."""

import itertools
import re

import pytest

from dragoman.catalogs import po
from unit.catalogs.po.samples import with_edges_of

PLURAL = re.compile(r"nplurals=(\d)")

NEW = (
    "kurz",
    'Ein längerer Text mit "Anführung", \\ und\tTab. ' * 4,
    "二つの文。" * 30,
    "سطر أول\nسطر ثانٍ\n" * 3,
    "https://example.org/a-rather-long/path?with=query&and=more " * 3,
)


def per_message(data):
    """Cut a file at the first lines of its messages, by line numbers alone."""
    rows = data.split(b"\n")
    entries = po.parse(data).entries
    cuts = [0, *(entry.line - 1 for entry in entries), len(rows)]
    parts = [b"\n".join(rows[a:b]) for a, b in itertools.pairwise(cuts)]
    keys = [None, *((entry.obsolete, entry.key) for entry in entries)]
    return list(zip(keys, parts, strict=True))


def rewritten(file, chance):
    """Set 20 random messages; return what was set by key."""
    live = [entry for entry in file.entries if not entry.obsolete]
    given = {}
    for entry in chance.sample(live, min(20, len(live))):
        # Some real files have more forms in a message than their header names.
        count = PLURAL.search(file.header.get("Plural-Forms", ""))
        has_forms = entry.msgid_plural is not None and count
        forms = tuple(
            with_edges_of(entry.msgid, chance.choice(NEW))
            for _ in range(int(count[1]) if has_forms else len(entry.msgstr))
        )
        fuzzy = chance.random() < 0.2
        file.set(*entry.key, forms, fuzzy=fuzzy)
        given[entry.key] = (forms, fuzzy)
    return given


def check_file(path, chance, complaints, compiled):
    data = path.read_bytes()
    refused = complaints(data)
    if refused:
        with pytest.raises(po.PoError):
            po.parse(data)
        return False
    file = po.parse(data)
    assert file.to_bytes() == data
    check_spans(file, data)
    before, wanted = per_message(data), compiled(data)
    given = rewritten(file, chance)
    after = per_message(file.to_bytes())
    assert [key for key, _ in before] == [key for key, _ in after]
    same = [
        (key, one == two)
        for (key, one), (_, two) in zip(before, after, strict=True)
        if key is None or key[0] or key[1] not in given
    ]
    assert all(equal for _, equal in same), [key for key, equal in same if not equal]
    check_compiled(wanted, given, compiled(file.to_bytes()))
    return True


def check_spans(file, data):
    position = 0
    for kind, start, end in file.spans:
        assert kind in ("header", "entry", "tail")
        assert start == position < end
        position = end
    assert position == len(data)


def check_compiled(wanted, given, found):
    for (context, msgid), (forms, fuzzy) in given.items():
        source = msgid.encode()
        if context is not None:
            source = context.encode() + b"\x04" + source
        wanted.pop(source, None)
        if not fuzzy:
            wanted[source] = "\0".join(forms).encode()
    assert found == wanted


def check(files, chance, complaints, compiled, figure):
    accepted = [check_file(path, chance, complaints, compiled) for path in files]
    figure(
        f"{len(accepted)} real files: {sum(accepted)} kept byte by byte and rewritten, "
        f"{accepted.count(False)} refused like msgfmt does"
    )


def test_a_sample_of_real_files(real_files, chance, complaints, compiled, figure):
    check(chance.sample(real_files, 60), chance, complaints, compiled, figure)


@pytest.mark.full
def test_all_real_files(real_files, chance, complaints, compiled, figure):
    check(real_files, chance, complaints, compiled, figure)


def test_a_new_file_is_a_header(gnu):
    file = po.new({"Language": "de", "MIME-Version": "1.0"}, ("German.",))

    assert file.to_bytes() == (
        b'# German.\nmsgid ""\nmsgstr ""\n"Language: de\\n"\n"MIME-Version: 1.0\\n"\n'
        b'"Content-Type: text/plain; charset=UTF-8\\n"\n'
    )
    file.insert(po.NewEntry("a", msgstr=("ä",)), after=None)
    file.insert(po.NewEntry("b"), after=(None, "a"))
    assert gnu("msgcat", file.to_bytes()).stdout == file.to_bytes()
