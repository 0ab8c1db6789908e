"""Broken and hostile `.po` files, by name: what each does to a good one.

Each takes the place of a language's catalog, whose texts are those of `good`.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import sites

PAGE = "---\ntitle: Title\n---\n\nFirst sentence.\n\nSecond sentence.\n"
FIRST, SECOND = "First sentence.", "Second sentence."
PLURAL = (
    'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} a"\nmsgstr[1] "{n} b"\n'
)
RULE = "nplurals=2; plural=(n != 1);"
LARGEST = 4 * 1024 * 1024


@dataclass(frozen=True)
class Hostile:
    """One such file.

    Attributes:
        write: Puts it in place of a file, given its path and its good text.
        reason: What is said of it.
        line: The line that is named; 0 for the file as a whole.
        is_whole: Whether the file as a whole is refused; else one message of it is, or
            none, and all others go live.
    """

    write: Callable[[Path, str], None]
    reason: str
    line: int
    is_whole: bool = True


def good(tag: str, first: str = "one", second: str = "two") -> str:
    """Give a catalog as it should be: `First sentence.` stands in line 9."""
    return sites.catalog(
        tag,
        sites.entry(FIRST, f"{tag} {first}."),
        sites.entry(SECOND, f"{tag} {second}."),
        PLURAL,
    )


def _bytes(change: Callable[[bytes], bytes]) -> Callable[[Path, str], None]:
    def write(path: Path, text: str) -> None:
        aside = path.with_suffix(".new")
        aside.write_bytes(change(text.encode()))
        aside.replace(path)

    return write


def _text(old: str, new: str) -> Callable[[Path, str], None]:
    return _bytes(lambda data: data.replace(old.encode(), new.encode()))


def _added(text: str) -> Callable[[Path, str], None]:
    return _bytes(lambda data: data + b"\n" + text.encode())


def _rule(rule: str) -> Callable[[Path, str], None]:
    return _text(RULE, rule)


def _first(translation: str) -> Callable[[Path, str], None]:
    """Give the first sentence another translation."""
    return _bytes(lambda data: data.replace(b" one.", f" {translation}".encode(), 1))


def _link(path: Path, text: str) -> None:
    outside = path.parents[3] / f"{path.parents[1].name}.po"
    outside.write_text(text.replace("two", "from outside"), encoding="utf-8")
    path.unlink()
    path.symlink_to(outside)


def _pipe(path: Path, _text: str) -> None:
    path.unlink()
    os.mkfifo(path)


def _folder(path: Path, _text: str) -> None:
    path.unlink()
    path.mkdir()


def _endless(path: Path, _text: str) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


CONFLICT = '\n<<<<<<< HEAD\nmsgid "a"\n=======\nmsgid "b"\n>>>>>>> b\nmsgstr "c"\n'
# `good` with a first translation that names what its source does not.
_message = {"line": 9, "is_whole": False}
_header = {"line": 7, "is_whole": False}

HOSTILE: dict[str, Hostile] = {
    "undecodable bytes": Hostile(
        _bytes(lambda data: data.replace(b"one", b"\xff\xfe")), "", 10
    ),
    "UTF-16": Hostile(_bytes(lambda data: data.decode().encode("utf-16")), "UTF-16", 1),
    "an image": Hostile(_bytes(lambda _: b"\x89PNG\r\n\x1a\n\x00\x00\x00"), "", 1),
    "an unterminated quote": Hostile(_text('one."', "one."), "not closed", 10),
    "a file cut short": Hostile(
        _bytes(lambda data: data[: data.index(b"msgstr", 250)]), "the file ends", 12
    ),
    "a merge conflict": Hostile(_added(CONFLICT), "unresolved merge conflict", 21),
    "a string of megabytes that never ends": Hostile(
        _bytes(lambda data: data + b'\nmsgid "' + b"\\\\" * (LARGEST // 2 - 500)),
        "no message begins",
        20,
    ),
    "a comment of megabytes": Hostile(
        _bytes(lambda data: data + b"# a\n" * (LARGEST // 5)), "no message begins", 16
    ),
    "more than the limit": Hostile(
        _bytes(lambda data: data + b"#\n" * (LARGEST // 2)), "more than", 0
    ),
    "a link out of the tree": Hostile(_link, "leads out of locale/", 0),
    "a link to an endless device": Hostile(_endless, "leads out of locale/", 0),
    "a pipe that nobody writes to": Hostile(_pipe, "no regular file", 0),
    "a folder": Hostile(_folder, "cannot be read", 0),
    "no plural rule": Hostile(
        _text("Plural-Forms", "X-Forms"), "is missing", 1, is_whole=False
    ),
    "a thousand million plural forms": Hostile(
        _rule("nplurals=999999999; plural=0;"), "malformed", **_header
    ),
    "seven plural forms": Hostile(
        _rule("nplurals=7; plural=n%7;"), "names 7 forms", **_header
    ),
    "a rule that divides by zero": Hostile(
        _rule("nplurals=2; plural=n/0;"), "fails for 0", **_header
    ),
    "a rule out of its range": Hostile(
        _rule("nplurals=2; plural=n;"), "out of range for 2", **_header
    ),
    "a rule of a thousand brackets": Hostile(
        _rule(f"nplurals=2; plural={'(' * 400}n{')' * 400};"), "Plural", **_header
    ),
    "a rule of huge numbers": Hostile(
        _rule(f"nplurals=2; plural=({'n*' * 450}n)%2;"), "too large", **_header
    ),
    "a rule that is a program": Hostile(
        _rule("nplurals=2; plural=__import__('os').getpid();"), "Plural", **_header
    ),
    "a second definition": Hostile(
        _added('msgid "First sentence."\nmsgstr "second definition"\n'),
        "defined twice",
        20,
        is_whole=False,
    ),
    "a script": Hostile(_first("<script>alert(1)</script>"), "HTML", **_message),
    "a dangerous link": Hostile(
        _first("[x](javascript:alert(1))"), "no page may have", **_message
    ),
    "a foreign link": Hostile(_first("[x](https://evil.example)"), "host", **_message),
    "a footnote from nowhere": Hostile(_first("x[^9]"), "footnote", **_message),
    "a placeholder from nowhere": Hostile(_first("%(x)s"), "placeholder", **_message),
    "a message of one megabyte": Hostile(
        _first("[" * 1_000_000), "larger than", **_message
    ),
}

LANGUAGES = (
    "af ar be bg bn ca cs da de el es et fa fi fr gl he hi hr hu is it ja ka ko lt lv "
    "mk nb nl pl pt"
)
TAGS = LANGUAGES.split()[: len(HOSTILE)]
#: Which language each of them strikes.
STRUCK = dict(zip(HOSTILE, TAGS, strict=True))


def catalog_path(root: Path, name: str) -> Path:
    """Give the catalog that a hostile file takes the place of."""
    return root / "locale" / STRUCK[name] / "LC_MESSAGES" / "content.po"


def write_good(root: Path) -> None:
    """Write a site with one good catalog for each hostile one."""
    texts = {tag: good(tag) for tag in TAGS}
    toml = f"publish_threshold = 0.1\n[limits]\ncatalog_bytes = {LARGEST}\n"
    sites.write(root, pages={"index.md": PAGE}, content=texts, toml=toml)


def strike(root: Path, name: str) -> None:
    """Put one hostile file into place; texts that it holds besides are new."""
    text = good(STRUCK[name], second="newer")
    HOSTILE[name].write(catalog_path(root, name), text)
