"""What readers are shown of a catalog that GNU msgmerge has brought up to date."""

import subprocess
from collections import Counter

import pytest

import sites
from contract import paragraphs
from dragoman.app import read_site, update_catalogs
from dragoman.catalogs import po
from dragoman.catalogs.catalog import State
from web.running import running

COUNT = 100
MARK = "Wortlaut"


@pytest.fixture
def merged(tmp_path, program):
    """Replace the paragraphs of a translated page, and let msgmerge alone follow."""

    def make(before, after, *options):
        root = sites.write(
            tmp_path,
            pages={"index.md": paragraphs.page(before)},
            content={"de": sites.catalog("de")},
        )
        catalog = root / "locale/de/LC_MESSAGES/content.po"
        update_catalogs(root, ui=False)
        translate(catalog, before)
        had = catalog.read_bytes()
        (root / "content/index.md").write_text(paragraphs.page(after))
        update_catalogs(root, ui=False)
        catalog.write_bytes(had)
        template = root / "locale/content.pot"
        command = [program("msgmerge"), "--update", "--quiet", "--backup=off", *options]
        subprocess.run([*command, catalog, template], check=True)
        return root

    return make


def translate(catalog, texts):
    file = po.parse(catalog.read_bytes())
    for place, text in enumerate(texts):
        file.set(None, text, f"{MARK} {place}.")
    catalog.write_bytes(file.to_bytes())


def guesses(root):
    file = po.parse((root / "locale/de/LC_MESSAGES/content.po").read_bytes())
    return {
        each.msgid: each.msgstr[0]
        for each in file.entries
        if each.fuzzy and not each.obsolete
    }


def shown(read, texts):
    reader = read.site.readers["de"]
    return [reader.block(text, None, "index.md") for text in texts]


@pytest.mark.parametrize("options", [(), ("--previous",)])
def test_no_guess_over_an_unrelated_text_is_shown(options, merged, chance, figure):
    before, after = paragraphs.unrelated(chance, COUNT)
    root = merged(before, after, *options)
    assert len(guesses(root)) == COUNT
    read = read_site(root)
    with running(read) as site:
        answer = site.ask("/de/").text
    states = Counter(str(each.state) for each in shown(read, after))
    figure(f"msgmerge{options}: {COUNT} guesses, readers see {dict(states)}")
    assert states == {"missing": COUNT}
    assert MARK not in answer
    assert all(text in answer for text in after)


def test_light_edits_are_shown_as_outdated(merged, chance, figure):
    before = paragraphs.handbook(chance, COUNT)
    after = [paragraphs.edited_lightly(text, chance) for text in before]
    root = merged(before, after, "--previous")
    read = read_site(root)
    with running(read) as site:
        answer = site.ask("/de/").text
    found = shown(read, after)
    right = [
        each.state is State.OUTDATED
        and each.text == f"{MARK} {place}."
        and each.previous == before[place]
        for place, each in enumerate(found)
    ]
    states = Counter(str(each.state) for each in found)
    figure(
        f"{COUNT} light edits: {len(guesses(root))} carried by msgmerge --previous, "
        f"{sum(right)} shown as outdated with their own translation; {dict(states)}"
    )
    assert states["current"] == 0
    assert sum(right) >= 0.95 * COUNT
    assert answer.count(MARK) >= sum(right)
