"""A build after edits writes what a build of everything writes."""

import importlib
import os
import time

import pytest

import sites
from dragoman import app
from dragoman.app.building import index
from dragoman.catalogs.late import LateCatalogs

URL = "https://localhost"
WORDS = ("one", "two", "three", "four", "five", "six")
TAGS = ("de", "pt", "pt_BR")
PAGES = {
    "index.md": "---\ntitle: Welcome\ndescription: A site.\n---\n\nThe beginning.\n",
    "news.md": "---\ntitle: News\ndate: 2026-01-02\n---\n\nIt is new.\n\nSame words.\n",
    "guide/index.md": "---\ntitle: Guide\nnav: How\n---\n\nFirst.\n\nSame words.\n",
    "guide/end.md": "---\ntitle: End\n---\n\n"
    + "\n\n".join(f"Paragraph {word} with [a link](index.md)." for word in WORDS),
    "guide/draft.md": "---\ntitle: Draft\ndraft: true\n---\n\nSame words.\n",
}
TEXTS = (
    "Site",
    "Welcome",
    "News",
    "Guide",
    "A site.",
    "The beginning.",
    "It is new.",
    "Same words.",
    "First.",
    "How",
    "End",
    *(f"Paragraph {word} with [a link](index.md)." for word in WORDS),
)


def said(text, tag, number=0):
    return sites.entry(text, text.replace(".", f" {tag} {number}."))


def written(root, texts):
    """Write a site whose files have been there for an hour, or what is new of it."""
    content = {tag: sites.catalog(tag, *texts[tag].values()) for tag in texts}
    if not root.exists():
        sites.write(root, pages=PAGES, content=content, toml='title = "Site"\n')
        for path in root.rglob("*"):
            rested(path)
    for tag, text in content.items():
        path = root / f"locale/{tag}/LC_MESSAGES/content.po"
        if path.read_text() != text:
            path.write_text(text)
            rested(path)
    return root


def rested(path):
    then = time.time_ns() - 3600 * 10**9
    os.utime(path, ns=(then, then))


@pytest.fixture
def texts():
    return {tag: {text: said(text, tag) for text in TEXTS} for tag in TAGS}


@pytest.fixture
def root(tmp_path, texts):
    return written(tmp_path / "site", texts)


@pytest.fixture
def quick(monkeypatch):
    """List what was found to be enough, and what was not."""
    found = []
    quickly = importlib.import_module("dragoman.app.building.edited")
    edited = quickly.edited

    def told(*arguments, **options):
        found.append(edited(*arguments, **options))
        return found[-1]

    monkeypatch.setattr(quickly, "edited", told)
    return found


def built(root, out, **options):
    return app.build(root, out, base_url=URL, processes=1, **options)


def assert_whole(root, out, other=None, **options):
    """Check that a build is what a build of everything writes, into another folder."""
    other = other or out.with_name("other")
    built(root, other, **options)
    assert unlike(out, other) == []


def assert_left_to_the_whole(root, out, quick):
    """Check that an edit is not taken for one that a few pages show."""
    built(root, out)
    assert quick == [None]
    assert_whole(root, out)


def unlike(out, other):
    """Name what two builds have not written alike, but for times."""
    (files, entries), (rest, others) = content(out), content(other)
    names = {*files, *rest, *entries, *others}
    return sorted(
        name
        for name in names
        if files.get(name) != rest.get(name) or entries.get(name) != others.get(name)
    )


def content(out):
    """Give all that a build has written, but for times."""
    files = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and _is_told(path.relative_to(out).parts)
    }
    entries = index.read(out).files
    return files, {name: each[:3] for name, each in entries.items()}


def _is_told(parts):
    return parts[0] != ".dragoman" or parts[1] == "nginx"


def edited(texts, tag, text, entry):
    return {**texts, tag: {**texts[tag], text: entry}}


def test_an_edited_text_writes_its_views_alone(root, texts, quick, tmp_path):
    out = tmp_path / "public"
    built(root, out)
    text = TEXTS[-1]
    written(root, edited(texts, "pt", text, sites.entry(text, "Outro.")))
    told = built(root, out)
    # European Portuguese stands in for Brazilian only where that has nothing.
    assert (told.written, told.removed, quick[-1]) == (1, 0, told)
    assert b"Outro." in (out / "pt/guide/end/index.html").read_bytes()
    assert_whole(root, out)


