"""GNU gettext accepts every file that `po update` writes, however a site changes."""

import pytest

import sites
from contract import paragraphs
from dragoman.app import update_catalogs
from dragoman.catalogs import po

ODD = (
    r"Back\\slashes \"and\" `C:\new\table` in one line",
    "A" + "x" * 300,
    "A 二つの文。" * 40,
    "سطر أول، وآخر. " * 20 + "end",
    "A family 👩‍👩‍👧, a\u00a0no-break\u202fspace, %(count)s {braces} 100 %",
    "See https://example.org/" + "path/" * 60 + " there",
)
ROUNDS, FULL_ROUNDS = 3, 20
LANGUAGES = ("ar", "ja", "pl")


@pytest.fixture
def accepted(gnu):
    """Hold a file to what msgcat and `msgfmt --check` say of it: nothing."""

    def check(path):
        data = path.read_bytes()
        for tool, *options in (("msgcat",), ("msgfmt", "--check", "-o", "/dev/null")):
            result = gnu(tool, data, *options)
            assert (result.returncode, result.stderr) == (0, b""), (path, tool)

    return check


def test_every_file_of_a_site_that_changes_is_accepted(
    request, tmp_path, accepted, chance, figure
):
    root = sites.write(tmp_path)
    for folder in LANGUAGES:
        (root / "locale" / folder).mkdir(parents=True)
    texts = [*ODD, *paragraphs.handbook(chance, 30)]
    gone = []
    rounds = FULL_ROUNDS if request.config.getoption("--full") else ROUNDS
    for _ in range(rounds):
        (root / "content/index.md").write_text(paragraphs.page(texts))
        report = update_catalogs(root, ui=True)
        assert report.problems == ()
        for path in (root / "locale").rglob("*.po"):
            accepted(path)
            translate(path, chance)
            accepted(path)
        texts, gone = changed(texts, gone, chance)
    files = 2 * len(list((root / "locale").rglob("*.po"))) * rounds
    figure(f"{files} files accepted by msgcat and `msgfmt --check`")


def translate(path, chance):
    """Give half of the messages a translation with what is hard to write in it."""
    file = po.parse(path.read_bytes())
    live = [each for each in file.entries if not each.obsolete]
    for entry in chance.sample(live, len(live) // 2):
        tail = chance.choice([*ODD, "\t\\ " * 30, "a\nb"])
        text = (
            f"{entry.msgid} {tail}" if "format" not in str(entry.flags) else entry.msgid
        )
        file.set(*entry.key, (text,) * len(entry.msgstr), fuzzy=chance.random() < 0.2)
    path.write_bytes(file.to_bytes())


def changed(texts, gone, chance):
    """Edit, take away, move and bring back some paragraphs of a page."""
    edited = [
        paragraphs.edited_lightly(text, chance) if chance.random() < 0.3 else text
        for text in texts
    ]
    leaves = chance.sample(edited, 5)
    stays = [text for text in edited if text not in leaves]
    back = chance.sample(gone, min(2, len(gone)))
    stays[len(stays) // 2 : len(stays) // 2] = back
    chance.shuffle(stays)
    return stays, [*(text for text in gone if text not in back), *leaves]
