"""The catalogs of one moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dragoman.catalogs.catalog import Catalog
    from dragoman.catalogs.following import Followed
    from dragoman.catalogs.problem import Problem
    from dragoman.catalogs.reread import Read


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The catalogs of one moment; nothing in it ever changes.

    Attributes:
        source: The tag of the language that pages are written in.
        languages: The tags of all languages of the site, the source language too.
        content: The catalog of page content of each language but the source.
        interface: The catalogs of interface texts by tag, in the order they are
            asked: the site's own first, then the shipped one. Also holds shipped
            languages that are none of the site's, as they may stand in for others.
        problems: What people should mend.
        files: Each file as it was last read whole.
        followed: Of each language, how its files follow the present pages.
    """

    source: str
    languages: tuple[str, ...]
    content: Mapping[str, Catalog]
    interface: Mapping[str, tuple[Catalog, ...]]
    problems: tuple[Problem, ...] = ()
    files: Mapping[Path, Read] = field(default_factory=dict, repr=False)
    followed: Mapping[str, Followed] = field(default_factory=dict, repr=False)
