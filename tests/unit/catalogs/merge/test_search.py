"""The right words for the right message, measured beside msgmerge."""

import json
import random
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dragoman.catalogs import po
from dragoman.catalogs.merge import merge
from dragoman.catalogs.template import pot
from edits import (
    Block,
    edited,
    file_of,
    paragraph,
    site,
    template,
)

REAL = Path(__file__).parents[3] / "real_edits" / "django_4_2_to_5_2.json"
GENERATED = (
    "words replaced",
    "sentence added",
    "sentence cut",
    "split",
    "joined",
    "moved within",
    "moved across",
    "renamed",
)


@dataclass
class Case:
    """A site before and after an edit, and which texts became which."""

    before: dict
    after: dict
    pairs: set = field(default_factory=set)
    unsure: set = field(default_factory=set)


@dataclass
class Tally:
    right: int = 0
    missed: int = 0
    wrong: int = 0
    false: int = 0
    current: int = 0

    def __str__(self):
        return (
            f"{self.right} right, {self.missed} missed, {self.wrong} from another "
            f"paragraph, {self.false} fuzzy on new text, {self.current} wrong shown"
            " as current"
        )


def blocks(texts):
    return [
        Block(text.removeprefix("# "), "heading 2" if text[0] == "#" else "paragraph")
        for text in texts
    ]


def real():
    case = Case({}, {})
    for page in json.loads(REAL.read_text(encoding="utf-8"))["pages"]:
        before, after = page["before"], page["after"]
        case.before[page["page"]] = blocks(before)
        case.after[page["page"]] = blocks(after)
        case.pairs |= {
            (before[a].removeprefix("# "), after[b].removeprefix("# "))
            for a, b in page["pairs"]
        }
        case.unsure |= {after[at].removeprefix("# ") for at in page["unsure"]}
    return case


def generated(count, chance):
    """Edit so many paragraphs of a site, one each; unrelated new ones come as well."""
    case = Case({}, {})
    for number in range(count):
        name = GENERATED[number % len(GENERATED)]
        while True:
            first = {
                f"p{number}/{page}": found
                for page, found in site(chance, pages=2, blocks=4).items()
            }
            now = edited(name, chance.randrange(2**32), first, first)
            old, new = left(first, now), texts(now) - texts(first)
            if new or name in ("moved within", "moved across", "renamed"):
                break
        case.pairs |= {(a, b) for a in old for b in new}
        page = chance.choice(sorted(now))
        now[page].insert(chance.randint(0, len(now[page])), Block(paragraph(chance)))
        case.before |= first
        case.after |= now
    return case


def left(first, now):
    """Give the texts that are no longer on their page, wherever else they are."""
    gone = (texts({0: first[page]}) - texts({0: now.get(page, [])}) for page in first)
    return set().union(*gone)


def texts(pages):
    return {block.text for found in pages.values() for block in found}


def file_before(case):
    return file_of(random.Random(1), case.before, odd=0, noted=0)


def judged(entries, case, had):
    """Count what became of every text that was not there before."""
    tally = Tally()
    made = {entry.msgid: entry.msgstr for entry in had}
    by_words = {msgstr: msgid for msgid, msgstr in made.items()}
    known = texts(case.before)
    later = {new for _, new in case.pairs}
    by_link = {bare(text): text for text in made}
    for entry in entries:
        if entry.obsolete or entry.msgid in case.unsure:
            continue
        source = entry.previous_msgid
        if not entry.fuzzy and entry.translated:
            source = by_words.get(entry.msgstr) or by_link.get(bare(entry.msgid))
        if entry.msgid in known:
            tally.current += entry.msgstr != made[entry.msgid]
        elif not entry.fuzzy and entry.translated and not is_only_link(source, entry):
            tally.current += 1
        elif entry.msgid not in later:
            tally.false += entry.translated
        elif not entry.translated:
            tally.missed += 1
        elif (source, entry.msgid) in case.pairs:
            tally.right += 1
        else:
            tally.wrong += 1
    return tally