@pytest.mark.parametrize("compressed", [False, True])
def test_random_edits_write_what_a_whole_build_writes(
    root, texts, tmp_path, chance, compressed
):
    out = tmp_path / "public"
    built(root, out, compressed=compressed)
    for number in range(8):
        for _ in range(chance.randint(1, 2)):
            tag, text = chance.choice(TAGS), chance.choice(TEXTS)
            entry = chance.choice(
                [
                    said(text, tag, number),
                    said(text, tag, number),
                    sites.entry(text, ""),
                    sites.machine(text, f"Machine {number}."),
                    sites.outdated(f"{text} Before.", text, f"Old {number}."),
                    sites.outdated("Something else.", text, "Unsure."),
                    sites.entry(text, "Own.", context="page:guide/end"),
                ]
            )
            texts = edited(texts, tag, text, entry)
        written(root, texts)
        built(root, out, compressed=compressed)
        assert_whole(root, out, tmp_path / str(number), compressed=compressed)


def test_a_text_that_is_edited_and_put_back_is_as_it_was(root, texts, quick, tmp_path):
    out, text = tmp_path / "public", TEXTS[-1]
    built(root, out)
    for said_now in ("Outro.", "Terceiro."):
        written(root, edited(texts, "pt", text, sites.entry(text, said_now)))
        built(root, out)
    written(root, texts)
    built(root, out)
    assert None not in quick
    assert_whole(root, out)


def test_another_language_falls_back_to_what_was_edited_before(
    root, texts, quick, tmp_path
):
    out, text = tmp_path / "public", TEXTS[-1]
    built(root, out)
    texts = edited(texts, "pt", text, sites.entry(text, "Outro."))
    written(root, texts)
    built(root, out)
    written(root, edited(texts, "pt_BR", text, sites.entry(text, "")))
    built(root, out)
    assert None not in quick
    assert b"Outro." in (out / "pt-br/guide/end/index.html").read_bytes()
    assert_whole(root, out)


def test_the_share_of_the_home_page_is_a_matter_of_the_whole(
    root, texts, quick, tmp_path
):
    out, text = tmp_path / "public", "The beginning."
    built(root, out)
    written(root, edited(texts, "pt", text, sites.entry(text, "")))
    assert_left_to_the_whole(root, out, quick)


def test_a_page_that_becomes_readable_is_a_matter_of_the_whole(
    root, texts, quick, tmp_path
):
    out = tmp_path / "public"
    for text in TEXTS[-len(WORDS) :]:
        texts = edited(texts, "de", text, sites.entry(text, ""))
    written(root, texts)
    built(root, out)
    for text in TEXTS[-len(WORDS) :]:
        texts = edited(texts, "de", text, said(text, "de"))
    written(root, texts)
    assert_left_to_the_whole(root, out, quick)


@pytest.mark.parametrize("text", ["Welcome", "How", "A site.", "It is new."])
def test_what_stands_elsewhere_too_is_a_matter_of_the_whole(
    root, texts, quick, tmp_path, text
):
    out = tmp_path / "public"
    built(root, out)
    written(root, edited(texts, "de", text, sites.entry(text, "Anders")))
    assert_left_to_the_whole(root, out, quick)


def test_another_edit_of_a_page_is_a_matter_of_the_whole(root, quick, tmp_path):
    out = tmp_path / "public"
    built(root, out)
    path = root / "content/guide/end.md"
    path.write_text(path.read_text().replace("one", "first"))
    rested(path)
    assert_left_to_the_whole(root, out, quick)


def test_a_file_that_somebody_changed_is_mended(root, texts, tmp_path):
    out = tmp_path / "public"
    built(root, out)
    (out / "de/index.html").write_bytes(b"mine")
    written(root, edited(texts, "pt", TEXTS[-1], sites.entry(TEXTS[-1], "Outro.")))
    assert built(root, out).written == 2


def test_nothing_is_opened_that_nobody_asks_for(root, texts, tmp_path, monkeypatch):
    out = tmp_path / "public"
    built(root, out)
    opened = []
    find = LateCatalogs._find
    monkeypatch.setattr(
        LateCatalogs,
        "_find",
        lambda self, tag: opened.append(tag) or find(self, tag),
    )
    written(root, edited(texts, "de", TEXTS[-1], sites.entry(TEXTS[-1], "Anders.")))
    built(root, out)
    assert opened == ["de"]
