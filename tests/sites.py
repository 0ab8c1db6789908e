"""Small real sites for tests: folders with pages, catalogs and settings."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from dragoman import app
from dragoman.app import Read
from dragoman.catalogs.catalog import Catalog, Domain, State, Translation
from dragoman.catalogs.reader import Reader

HEADER = """msgid ""
msgstr ""
"Language: {tag}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"
"""

TWO_FORMS = "nplurals=2; plural=(n != 1);"

HOME = "---\ntitle: Welcome\n---\n\nThe first paragraph.\n"


def quoted(text: str) -> str:
    """Write a text as a string of a .po file."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def entry(
    msgid: str,
    msgstr: str,
    *,
    context: str | None = None,
    before: tuple[str, ...] = (),
) -> str:
    """Write an entry of a .po file, with the comment lines that stand before it."""
    lines = list(before)
    if context is not None:
        lines.append(f"msgctxt {quoted(context)}")
    lines += [f"msgid {quoted(msgid)}", f"msgstr {quoted(msgstr)}"]
    return "\n".join(lines) + "\n"


def outdated(previous: str, msgid: str, msgstr: str) -> str:
    """Write an entry whose translation was made from an earlier text."""
    before = ("#, fuzzy", f"#| msgid {quoted(previous)}")
    return entry(msgid, msgstr, before=before)


def machine(msgid: str, msgstr: str) -> str:
    """Write an entry that a machine translated."""
    return entry(msgid, msgstr, before=("# dragoman: origin=machine",))


def catalog(tag: str, *entries: str, plural: str = TWO_FORMS) -> str:
    """Write a .po file."""
    return "\n".join([HEADER.format(tag=tag, plural=plural), *entries])


def write(  # noqa: PLR0913 -- each part of a site has its argument
    root: Path,
    *,
    pages: Mapping[str, str] | None = None,
    content: Mapping[str, str] | None = None,
    interface: Mapping[str, str] | None = None,
    toml: str = "",
    files: Mapping[str, str] | None = None,
) -> Path:
    """Write a site into a folder.

    Args:
        root: The folder.
        pages: Markdown by path; a home page by default.
        content: Text of `content.po` by folder of the language.
        interface: Text of `messages.po` by folder of the language.
        toml: The settings.
        files: Any other file, by path.
    """
    texts = {f"content/{path}": text for path, text in (pages or {}).items()}
    texts.setdefault("content/index.md", HOME)
    for domain, catalogs in (("content", content), ("messages", interface)):
        for folder, text in (catalogs or {}).items():
            texts[f"locale/{folder}/LC_MESSAGES/{domain}.po"] = text
    texts["site.toml"] = toml
    for path, text in {**texts, **(files or {})}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def read(root: Path, **parts: object) -> Read:
    """Write a site and read it."""
    write(root, **parts)
    return app.read_site(root, "http://127.0.0.1:8888")


def ungated(read: Read, tag: str, texts: Mapping[str, str]) -> Read:
    """Give a language translations that no check has seen.

    What the gate keeps out of catalogs must do no harm behind it either.

    Args:
        read: A site.
        tag: The language.
        texts: Its translations of pages and interface, by source text.
    """
    snapshot = read.site.readers[tag].snapshot
    group = {
        text: Translation((given,), State.CURRENT) for text, given in texts.items()
    }
    content = Catalog(tag, Domain.CONTENT, messages={None: group})
    interface = Catalog(tag, Domain.MESSAGES, messages={None: group})
    snapshot = replace(
        snapshot,
        content={**snapshot.content, tag: content},
        interface={**snapshot.interface, tag: (interface,)},
    )
    readers = {
        each.tag: Reader(snapshot, each) for each in read.site.languages.values()
    }
    site = replace(read.site, readers=readers, _shares={}, _prepared={})
    return replace(read, site=site)
