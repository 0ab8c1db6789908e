"""`po update`: brings the templates and every language's files to the present source.

Law: only po's lossless model writes, and only what has changed. A file that cannot be
read is left as it is, and named.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dragoman.catalogs import plural, po
from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.durable import replace_file
from dragoman.catalogs.extract import CONTENT, block_messages
from dragoman.catalogs.interface import interface_messages
from dragoman.catalogs.language_file import open_file
from dragoman.catalogs.loading import read_bytes
from dragoman.catalogs.merge import (
    Changes,
    Matching,
    PartOf,
    carry_out_parts,
    plan_parts,
)
from dragoman.catalogs.parts import REST, by_part, part_of
from dragoman.catalogs.places import file_of
from dragoman.catalogs.plural_header import default_header
from dragoman.catalogs.problem import Problem
from dragoman.catalogs.report import Report, Updated
from dragoman.catalogs.shelf import languages
from dragoman.catalogs.template import (
    has_same_messages,
    is_pot_of,
    joined,
    keep_header,
    pot,
)
from dragoman.errors import CatalogError, DragomanError
from dragoman.pages.store import Content
from dragoman.settings import Settings

#: Called with how many files are done, and how many there are.
Progress = Callable[[int, int], None]

_DATE = "%Y-%m-%d %H:%M+0000"
_LOCALE = "locale"
_CONFIG = "babel.cfg"
# The folder that Dragoman itself lies in, which is a site as well.
_SHIPPED = Path(__file__).resolve().parents[3]
#: Interface texts are written in English, so English needs no catalog of them.
_INTERFACE_SOURCE = "en"


def update(  # noqa: PLR0913 -- all but three are keywords with defaults
    root: Path,
    content: Content,
    settings: Settings,
    *,
    ui: bool = False,
    now: datetime | None = None,
    on_progress: Progress = lambda _done, _total: None,
    is_unattended: bool = False,
) -> Report:
    """Write the templates and bring every language's files up to date.

    Every folder in `locale/` is a language, and gets the files it lacks. A domain
    without any message, and a language's texts in its own language, need none.

    Args:
        root: The site's folder, with `templates/` and `locale/`.
        content: Its pages.
        settings: Its title and source language are used.
        ui: Also write the interface texts that come with Dragoman, so that a site can
            have its own wording.
        now: The time, for templates whose messages have changed; by default the clock.
        on_progress: Called after each file with how many are done, and of how many.
        is_unattended: Whether nobody has asked for it: a file that is empty is left,
            as somebody may be in the middle of saving it.

    Returns:
        What has changed. A second update in a row changes no byte.
    """
    moment = (now or datetime.now(UTC)).astimezone(UTC).strftime(_DATE)
    run = _Update(root, settings, moment, on_progress)
    run.is_unattended = is_unattended
    for domain, template in run.extract(content, ui=ui):
        run.bring(domain, template)
    return Report(tuple(run.templates), tuple(run.files), tuple(run.problems))


class _Update:
    def __init__(
        self, root: Path, settings: Settings, moment: str, on_progress: Progress
    ) -> None:
        self.templates: list[Path] = []
        self.files: list[Updated] = []
        self.problems: list[Problem] = []
        self.is_unattended = False
        self._root = root
        self._title = settings.title
        self._source = settings.source_language
        self._content_catalogs = settings.content_catalogs
        self._moment = moment
        self._on_progress = on_progress
        self._done = 0
        self._locale = root / _LOCALE
        self._folders, unfit = languages(self._locale)
        self.problems.extend(unfit)
        self.problems.extend(self._read_by_nobody())

    def _read_by_nobody(self) -> Iterator[Problem]:
        """Find files of folders that the settings no longer name."""
        for folder in self._folders.values():
            named = {
                file_of(folder, Domain.CONTENT, part) for part in self._content_catalogs
            }
            others = file_of(folder, Domain.CONTENT, "*")
            for path in sorted(others.parent.glob(others.name)):
                if path not in named:
                    reason = "the file is read by nobody: no setting names its folder"
                    remedy = (
                        "Name it in `content_catalogs`, or join the file to content.po"
                        " with msgcat."
                    )
                    yield Problem(path, 0, reason, remedy)

    def extract(
        self, content: Content, *, ui: bool
    ) -> Iterator[tuple[Domain, list[po.NewEntry]]]:
        """Give each domain's messages; a domain that cannot be read is left out."""
        try:
            yield Domain.MESSAGES, self._interface(ui=ui)
        except DragomanError as error:
            self.problems.append(Problem.of(error, Path(error.place)))
        unread = [
            problem for problem in content.problems if problem.path not in content.pages
        ]
        for problem in unread:
            # Without this page its translations would leave every file.
            path = self._root / CONTENT / problem.path
            remedy = problem.remedy or "Mend the page, then run the command again."
            self.problems.append(Problem(path, problem.line, problem.reason, remedy))
        if not unread:
            yield Domain.CONTENT, block_messages(content.sequence, self._title)

    def _interface(self, *, ui: bool) -> list[po.NewEntry]:
        config = _SHIPPED / _CONFIG
        found = interface_messages(self._root, config)
        if ui and self._root.resolve() != _SHIPPED.resolve():
            found += interface_messages(_SHIPPED, config)
        return joined(found)

    def bring(self, domain: Domain, template: Sequence[po.NewEntry]) -> None:
        """Write a domain's templates and every language's files of it."""
        own = self._content_catalogs if domain is Domain.CONTENT else ()
        dates: dict[str, str] = {}
        for part, messages in by_part(template, own).items():
            path = self._locale / f"{_name(domain, part)}.pot"
            if not messages and not path.exists():
                continue
            try:
                dates[part] = self._write_template(path, messages)
            except CatalogError as error:
                self.problems.append(Problem.of(error, path))
                return
        if not dates:
            return
        self._tell()
        bringing = _Domain(domain, template, part_of(own), dates, Matching())
        for tag, folder in self._folders.items():
            if tag != self._own_language(domain):
                self._bring_files(folder, tag, bringing)
            self._tell()

    def _tell(self) -> None:
        self._done += 1
        self._on_progress(self._done, len(Domain) * (len(self._folders) + 1))

    def _own_language(self, domain: Domain) -> str:
        return self._source if domain is Domain.CONTENT else _INTERFACE_SOURCE

    def _write_template(self, path: Path, template: Sequence[po.NewEntry]) -> str:
        before = _present(path)
        old = _parsed(before)
        if old is not None and is_pot_of(old, template, self._title):
            return old.header.get("POT-Creation-Date", self._moment)
        date = self._moment
        if old is not None and has_same_messages(old, template):
            date = old.header.get("POT-Creation-Date", date)
        if replace_file(path, pot(template, self._title, date), based_on=before):
            self.templates.append(path)
        return date

    def _bring_files(self, folder: Path, tag: str, domain: "_Domain") -> None:
        paths = {part: file_of(folder, domain.name, part) for part in domain.dates}
        path = folder
        try:
            files: dict[str, po.File] = {}
            before: dict[str, bytes | None] = {}
            for part, path in paths.items():
                before[part] = _present(path)
                if self.is_unattended and before[part] == b"":
                    return
                date = domain.dates[part]
                files[part] = open_file(
                    before[part], domain.template, tag, self._title, date
                )
            changes = domain.carry_out(files, tag)
            for part, path in paths.items():
                data = files[part].to_bytes()
                written = replace_file(path, data, based_on=before[part])
                count = changes[part]
                self.files.append(Updated(path, tag, domain.name, count, written))
        except CatalogError as error:
            remedy = "Mend the file, then run the command again."
            self.problems.append(Problem.of(error, path, remedy))


