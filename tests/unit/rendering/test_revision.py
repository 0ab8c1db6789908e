"""Equal revisions have equal bytes; what shows nothing new keeps its revision."""

import os
import subprocess
import sys

import pytest

import sites
from changing_site import CHANGES, ChangingSite
from dragoman import app
from dragoman.app.effects import run
from dragoman.app.events import EVERYTHING
from dragoman.app.following import Follower
from dragoman.pages.page import Block, Picture
from dragoman.rendering.revision import revision

ORIGIN = "http://127.0.0.1:8888"


@pytest.fixture
def changing(tmp_path, chance):
    return ChangingSite(tmp_path, chance)


def revisions(site):
    """Give the revision of every view, by path and tag."""
    return {
        (path, tag): revision(site, page, language)
        for path, page in site.content.pages.items()
        for tag, language in site.languages.items()
    }


def documents(site, renderer):
    """Render every view, by path and tag."""
    return {
        (path, tag): renderer.page(site, page, language)
        for path, page in site.content.pages.items()
        for tag, language in site.languages.items()
    }


def followed(changing):
    """Read a site as a server does that follows its files."""
    read = app.read_site(changing.root, ORIGIN)
    state = app.make_state(read)
    return Follower(read.parts, state), state


def held_through(changing, names, figure):
    """Hold the law through some changes, followed or read from the start."""
    bytes_of, kept, count = {}, 0, 0
    follower, state = followed(changing)
    for name in ["nothing", *names]:
        changing.change(name)
        if changing.chance.random() < 0.3:
            follower, state = followed(changing)
        else:
            follower._publish(run(follower._parts, EVERYTHING, None))
        parts, site = follower._parts, state.present.site
        assert not parts.faults, (name, parts.faults)
        found, shown = revisions(site), documents(site, parts.renderer)
        # What was taken over is what would be made anew.
        assert found == revisions(parts.site()), name
        for key, each in found.items():
            kept += each in bytes_of
            assert bytes_of.setdefault(each, shown[key]) == shown[key], (name, key)
        count += len(found)
    figure(f"{len(names)} changes, {count} views: {kept} kept their revision")
    return kept


def test_some_changes_keep_the_law(changing, figure):
    names = changing.chance.sample(sorted(CHANGES), 6)
    assert held_through(changing, names, figure)


@pytest.mark.full
def test_every_kind_of_change_keeps_the_law(changing, figure):
    names = changing.chance.sample(sorted(CHANGES), len(CHANGES))
    assert held_through(changing, names, figure)


@pytest.mark.full
def test_many_changes_keep_the_law(changing, figure):
    names = changing.chance.choices(sorted(CHANGES), k=500)
    assert held_through(changing, names, figure)


def changed(changing, change):
    """Give the views whose revision a change makes another."""
    before = revisions(app.read_site(changing.root, ORIGIN).site)
    change()
    changing.write()
    after = revisions(app.read_site(changing.root, ORIGIN).site)
    assert before.keys() == after.keys()
    return {key for key, each in after.items() if before[key] != each}


def test_a_translation_changes_the_pages_that_hold_it(changing):
    # It leaves the pages public that were so.
    changing.setting("publish_threshold", "0")
    changing.pages["other.md"].body += "\nA text of one page.\n"
    changing.pages["news.md"].body += "\nA text of two pages.\n"
    changing.pages["guide/one.md"].body += "\nA text of two pages.\n"
    changing.pages["news.md"].keys["layout"] = "page"
    changing.pages["guide/two.md"].keys["layout"] = "page"
    changing.write()

    def translated(text):
        entry = sites.entry(text, f"de {changing.number()} {text}")
        return lambda: changing.texts["de"].update({text: entry})

    # The second time, its page's share stays as it is, too.
    changed(changing, translated("A text of one page."))
    assert changed(changing, translated("A text of one page.")) == {
        ("other.md", "de"),
        ("other.md", "de-AT"),
    }
    changed(changing, translated("A text of two pages."))
    assert changed(changing, translated("A text of two pages.")) == {
        (path, tag) for path in ("news.md", "guide/one.md") for tag in ("de", "de-AT")
    }


def test_an_interface_text_changes_its_language(changing):
    found = changed(changing, lambda: changing.said["fr"].update(Next="Voilà"))
    assert {tag for _, tag in found} == {"fr"}


def test_a_comment_in_a_template_changes_all(changing):
    found = changed(changing, lambda: changing.template("base.html", "{# x #}"))
    assert len(found) == len(changing.pages) * (1 + len(changing.texts))


def test_another_limit_and_another_folder_change_nothing(changing):
    def change():
        changing.setting("link_hosts", '["a.example"]')
        for texts in changing.texts.values():
            entries = list(texts.items())
            texts.clear()
            texts.update(reversed(entries))

    # The page of the languages may show any setting.
    for page in changing.pages.values():
        page.keys.pop("layout", None)
    changing.write()
    assert not changed(changing, change)


def test_two_processes_give_the_same(figure):
    code = (
        "from dragoman import app; from dragoman.rendering.revision import revision\n"
        f"site = app.read_site(app.SHIPPED, {ORIGIN!r}).site\n"
        "for page in site.content.pages.values():\n"
        "    for each in site.languages.values():\n"
        "        print(page.path, each.tag, revision(site, page, each))"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "site"},
            cwd=app.SHIPPED,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    lines = told[0].splitlines()
    assert len({line.rpartition(" ")[2] for line in lines}) == len(lines) > 0
    figure(f"{len(lines)} views of the shipped site, each of its own revision")


def test_whatever_stands_on_a_page_is_among_its_blocks():
    for page in app.read_site(app.SHIPPED, ORIGIN).site.content.pages.values():
        parts = [*page.body, *(part for each in page.footnotes for part in each.body)]
        held = [each for each in parts if isinstance(each, Block)]
        held += [each.label for each in held if each.label is not None]
        held += [each.block for each in page.headings]
        for each in parts:
            if isinstance(each, Picture):
                held += [text for text in (each.alt, each.title) if text is not None]
        assert {each.text for each in held} <= {each.text for each in page.blocks}
