"""What is written into a real file is wrapped as GNU msgcat would wrap it there."""

from collections import Counter
from typing import NamedTuple

import pytest

from contract import corpora
from contract.swapped import swapped
from dragoman.catalogs import po
from dragoman.catalogs.po.charset import declared
from dragoman.catalogs.po.grammar import grammar

SAMPLE = 25
# The place of the header: many tools wrap its fields in their own way.
HEADER = {(0, 0)}
STYLES = {"79 columns": (), "no wrap": ("--no-wrap",)}


class Share(NamedTuple):
    """How many changed translations are wrapped alike, and of how many."""

    alike: Counter
    all: Counter


def translations(data):
    """The lines of each live translation, by the place of its message and form."""
    found, place = {}, -1
    for token in grammar(declared(data).wide).tokens(data):
        place += token.kind == "msgid" and not token.obsolete
        if token.kind.startswith("msgstr") and not token.obsolete:
            lines = data[token.start : token.end].splitlines()
            found[place, int(token.form or 0)] = [line.strip() for line in lines]
    return found


def style_of(data, gnu):
    """Which of msgcat's styles a file has: the one that it rewrites least of."""
    # It was wrapped in UTF-8: in EUC-KR the same line of Russian is twice as wide.
    data = corpora.in_utf_8(data)
    return max(STYLES, key=lambda each: len(kept_by_msgcat(data, each, gnu) - HEADER))


def kept_by_msgcat(data, style, gnu):
    """The places of what msgcat would write just as it stands."""
    theirs = translations(gnu("msgcat", data, *STYLES[style]).stdout)
    return {
        place for place, rows in translations(data).items() if theirs[place] == rows
    }


def measure(data, gnu, share):
    """Give each message another's translation, and compare with what msgcat writes."""
    style = style_of(data, gnu)
    kept = kept_by_msgcat(data, style, gnu)
    file = po.parse(data)
    keys = [entry.key for entry in po.parse(data).entries if not entry.obsolete]
    given = swapped(file)
    for key, forms in given.items():
        file.set(*key, forms)
    ours = translations(file.to_bytes())
    theirs = translations(gnu("msgcat", file.to_bytes(), *STYLES[style]).stdout)
    assert ours.keys() == theirs.keys()
    for place in kept - HEADER:
        if keys[place[0] - 1] in given:
            wraps = len(theirs[place]) > 1
            share.all[style, wraps] += 1
            share.alike[style, wraps] += ours[place] == theirs[place]


@pytest.mark.parametrize("form", [each for each in corpora.FORMS if each != "BOM"])
def test_changed_texts_are_wrapped_as_msgcat_wraps_them(form, corpus, gnu, figure):
    share = Share(Counter(), Counter())
    for data in corpus(form, SAMPLE):
        measure(data, gnu, share)
    figure(f"{form}: {share.alike.total()} of {share.all.total()} as msgcat has them")
    for (style, wraps), count in sorted(share.all.items()):
        kind = "more than one line" if wraps else "one line"
        figure(f"{form}, {style}, {kind}: {share.alike[style, wraps]} of {count}")
    assert share.alike.total() >= 0.97 * share.all.total() > 0