@dataclass(frozen=True, slots=True)
class _Domain:
    """One domain's present messages, for the files of every language."""

    name: Domain
    template: Sequence[po.NewEntry]
    part_of: PartOf
    dates: Mapping[str, str]
    matching: Matching

    def carry_out(self, files: Mapping[str, po.File], tag: str) -> dict[str, Changes]:
        """Merge one language; give the changes in each of its files."""
        had = {part: file.entries for part, file in files.items()}
        forms = _forms(next(iter(files.values())), tag)
        decided = plan_parts(had, self.template, self._part_there, forms, self.matching)
        carry_out_parts(decided, files)
        changes = {part: decided.changes_in(part) for part in files}
        for part, file in files.items():
            if changes[part].any:
                keep_header(file, tag, self.dates[part])
        return changes

    def _part_there(self, new: po.NewEntry) -> str:
        part = self.part_of(new)
        return part if part in self.dates else REST


def _name(domain: Domain, part: str) -> str:
    return f"{domain}-{part}" if part else str(domain)


def _present(path: Path) -> bytes | None:
    try:
        return read_bytes(path)
    except FileNotFoundError:
        return None


def _parsed(data: bytes | None) -> po.File | None:
    """Read a template file; one that is broken is written anew like a missing one."""
    try:
        return None if data is None else po.parse(data)
    except po.PoError:
        return None


def _forms(file: po.File, tag: str) -> int:
    header = file.header.get("Plural-Forms", "")
    return plural.parse(
        default_header(tag) if plural.is_unset(header) else header
    ).count
