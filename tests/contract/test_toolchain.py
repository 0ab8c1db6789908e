"""The ordinary tools read and write what Dragoman does, on this repository itself."""

import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
import tornado.locale

from dragoman.catalogs import po
from dragoman.catalogs.interface import interface_messages
from dragoman.catalogs.reader import Reader
from dragoman.catalogs.shelf import read
from dragoman.catalogs.update import update
from dragoman.languages.language import language
from dragoman.pages import store
from dragoman.settings import Settings

ROOT = Path(__file__).parents[2]
DOMAINS = ("messages", "content")
LANGUAGES = ("ar", "de", "ja", "pl", "pt_BR", "zh_Hant", "fuf_Adlm", "de_1901")
PYBABEL = [sys.executable, "-m", "babel.messages.frontend"]


def call(*command, cwd=None):
    command = [str(part) for part in command]
    return subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=cwd
    ).stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A copy of what is extracted, with every message translated in its own way."""
    root = tmp_path_factory.mktemp("site")
    for name in ("content", "templates", "site", "babel.cfg"):
        whole = ROOT / name
        (shutil.copytree if whole.is_dir() else shutil.copy)(whole, root / name)
    for folder in LANGUAGES:
        (root / "locale" / folder).mkdir(parents=True)
    report = update(root, store.load(root / "content"), Settings())
    assert report.problems == ()
    for path in (root / "locale").rglob("*.po"):
        path.write_bytes(translated(path.read_bytes(), path.parents[1].name))
    return root


def translated(data, folder):
    file = po.parse(data)
    for place, entry in enumerate(file.entries):
        # Babel compiles a missing plural as if its forms were the English ones.
        if place % 7 == 6 and entry.msgid_plural is None:
            continue
        forms = range(len(entry.msgstr))
        texts = tuple(f"{entry.msgid} · {folder} {form}" for form in forms)
        file.set(entry.msgctxt, entry.msgid, texts, fuzzy=place % 7 == 5)
    return file.to_bytes()


@pytest.fixture
def copy(made, tmp_path):
    return Path(shutil.copytree(made, tmp_path / "copy"))


def catalogs(root):
    return sorted((root / "locale").rglob("*.po"))


def test_msgfmt_accepts_every_file(made, program, tmp_path):
    for path in [*catalogs(made), *(made / "locale").glob("*.pot")]:
        call(program("msgfmt"), "--check-format", path, "-o", tmp_path / "x.mo")
    for path in catalogs(made):
        call(program("msgfmt"), "--check-header", path, "-o", tmp_path / "x.mo")


def test_polib_reads_what_we_wrote(made):
    for path in catalogs(made):
        ours = po.parse(path.read_bytes()).entries
        theirs = polib.pofile(str(path))
        assert [each.msgid for each in theirs] == [each.msgid for each in ours]


def test_msgmerge_finds_nothing_to_do(made, program):
    for path in catalogs(made):
        template = made / "locale" / f"{path.stem}.pot"
        merged = call(program("msgmerge"), "--quiet", path, template)
        before, after = po.parse(path.read_bytes()), po.parse(merged.encode())
        assert [(e.key, e.msgstr, e.fuzzy, e.obsolete) for e in after.entries] == [
            (e.key, e.msgstr, e.fuzzy, e.obsolete) for e in before.entries
        ]


def test_what_msgmerge_wrote_is_kept_by_the_next_update(copy, program):
    for path in catalogs(copy):
        template = copy / "locale" / f"{path.stem}.pot"
        call(program("msgmerge"), "--quiet", "--update", "--backup=off", path, template)
    before = {path: path.read_bytes() for path in catalogs(copy)}
    report = update(copy, store.load(copy / "content"), Settings())
    assert not any(each.written for each in report.files)
    assert {path: path.read_bytes() for path in catalogs(copy)} == before


def test_pybabel_extracts_the_same_messages(copy, tmp_path):
    call(
        *PYBABEL, "extract", "-F", "babel.cfg", "-o", tmp_path / "x.pot", ".", cwd=copy
    )
    theirs = po.parse((tmp_path / "x.pot").read_bytes()).entries
    ours = interface_messages(copy, copy / "babel.cfg")
    assert len(ours) > 20
    assert {(each.key, each.msgid_plural, each.flags) for each in theirs} == {
        (each.key, each.msgid_plural, each.flags) for each in ours
    }


@pytest.mark.parametrize("domain", DOMAINS)
def test_pybabel_updates_without_a_guess(copy, domain):
    locale = copy / "locale"
    before = {
        path: po.parse(path.read_bytes()) for path in locale.rglob(f"{domain}.po")
    }
    assert len(before) == len(LANGUAGES)
    template = locale / f"{domain}.pot"
    call(*PYBABEL, "update", "-i", template, "-d", locale, "-D", domain)
    for path, file in before.items():
        after = po.parse(path.read_bytes())
        assert {(e.key, e.msgstr, e.fuzzy, e.obsolete) for e in after.entries} == {
            (e.key, e.msgstr, e.fuzzy, e.obsolete) for e in file.entries
        }


@pytest.fixture
def _tornado_as_it_was():
    kept = dict(vars(tornado.locale))
    cache = dict(tornado.locale.Locale._cache)
    tornado.locale.Locale._cache.clear()
    yield
    tornado.locale.Locale._cache.clear()
    tornado.locale.Locale._cache.update(cache)
    vars(tornado.locale).update(kept)


@pytest.fixture
def shipped(tmp_path):
    """A copy of the site that comes with Dragoman, with its real translations."""
    root = tmp_path / "shipped"
    for name in ("templates", "site", "locale"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "babel.cfg", root)
    return root


@pytest.mark.usefixtures("_tornado_as_it_was")
@pytest.mark.parametrize("kind", ["copy", "shipped"])
def test_tornado_gives_the_same_texts_for_every_two_letter_language(request, kind):
    root = request.getfixturevalue(kind)
    locale = root / "locale"
    for domain in DOMAINS:
        call(*PYBABEL, "compile", "-d", locale, "-D", domain)
    tornado.locale.load_gettext_translations(str(locale), "messages")
    snapshot = read(locale, "en")
    compared = 0
    for tag in [path.name for path in locale.iterdir() if len(path.name) == 2]:
        theirs, ours = tornado.locale.get(tag), Reader(snapshot, language(tag))
        for each in interface_messages(root, root / "babel.cfg"):
            for n in (None,) if each.msgid_plural is None else range(105):
                compared += 1
                assert said_by_tornado(theirs, each, n) == said_by_us(ours, each, n)
    assert compared > 400


def said_by_tornado(locale, message, n):
    plural = (message.msgid_plural, n) if n is not None else ()
    if message.msgctxt is None:
        return locale.translate(message.msgid, *plural)
    return locale.pgettext(message.msgctxt, message.msgid, *plural)


def said_by_us(reader, message, n):
    return reader.ui(message.msgid, message.msgctxt, message.msgid_plural, n).text
