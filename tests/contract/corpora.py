"""The `.po` files of all installed packages, and in which other forms they may come."""

import codecs
import re
import sys
from functools import cache, partial
from pathlib import Path

from dragoman.catalogs.po.charset import declared

# Where `make test` unpacks packages that are read and never imported.
UNPACKED = Path(__file__).resolve().parents[2] / ".venv" / "corpora"

# The packages with the most catalogs, so that "all installed" means several thousand.
LARGE = {"django": 1000, "wagtail": 1000, "sphinx": 60}

_DECLARED = re.compile(rb"(charset=)utf-?8", re.IGNORECASE)


@cache
def files() -> tuple[Path, ...]:
    """All files, in an order that is the same in every process."""
    roots = [Path(folder) for folder in sys.path if folder.endswith("site-packages")]
    roots.append(UNPACKED)
    return tuple(sorted({path for root in roots for path in root.rglob("*.po")}))


def package(path: Path) -> str:
    """The name of the package that a file belongs to."""
    if path.is_relative_to(UNPACKED):
        return path.relative_to(UNPACKED).parts[0]
    return path.parts[path.parts.index("site-packages") + 1]


def as_it_is(data: bytes) -> bytes:
    return data


def crlf(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def marked(data: bytes) -> bytes | None:
    """With a byte order mark; only UTF-8 has one."""
    if data.startswith(codecs.BOM_UTF8) or not _DECLARED.search(data):
        return None
    return codecs.BOM_UTF8 + data


def recoded(charset: str, data: bytes) -> bytes | None:
    """In another charset; None where it lacks a character of the file."""
    if not _DECLARED.search(data):
        return None
    try:
        text = _DECLARED.sub(rb"\g<1>" + charset.encode(), data, count=1).decode()
        return text.encode(charset)
    except UnicodeError:
        return None


def in_utf_8(data: bytes) -> bytes:
    """The same file in UTF-8, as it was before `recoded`."""
    charset = declared(data)
    text = data.decode(charset.codec, "replace")
    return text.replace(f"charset={charset.name}", "charset=UTF-8", 1).encode()


#: What makes each form of a file, or None where a file has no such form.
FORMS = {
    "as it is": as_it_is,
    "CRLF": crlf,
    "BOM": marked,
    **{
        name: partial(recoded, name)
        for name in ("EUC-KR", "ISO-8859-1", "ISO-8859-2", "ISO-8859-15")
    },
}
