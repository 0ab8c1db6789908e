"""What a build remembers for the next one, beside its index.

Law: it saves time and is never a source. It belongs to one index, which names it, and
is not believed unless it is whole.
"""

import datetime as dt
import marshal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING, Self

from dragoman.app.building.index import OWN
from dragoman.app.building.inputs import Inputs
from dragoman.app.building.writing import replace_whole
from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.places import file_of
from dragoman.catalogs.share import Completeness
from dragoman.catalogs.statistics import Amount, Counts
from dragoman.pages.page import Page
from dragoman.rendering.digests import Digests, Kept
from dragoman.rendering.site import Site

if TYPE_CHECKING:
    from dragoman.app.building.source import Source

_NAME = "memory"
_NAMES = ("memory-*", "site-*")
_COUNTS = attrgetter(*(field.name for field in fields(Counts)))
# The strings and words of each count.
_SHARE = Struct(f"<{2 * len(fields(Counts))}Q")

Edits = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a build.

    Attributes:
        beside: The hash of what it was made from, but for the pages' catalogs.
        stamps: By path, what was to be seen of each of these when all was looked at.
        known: By tag, the SHA-256 of the file whose catalog was kept then.
        edited: By tag, the texts that builds of edited texts have looked at since.
        day: The days, here and in UTC, as some files tell until when they are true.
        digests: What views have in common.
        places: By path, the place of each page among them.
        shares: By tag, how much each language has of each page, in that order.
        files: By tag, the path of the catalog of the pages, whether it is there or not.
        site: Names what is to be recalled of the site.
    """

    beside: str
    stamps: dict[str, str]
    known: dict[str, str]
    edited: dict[str, frozenset[str]]
    day: str
    digests: Kept
    places: dict[str, int]
    shares: dict[str, bytes]
    files: dict[str, str]
    site: str = ""

    def share(self, path: str, tag: str) -> Completeness:
        """Tell how much a language has of a page."""
        start = self.places[path] * _SHARE.size
        values = iter(_SHARE.unpack_from(self.shares[tag], start))
        return Completeness(Counts(*(Amount(each, next(values)) for each in values)))

    def with_edits(self, edits: Edits) -> Edits:
        """Give what may say something else than in this build.

        Args:
            edits: By tag, the texts that say something else than when all was looked
                at; one that was edited and says again what it said then is none of
                them.
        """
        tags = {*edits, *self.edited}
        none = frozenset[str]()
        return {tag: edits.get(tag, none) | self.edited.get(tag, none) for tag in tags}

    def after(self, site: Site, pages: Iterable[Page], edits: Edits) -> Self:
        """Give what is to be remembered once some pages were built anew.

        Args:
            site: The site as it stands.
            pages: These pages.
            edits: By tag, the texts for which they were.
        """
        known = site.prepared(Digests)
        rows = {page.path: known.row(site, page) for page in pages}
        shares = {tag: bytearray(before) for tag, before in self.shares.items()}
        for page in pages:
            start = self.places[page.path] * _SHARE.size
            for tag, row in shares.items():
                row[start : start + _SHARE.size] = _share(site, page, tag)
        digests = self.digests._replace(rows={**self.digests.rows, **rows})
        return replace(
            self,
            edited=dict(edits),
            digests=digests,
            shares={tag: bytes(row) for tag, row in shares.items()},
        )


def today() -> str:
    """Give the days that a build belongs to."""
    now = dt.datetime.now(dt.UTC)
    return f"{now.date()} {now.astimezone().date()}"


def of(source: "Source", made_from: Inputs) -> Memory | None:
    """Give what is to be remembered of a build of a whole site.

    Args:
        source: The site.
        made_from: What it was made from.

    Returns:
        None where a text may stand anywhere, so that nothing would be saved by it.
    """
    # Who reads what is remembered never needs it.
    from dragoman.catalogs.shelf import languages  # noqa: PLC0415 -- see above

    site, followed = source.site, source.parts.followed
    pages = site.content.pages.values()
    is_wide = any(site.templates.is_wide(page.front.layout) for page in pages)
    is_level = all(
        each.is_level and not {*each.parts} - {""} for each in followed.values()
    )
    if is_wide or not is_level or not made_from.beside:
        return None
    known = {
        tag: each.parts[""].loaded.catalog.revision
        for tag, each in followed.items()
        if each.parts
    }
    shares = {
        tag: b"".join(_share(site, page, tag) for page in pages)
        for tag in site.languages
    }
    return Memory(
        beside=made_from.beside,
        stamps=dict(made_from.catalogs),
        known=known,
        edited={},
        day=today(),
        digests=site.prepared(Digests).kept(site),
        places={path: place for place, path in enumerate(site.content.pages)},
        shares=shares,
        files={
            tag: str(file_of(folder, Domain.CONTENT))
            for tag, folder in languages(source.parts.root / "locale")[0].items()
            if tag != site.source.tag
        },
    )


def write(out: Path, memory: Memory) -> str:
    """Write what is remembered, beside what was.

    Args:
        out: The folder of the build.
        memory: What is remembered.

    Returns:
        Its name, for the index.
    """
    told = {each.name: getattr(memory, each.name) for each in fields(memory)}
    data = marshal.dumps({**told, "digests": tuple(memory.digests)})
    digest = sha256(data)
    name = f"{_NAME}-{digest.hexdigest()}"
    replace_whole(out / OWN / name, data)
    return name


def read(out: Path, name: str) -> Memory | None:
    """Read what an index names.

    Args:
        out: The folder of the build.
        name: Its name.
    """
    try:
        data = (out / OWN / name).read_bytes()
        if name != f"{_NAME}-{sha256(data).hexdigest()}":
            return None
        told = marshal.loads(data)  # noqa: S302 -- hashed above
        return Memory(**{**told, "digests": Kept(*told["digests"])})
    except (OSError, EOFError, ValueError, TypeError):
        return None


def forget_others(out: Path, *names: str) -> None:
    """Remove what was remembered of earlier builds.

    Args:
        out: The folder of the build.
        names: What is remembered now.
    """
    for pattern in _NAMES:
        for each in (out / OWN).glob(pattern):
            if each.name not in names:
                each.unlink(missing_ok=True)


def _share(site: Site, page: Page, tag: str) -> bytes:
    counts = _COUNTS(site.share(page, site.languages[tag]).counts)
    return _SHARE.pack(*(n for each in counts for n in (each.strings, each.words)))
