"""Write a large site into a folder: 1,000 pages in 12 languages, all of it translated.

    .venv/bin/python bench/large_site.py FOLDER [--pages N] [--languages N]

A page is about 9 KB of HTML in its `<main>`: headings, paragraphs with links, emphasis
and code, lists and a table. The same numbers give the same bytes, on every machine.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "site"))

from dragoman.catalogs.template import empty
from dragoman.cli.output import shown_progress
from dragoman.languages.tags import folder as folder_of
from invented import Page, Tongue, tongues

PAGES = 1000
LANGUAGES = 12
_TITLE = "Large site"
_DATE = "2026-01-01 00:00+0000"
_SETTINGS = f'title = "{_TITLE}"\nsource_language = "en"\n'
_WIDTH = 76


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the site that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--languages", type=int, default=LANGUAGES)
    chosen = parser.parse_args(arguments)
    write(chosen.folder, chosen.pages, chosen.languages)


def write(folder: Path, count: int = PAGES, languages: int = LANGUAGES) -> None:
    """Write a site.

    Args:
        folder: Where; it need not exist.
        count: The number of pages, the home page and those of parts among them.
        languages: The number of languages, English among them.
    """
    (source, english), *others = list(tongues().items())[:languages]
    pages = [Page(number, count) for number in range(count)]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "site.toml").write_text(_SETTINGS, encoding="utf-8")
    # A folder in locale/ declares a language, also the one that needs no translation.
    (folder / "locale" / source).mkdir(parents=True, exist_ok=True)
    with shown_progress(f"Writing {count} pages in {languages} languages") as tell:
        for page in pages:
            _write(folder / "content" / page.path, [markdown(page, english)])
        for done, (tag, tongue) in enumerate(others):
            tell(done, len(others))
            catalog = folder / "locale" / folder_of(tag) / "LC_MESSAGES/content.po"
            _write(catalog, _catalog(pages, tag, english, tongue))


def markdown(page: Page, tongue: Tongue) -> str:
    """Give a page's file in a language."""
    head = f"title: {page.title.text(tongue)}\n"
    head += f"description: {page.description.text(tongue)}\n"
    return f"---\n{head}---\n\n{page.text(tongue)}"


def _catalog(
    pages: Sequence[Page], tag: str, english: Tongue, tongue: Tongue
) -> Iterator[str]:
    yield empty(tag, _TITLE, _DATE).to_bytes().decode()
    yield f'\n#. type: site title\n#: site.toml\nmsgid "{_TITLE}"\nmsgstr "{_TITLE}"\n'
    for msgid, (msgstr, kinds, files) in _messages(pages, english, tongue).items():
        notes = "".join(f"#. type: {kind}\n" for kind in dict.fromkeys(kinds))
        places = "".join(f"#: {file}\n" for file in dict.fromkeys(files))
        yield f"\n{notes}{places}msgid {_string(msgid)}\nmsgstr {_string(msgstr)}\n"


_Messages = dict[str, tuple[str, list[str], list[str]]]


def _messages(pages: Iterable[Page], english: Tongue, tongue: Tongue) -> _Messages:
    # A text that stands in several places is one message.
    found: _Messages = {}
    for page in pages:
        for block in page.blocks:
            msgid = block.text(english)
            if msgid not in found:
                found[msgid] = (block.text(tongue), [], [])
            _, kinds, files = found[msgid]
            kinds.append(block.kind)
            files.append(f"content/{page.path}")
    return found


def _string(text: str) -> str:
    """Write a text without quotes and backslashes as gettext's tools wrap it."""
    if len(text) <= _WIDTH:
        return f'"{text}"'
    lines = [""]
    for word in text.split(" "):
        if len(lines[-1]) + len(word) > _WIDTH:
            lines.append("")
        lines[-1] += word + " "
    lines[-1] = lines[-1][:-1]
    return "\n".join(['""', *(f'"{line}"' for line in lines if line)])


def _write(path: Path, pieces: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(pieces), encoding="utf-8")


if __name__ == "__main__":
    main()
