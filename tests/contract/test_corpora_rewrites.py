"""What Weblate, Poedit and other tools make of our files: read alike, left as it is."""

import io
import shutil
from collections import Counter
from pathlib import Path

import polib
import pytest
from babel.messages import pofile

from dragoman.app import read_site, update_catalogs
from dragoman.catalogs import po
from dragoman.catalogs.catalog import Domain, State
from dragoman.catalogs.loading import load

ROOT = Path(__file__).parents[2]
LANGUAGES = ("ja", "ar", "de")
EDITED = "A paragraph that nobody has seen before."
LONG = "A text that was here before, and is too long for a line. " * 4


@pytest.fixture(scope="module")
def fresh(request, tmp_path_factory):
    """The shipped site with every state in it, and files that need no update."""
    root = tmp_path_factory.mktemp("rewritten") / "site"
    shutil.copytree(ROOT / "content", root / "content")
    (root / "templates").mkdir()
    (root / "site.toml").write_text('title = "Dragoman"\n')
    for name in LANGUAGES[: None if request.config.getoption("--full") else 1]:
        shutil.copytree(ROOT / "locale" / name, root / "locale" / name)
    update_catalogs(root, ui=False)
    for path in catalogs(root):
        path.write_bytes(in_every_state(path.read_bytes()))
    update_catalogs(root, ui=False)
    return root


def in_every_state(data):
    """Make one message in ten outdated, one a guess, one missing and one obsolete."""
    file = po.parse(data)
    for place, entry in enumerate(file.entries):
        key, kind = entry.key, place % 10
        if not all(entry.msgstr) or entry.obsolete:
            continue
        if kind == 0:
            file.set(*key, entry.msgstr, fuzzy=True)
            file.set_previous(key, f"{entry.msgid} It said more, once.")
        elif kind == 1:
            file.set(*key, entry.msgstr, fuzzy=True)
        elif kind == 2:
            file.set(*key, "")
        elif kind == 3:
            new = po.NewEntry(f"{entry.msgid} Gone.", msgstr=entry.msgstr)
            file.insert(new, after=key)
    return file.to_bytes()


@pytest.fixture
def site(fresh, tmp_path):
    return Path(shutil.copytree(fresh, tmp_path / "site"))


def catalogs(root):
    return sorted((root / "locale").rglob("content.po"))


def by_polib(data, **options):
    return str(polib.pofile(data.decode(), **options)).encode()


GNU = {
    "as Poedit, 60 columns": ("--width=60",),
    "as Poedit, 120 columns": ("--width=120",),
    "as Weblate, without wrapping": ("--no-wrap",),
    "sorted by text": ("--sort-output",),
    "sorted by file": ("--sort-by-file",),
    "indented": ("--indent",),
    "with escapes": ("--escape",),
}
OTHERS = {
    "polib": by_polib,
    "polib, 60 columns": lambda data: by_polib(data, wrapwidth=60),
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "with a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
}


@pytest.fixture
def rewritten(gnu, site):
    """Let a tool write all catalogs of the site anew; return what they were."""

    def rewrite(tool):
        before = {path: path.read_bytes() for path in catalogs(site)}
        for path, data in before.items():
            if tool in GNU:
                path.write_bytes(gnu("msgcat", data, *GNU[tool]).stdout)
            else:
                path.write_bytes(OTHERS[tool](data))
        return before

    return rewrite


@pytest.mark.parametrize("tool", [*GNU, *OTHERS])
def test_a_rewritten_catalog_reads_the_same(tool, rewritten):
    for path, data in rewritten(tool).items():
        assert path.read_bytes() != data
        assert messages(path.read_bytes()) == messages(data)


def messages(data):
    loaded = load(data, Path("content.po"), "de", Domain.CONTENT)
    assert loaded.problems == ()
    return dict(loaded.catalog.messages)


@pytest.mark.parametrize("tool", [*GNU, *OTHERS])
def test_an_update_changes_only_what_it_must(tool, rewritten, site, figure):
    """Without an edit that is what extraction says; with one, the new message too."""
    rewritten(tool)
    written = updated(site)
    figure(f"{tool}: an update without any edit writes {len(written)} lines anew")
    assert {line[:2] for line in written} <= {b"#.", b"#:"}
    with (site / "content/index.md").open("a") as page:
        page.write(f"\n{EDITED}\n")
    written = updated(site)
    assert {line for line in written if line and b"-Date: " not in line} == {
        b"#. type: paragraph",
        b"#: content/index.md",
        b'msgid "%s"' % EDITED.encode(),
        b'msgstr ""',
    }


def updated(site):
    """Update the catalogs; give each line that was not written as it had been."""
    before = {path: path.read_bytes().splitlines() for path in catalogs(site)}
    assert update_catalogs(site, ui=False).problems == ()
    after = {path: path.read_bytes().splitlines() for path in before}
    lost = [line for path in before for line in unequal(before[path], after[path])]
    return {
        *lost,
        *(line for path in before for line in unequal(after[path], before[path])),
    }


def unequal(one, other):
    return (Counter(one) - Counter(other)).keys()


def by_babel(data, previous=None):
    """Write a catalog anew with Babel, and let one message have a previous text."""
    catalog = pofile.read_po(io.BytesIO(data))
    if previous:
        next(each for each in catalog if each.fuzzy and each.id).previous_id = [
            previous
        ]
    out = io.BytesIO()
    pofile.write_po(out, catalog, include_previous=True)
    return out.getvalue()


def test_babel_loses_the_previous_texts_and_no_other(site):
    for path in catalogs(site):
        data = path.read_bytes()
        kept, rewritten = messages(data), messages(by_babel(data))
        assert current(kept) == current(rewritten)
        assert not any(each.state is State.OUTDATED for each in all_of(rewritten))


def current(messages):
    return [each.texts for each in all_of(messages) if each.state is State.CURRENT]


def all_of(messages):
    return [each for group in messages.values() for each in group.values()]


def test_what_babel_breaks_is_named_by_its_line_and_left_alone(site):
    path = catalogs(site)[0]
    broken = by_babel(path.read_bytes(), LONG)
    path.write_bytes(broken)
    line = broken[: broken.index(b"#| msgid")].count(b"\n") + 1
    with pytest.raises(po.PoError) as caught:
        po.parse(broken)
    assert line <= caught.value.line <= line + 3
    problems = [str(each) for each in update_catalogs(site, ui=False).problems]
    assert any(f"{path}:{caught.value.line}" in each for each in problems)
    assert path.read_bytes() == broken
    read = read_site(site)
    place = f"{path.relative_to(site)}:{caught.value.line}"
    assert any(place in each for each in read.problems)
