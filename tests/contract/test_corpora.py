"""Every `.po` file of the installed packages is kept, and written to, byte by byte."""

import codecs
from collections import Counter

import pytest

from contract import corpora
from contract.gnu import compiled
from contract.swapped import swapped
from dragoman.catalogs import po

SAMPLE = 15
EDITS = 20


def test_the_corpora_are_several_thousand_files(figure):
    found = Counter(map(corpora.package, corpora.files()))
    figure(f"{found.total()} files: {dict(found.most_common())}")
    lacking = [name for name, least in corpora.LARGE.items() if found[name] < least]
    if lacking:
        pytest.skip(f"missing: {', '.join(lacking)}: requirements-dev.txt has them")


@pytest.mark.parametrize("form", corpora.FORMS)
def test_bytes_are_kept_and_edits_stay_in_their_entry(
    form, corpus, gnu, chance, figure
):
    counts = Counter()
    for data in corpus(form, SAMPLE):
        counts.update(judged(data, gnu, chance))
    figure(f"{form}: {dict(counts)}")
    assert counts["edits"] > counts["files"] > 0
    assert counts["equal to msgfmt"] >= 0.99 * counts["compiled by msgfmt"]
    assert counts["edited, equal to msgfmt"] >= 0.99 * counts["edited, compiled"]
    assert counts["edited, compiled"] == counts["compiled by msgfmt"]


def judged(data, gnu, chance):
    """Read, compare, edit and compare again."""
    counts = Counter(files=1)
    wanted = compiled(gnu, data)
    try:
        file = po.parse(data)
    except po.PoError:
        assert wanted is None
        counts["refused, as msgfmt does"] = 1
        return counts
    assert file.to_bytes() == data
    counts["compiled by msgfmt"] = wanted is not None
    counts["equal to msgfmt"] = wanted == translated(file)
    counts["edits"] = edited(file, chance)
    found = compiled(gnu, file.to_bytes())
    counts["edited, compiled"] = found is not None
    counts["edited, equal to msgfmt"] = found == translated(file)
    moved(file, chance)
    assert po.parse(file.to_bytes()).entries == file.entries
    counts["moved, accepted by msgcat"] = accepted(gnu, file)
    assert accepted(gnu, file) or wanted is None
    return counts


def translated(file):
    """What msgfmt would compile: what is live, not fuzzy, and has its first form."""
    found = {}
    for entry in file.entries:
        if entry.msgstr[0] and not (entry.obsolete or entry.fuzzy):
            context = "" if entry.msgctxt is None else f"{entry.msgctxt}\x04"
            found.setdefault(context + entry.msgid, entry.msgstr)
    return found


def edited(file, chance):
    """Write to some messages, and hold every byte outside of each to its place."""
    given = swapped(file)
    keys = chance.sample(sorted(given, key=repr), min(EDITS, len(given)))
    for key in keys:
        place = next(at for at, each in enumerate(file.entries) if is_live(each, key))
        before, spans = file.to_bytes(), entry_spans(file)
        comments = file.entries[place].comments
        fuzzy = chance.random() < 0.2
        file.set(*key, given[key], fuzzy=fuzzy)
        after = file.to_bytes()
        start, end = spans[place]
        assert after[:start] == before[:start]
        assert after.endswith(before[end:])
        assert len(after) - len(before) + end > start
        entry = file.entries[place]
        assert (entry.key, entry.msgstr, entry.fuzzy) == (key, given[key], fuzzy)
        assert entry.comments == comments
    assert po.parse(file.to_bytes()).entries == file.entries
    return len(keys)


def moved(file, chance):
    """Take messages away, bring one back, and add new ones between the others."""
    live = list(dict.fromkeys(each.key for each in file.entries if not each.obsolete))
    gone = chance.sample(live, min(5, len(live) - 1))
    stays = [key for key in live if key not in gone]
    for key in gone:
        file.retire(key)
    for key in gone[:2]:
        file.revive(key, after=chance.choice(stays))
    for key in gone[2:4]:
        new = po.NewEntry(f"{key[1]} once more", key[0], references=("a.md",))
        file.insert(new, after=chance.choice([None, *stays]))


def accepted(gnu, file):
    data = file.to_bytes().removeprefix(codecs.BOM_UTF8)
    return gnu("msgcat", data).returncode == 0


def is_live(entry, key):
    return entry.key == key and not entry.obsolete


def entry_spans(file):
    return [(start, end) for kind, start, end in file.spans if kind == "entry"]


ELSEWHERE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")


@pytest.mark.parametrize("codec", ELSEWHERE)
def test_utf_16_is_refused_with_what_to_do(codec, corpus):
    for data in corpus("as it is", SAMPLE):
        with pytest.raises(po.PoError, match="UTF-16") as caught:
            po.parse(data.decode("utf-8", "replace").encode(codec))
        assert (caught.value.line, caught.value.remedy[:20]) == (
            1,
            "Save the file as UTF",
        )
