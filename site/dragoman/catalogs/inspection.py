"""One language's files under all checks: what keeps texts out, and what looks wrong.

Nothing here decides what readers get: that does `loading`, by the same error checks.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from textwrap import shorten

from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.checks import Finding, Message, warnings
from dragoman.catalogs.checks.consistency import Placed, inconsistent
from dragoman.catalogs.loading import MAX_FILE_BYTES, Loaded, load, read_bytes
from dragoman.catalogs.po import Entry
from dragoman.catalogs.problem import Problem
from dragoman.catalogs.refusal import refusal
from dragoman.errors import CatalogError
from dragoman.pages.markdown.inline import NOWHERE
from dragoman.pages.page import Definitions

# How much of a message names it in a finding.
_NAMED = 40
_REMEDY = "Mend it, or write `# dragoman: ignore={check}` above the message."


@dataclass(frozen=True, slots=True)
class Terms:
    """What a site allows, and what its pages define.

    Attributes:
        source_language: The tag of the language the pages are written in.
        link_hosts: Hosts that translations may link to although the source does not.
        definitions: What a text may refer to on its page, by the text.
        limit: The most bytes a file may have.
    """

    source_language: str = "en"
    link_hosts: Collection[str] = ()
    definitions: Mapping[str, Definitions] = field(default_factory=dict, repr=False)
    limit: int = MAX_FILE_BYTES


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file as it was found.

    Attributes:
        path: The file.
        language: The tag of its language.
        problems: What was found, by line.
    """

    path: Path
    language: str
    problems: tuple[Problem, ...]


def domain_of(path: Path) -> Domain | None:
    """Tell what a file's messages are for; None if it is no file of ours.

    Args:
        path: `messages.po`, `content.po`, or `content-guide.po` for one folder.
    """
    name = path.stem
    if name == Domain.MESSAGES:
        return Domain.MESSAGES
    is_content = name == Domain.CONTENT or name.startswith(f"{Domain.CONTENT}-")
    return Domain.CONTENT if is_content else None


def inspect(paths: Iterable[Path], tag: str, terms: Terms) -> tuple[Inspected, ...]:
    """Check the files of one language.

    Args:
        paths: Its files, in their order.
        tag: The language's tag.
        terms: What the site allows.

    Returns:
        What was found in each.
    """
    found: dict[Path, list[Problem]] = {}
    placed: list[Placed] = []
    places: dict[str, Path] = {}
    for path in paths:
        domain = domain_of(path)
        if domain is None:
            continue
        places[path.name] = path
        try:
            loaded = _loaded(path, tag, domain, terms)
        except CatalogError as error:
            found[path] = [refusal(error, path)]
            continue
        found[path] = [*loaded.problems, *_warnings(loaded, path, tag, domain, terms)]
        placed += (Placed(path.name, entry) for entry in loaded.entries)
    for (name, entry), finding in inconsistent(placed):
        path = places[name]
        found[path].append(_problem(path, entry, finding))
    return tuple(
        Inspected(path, tag, tuple(sorted(problems, key=lambda each: each.line)))
        for path, problems in found.items()
    )


def _loaded(path: Path, tag: str, domain: Domain, terms: Terms) -> Loaded:
    data = read_bytes(path, terms.limit)
    return load(data, path, tag, domain, link_hosts=terms.link_hosts)


def _warnings(
    loaded: Loaded, path: Path, tag: str, domain: Domain, terms: Terms
) -> Iterator[Problem]:
    blank = Message(
        Entry("", ("",)),
        tag,
        domain,
        loaded.catalog.plural,
        terms.link_hosts,
        # Interface texts are English, whatever the pages are written in.
        terms.source_language.partition("-")[0] if domain is Domain.CONTENT else "en",
    )
    for entry in loaded.entries:
        if entry.obsolete or not entry.msgid or not any(entry.msgstr):
            continue
        known = terms.definitions.get(entry.msgid, NOWHERE)
        for finding in warnings(replace(blank, entry=entry, definitions=known)):
            yield _problem(path, entry, finding)


def _problem(path: Path, entry: Entry, finding: Finding) -> Problem:
    start = shorten(entry.msgid, _NAMED, placeholder="…")
    reason = f"“{start}” {finding.reason}"
    remedy = _REMEDY.format(check=finding.check)
    return Problem(path, entry.line, reason, remedy, finding.check, is_warning=True)
