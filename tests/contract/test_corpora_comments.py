"""Our comment lines come through the tools of others, whatever these do to a file."""

import pytest

from contract import corpora
from contract.gnu import run
from dragoman.catalogs import po

NOTES = (
    "dragoman: origin=machine",
    "dragoman: same",
    "dragoman: origin=reviewed ignore=double-space",
    "dragoman: origin=machine aligned=0a1b2c3d was=https://a.example/%25>/2",
    "Also translated as: something else",
)
HEADER = {"Language": "xx", "Plural-Forms": "nplurals=2; plural=n != 1;"}
MESSAGES = 150


def noted(chance):
    """Real messages with a note each, and the template that they shall be brought to.

    One in four is worded a little differently there, and one in ten is gone.
    """
    catalog, template = po.new(HEADER), po.new(HEADER)
    for msgid, msgctxt, plural in real_texts(chance):
        texts = (msgid,) if plural is None else (msgid, plural)
        note = chance.choice(NOTES)
        entry = po.NewEntry(msgid, msgctxt, plural, texts, comments=("A word.", note))
        catalog.insert(entry, after=None)
        change = chance.random()
        if change > 0.1:
            new = f"{msgid} now" if change < 0.35 else msgid
            empty = ("",) * len(texts)
            template.insert(po.NewEntry(new, msgctxt, plural, empty), after=None)
    return catalog, template


def real_texts(chance):
    """The source texts of some real files, none of them twice."""
    found = {}
    while len(found) < MESSAGES:
        path = chance.choice(corpora.files())
        for entry in po.parse(path.read_bytes()).entries:
            if len(entry.msgid) > 12 and not entry.obsolete:
                ends_alike = not entry.msgid.endswith("\n")
                about = (entry.msgid, entry.msgctxt, entry.msgid_plural)
                found.update({entry.key: about} if ends_alike else {})
    return list(found.values())[:MESSAGES]


REWRITES = {
    "msgcat": ("msgcat",),
    "msgcat --width=40": ("msgcat", "--width=40"),
    "msgcat --sort-output": ("msgcat", "--sort-output"),
    "msgattrib": ("msgattrib", "--no-obsolete"),
    "msgattrib --set-fuzzy": ("msgattrib", "--set-fuzzy"),
    "msgconv": ("msgconv", "--to-code=UTF-8"),
}


@pytest.mark.parametrize("command", REWRITES)
def test_notes_come_through_a_rewrite(command, gnu, chance):
    catalog, _ = noted(chance)
    tool, *options = REWRITES[command]
    result = gnu(tool, catalog.to_bytes(), *options)
    assert comments(po.parse(result.stdout)) == comments(catalog)


def test_notes_come_through_the_merge_of_pomerge(toolkit, chance, tmp_path):
    path, merged = tmp_path / "old.po", tmp_path / "new.po"
    catalog, _ = noted(chance)
    path.write_bytes(catalog.to_bytes())
    toolkit("tools.pomerge", "-t", path, "-i", path, "-o", merged)
    assert comments(po.parse(merged.read_bytes())) == comments(catalog)


@pytest.fixture
def msgmerge(program, tmp_path):
    """Bring a catalog to a template with GNU msgmerge."""

    def merge(catalog, template):
        old, pot = tmp_path / "old.po", tmp_path / "new.pot"
        old.write_bytes(catalog)
        pot.write_bytes(template)
        command = [program("msgmerge"), "--quiet", "--previous", old, pot]
        return run([str(part) for part in command], b"").stdout

    return merge


@pytest.fixture
def pot2po(toolkit, tmp_path):
    """Bring a catalog to a template with the Translate Toolkit."""

    def merge(catalog, template):
        old, pot, new = (tmp_path / name for name in ("old.po", "new.pot", "new.po"))
        old.write_bytes(catalog)
        pot.write_bytes(template)
        toolkit("convert.pot2po", "-t", old, pot, new)
        return new.read_bytes()

    return merge


@pytest.mark.parametrize("tool", ["msgmerge", "pot2po"])
def test_notes_come_through_a_merge(tool, request, chance, figure):
    catalog, template = noted(chance)
    merge = request.getfixturevalue(tool)
    after = po.parse(merge(catalog.to_bytes(), template.to_bytes()))
    had = {each.key: each for each in catalog.entries}
    kept = [each for each in after.entries if each.key in had]
    carried = [each for each in after.entries if each.fuzzy and each.previous_msgid]
    assert len(kept) > len(had) / 2
    assert len(carried) > len(had) / 10
    for entry in kept:
        assert entry.comments == had[entry.key].comments
    for entry in carried:
        # pot2po names the text that a translation is of, and may leave its context out.
        notes = [
            old.comments for key, old in had.items() if key[1] == entry.previous_msgid
        ]
        assert entry.comments in notes
    figure(f"{tool}: notes of {len(kept)} kept and {len(carried)} carried messages")


def comments(file):
    return {each.key: each.comments for each in file.entries}
