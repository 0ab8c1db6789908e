"""A language's catalog as its file will be once it follows the present pages.

Law: what readers get before `po update` and after it is the same, as one function plans
both from the same file and the same pages. An edit of a page never makes a translated
paragraph vanish meanwhile.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.catalogs import po
from dragoman.catalogs.catalog import PAGE_CONTEXT, Catalog, Messages, Translation
from dragoman.catalogs.extract import block_keys, block_messages
from dragoman.catalogs.layered import Layered, Upper
from dragoman.catalogs.loading import Loaded, of_entries
from dragoman.catalogs.problem import Problem
from dragoman.catalogs.reread import Read
from dragoman.pages.page import Page

if TYPE_CHECKING:
    from dragoman.catalogs.merge import Matching, PartOf


class Template:
    """All messages of the present pages.

    Args:
        pages: The pages, in reading order.
        title: The site's title, a message like any other.
    """

    def __init__(self, pages: Sequence[Page], title: str) -> None:
        self._pages = pages
        self._title = title

    @cached_property
    def matching(self) -> "Matching":
        """What one language's merge finds out for the others."""
        from dragoman.catalogs.merge import Matching  # noqa: PLC0415 -- as below

        return Matching()

    @cached_property
    def keys(self) -> frozenset[po.Key]:
        """The contexts and texts of the messages."""
        return block_keys(self._pages, self._title)

    @cached_property
    def entries(self) -> tuple[po.NewEntry, ...]:
        """The messages, in the order of the pages; where all is merged nobody asks."""
        return tuple(block_messages(self._pages, self._title))


@dataclass(frozen=True, slots=True)
class Followed:
    """A language's catalog beside the files and pages that it was made of.

    Attributes:
        catalog: What readers get.
        problems: What was left out of it because of the present pages.
        parts: The files, by the part of the pages that they are for.
        template: The pages' messages.
        is_level: Whether the files have all these messages, so that nothing is merged.
    """

    catalog: Catalog
    problems: tuple[Problem, ...]
    parts: Mapping[str, Read] = field(repr=False)
    template: Template | None = field(repr=False)
    is_level: bool = True

    def has_same_keys(
        self, parts: Mapping[str, Read], template: Template | None
    ) -> bool:
        """Tell whether these files and pages have the very same messages."""
        mine = [(name, id(read.keys)) for name, read in self.parts.items()]
        others = [(name, id(read.keys)) for name, read in parts.items()]
        return mine == others and self.template is template

    def is_of(self, parts: Mapping[str, Read], template: Template | None) -> bool:
        """Tell whether it was made of these files and pages."""
        mine = [(name, id(read)) for name, read in self.parts.items()]
        others = [(name, id(read)) for name, read in parts.items()]
        return mine == others and self.template is template


def follow(  # noqa: PLR0913, PLR0917 -- a language, and what is known of it
    parts: Mapping[str, Read],
    paths: Mapping[str, Path],
    template: Template | None,
    blank: Catalog,
    link_hosts: Sequence[str] = (),
    last: Followed | None = None,
) -> Followed:
    """Give a language's catalog.

    Args:
        parts: Its files, by the part of the pages that they are for.
        paths: Where they lie, for problems.
        template: The messages of the present pages; None leaves them as they are.
        blank: What the catalog is beside its messages where there is no file.
        link_hosts: Hosts that translations may link to.
        last: How its files followed the pages before.
    """
    catalog = _union([read.loaded.catalog for read in parts.values()], blank)
    is_level = (
        last is not None and last.is_level and last.has_same_keys(parts, template)
    )
    if template is None or is_level or not _is_behind(parts, template):
        return Followed(catalog, (), parts, template)
    from dragoman.catalogs.merge import merged, plan_parts  # noqa: PLC0415 -- where all is merged, a start does without

    had = {name: tuple(read.loaded.entries) for name, read in parts.items()}
    decided = plan_parts(
        had, template.entries, _part_of(parts), _forms(catalog), template.matching
    )
    # File by file, as they are read again once this stands in them.
    made = []
    for name, read in parts.items():
        now, catalog = merged(decided, name), read.loaded.catalog
        made.append(_merged(catalog, had[name], now, paths[name], link_hosts))
    problems = tuple(problem for each in made for problem in each.problems)
    catalog = _union([each.catalog for each in made], blank)
    return Followed(catalog, problems, parts, template, is_level=False)


def _merged(
    catalog: Catalog,
    had: Sequence[po.Entry],
    now: Sequence[po.Entry],
    path: Path,
    link_hosts: Sequence[str],
) -> Loaded:
    """Give a file's catalog with the messages that it will have."""
    known, stays = {id(entry) for entry in had}, {id(entry) for entry in now}
    new = [entry for entry in now if id(entry) not in known]
    gone = [entry for entry in had if id(entry) not in stays and not entry.obsolete]
    blank = replace(catalog, messages={})
    made = of_entries(new, path, blank, link_hosts=link_hosts)
    return replace(made, catalog=_over(made.catalog, _without(catalog, gone)))


def _part_of(parts: Mapping[str, Read]) -> "PartOf":
    """Name a part for new messages; they have no words, so any will do."""
    first = next(iter(parts))
    return lambda _new: first


def _without(catalog: Catalog, gone: Iterable[po.Entry]) -> Catalog:
    upper: dict[str | None, dict[str, Translation | None]] = {}
    for entry in gone:
        upper.setdefault(entry.msgctxt, {})[entry.msgid] = None
    return replace(catalog, messages=_layered(upper, catalog.messages))


def _union(catalogs: Sequence[Catalog], blank: Catalog) -> Catalog:
    """Join the catalogs of a language's files; of two definitions the first counts."""
    if len(catalogs) < 2:  # noqa: PLR2004 -- nothing to join
        return next(iter(catalogs), blank)
    joined = catalogs[0]
    for other in catalogs[1:]:
        joined = _over(joined, other)
    revision = "".join(each.revision for each in catalogs)
    return replace(joined, revision=revision)


def _over(upper: Catalog, lower: Catalog) -> Catalog:
    return replace(upper, messages=_layered(upper.messages, lower.messages))


def _layered(uppers: Mapping[str | None, Upper], lowers: Messages) -> Messages:
    groups = {
        context: Layered(upper, lowers.get(context, {}))
        for context, upper in uppers.items()
    }
    return {context: each for context, each in {**lowers, **groups}.items() if each}


def _is_behind(parts: Mapping[str, Read], template: Template) -> bool:
    if not parts:
        return False
    first, *others = (read.keys for read in parts.values())
    keys = first.union(*others) if others else first
    if keys is template.keys:
        return False
    if not template.keys <= keys:
        return True
    # A text that a translator gave to one page follows it, wherever that goes.
    contexts = {context for context, _ in keys if context is not None}
    return any(context.startswith(PAGE_CONTEXT) for context in contexts)


def _forms(catalog: Catalog) -> int:
    return 2 if catalog.plural is None else catalog.plural.count