def bare(text):
    """Give a text without the addresses and the code in it."""
    return re.sub(r"https?://[^\s)>`]+|(?<=\]\()[^)]*|`[^`]+`", "", text)


def is_only_link(source, entry):
    """Whether nothing but addresses differ, in the source as in the translation."""
    return source is not None and bare(source) == bare(entry.msgid)


def by_msgmerge(data, case, folder, msgmerge):
    (folder / "x.po").write_bytes(data)
    (folder / "x.pot").write_bytes(pot(template(case.after), "x", "2026-01-01"))
    merged = subprocess.run(
        [msgmerge, "--previous", "--quiet", "--no-wrap", "x.po", "x.pot"],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    return po.parse(merged.stdout).entries


def found(before, after):
    """Merge a site, and say for each text that is fuzzy then whose words it has."""
    sides = ({page: blocks(side[page]) for page in side} for side in (before, after))
    case = Case(*sides)
    file = po.parse(file_before(case))
    merge(file, template(case.after))
    fuzzy = (entry for entry in file.entries if entry.fuzzy and not entry.obsolete)
    return {entry.msgid: entry.previous_msgid for entry in fuzzy}


def test_a_paragraph_that_is_edited_on_its_second_page_has_its_words():
    old = "Tunnel orange quiver window signal pepper nettle orange oyster."
    new = old.replace("quiver", "basket")
    first = {"a": ["# A", old], "b": ["# B", "Ladder.", old, "Market."]}
    now = first | {"b": ["# B", "Ladder.", new, "Market."]}
    assert found(first, now) == {new: old}


def test_a_new_paragraph_gets_no_words_of_one_that_moved_away_from_its_place():
    old = (
        "Engine 3777 pepper violet velvet ribbon dragon timber. Desert urchin feather"
        " timber pepper anchor dragon stone dragon river 8535. Acorn window embers"
        " orange yellow engine lantern market glacier hammer."
    )
    new = (
        "Oyster ribbon market orange tunnel oyster walnut feather. Acorn stone winter"
        " garden rocket eagle acorn desert yellow yellow garden engine basket. Lantern"
        " winter market market bridge signal ladder nettle."
    )
    first = {"a": ["# A", old, "Ladder."], "b": ["# B", "Market."]}
    now = {"a": ["# A", new, "Ladder."], "b": ["# B", old, "Market."]}
    assert found(first, now) == {}


def test_all_parts_of_a_split_paragraph_have_its_words():
    one = "Basket river mirror market oyster saddle river falcon walnut rocket."
    two = "Signal embers yellow stone ladder letter island cherry."
    three = "Needle pepper window basket bridge velvet."
    old = f"{one} {two} {three}"
    first = {"a": ["# A", old, "Ladder."]}
    now = {"a": ["# A", one, two, three, "Ladder."]}
    assert found(first, now) == {one: old, two: old, three: old}


@pytest.mark.parametrize("kind", ["real", "generated"])
def test_as_many_right_carries_as_msgmerge(kind, program, figure, tmp_path, chance):
    case = real() if kind == "real" else generated(340, chance)
    data = file_before(case)
    file = po.parse(data)
    had = list(file.entries)
    merge(file, template(case.after))
    ours = judged(file.entries, case, had)
    theirs = judged(by_msgmerge(data, case, tmp_path, program("msgmerge")), case, had)
    figure(f"{kind}: {len(case.pairs)} pairs; ours {ours}")
    figure(f"{kind}: msgmerge {theirs}")
    assert ours.right >= theirs.right
    assert ours.missed <= 0.12 * (ours.right + ours.missed)
    assert ours.wrong <= theirs.wrong
    # Made of few words, two texts may well be alike by chance.
    chances = 0 if kind == "real" else 0.01 * len(case.pairs)
    assert ours.wrong + ours.false <= chances
    assert ours.current == 0
