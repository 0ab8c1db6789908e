"""What `po check` does: a site's translators' files under all checks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman import settings as site_settings
from dragoman.app.link_hosts import link_hosts
from dragoman.catalogs.inspection import Inspected, Terms, inspect
from dragoman.catalogs.problem import Problem
from dragoman.catalogs.shelf import languages
from dragoman.catalogs.update import Progress
from dragoman.errors import TagError
from dragoman.languages import tags
from dragoman.languages.declared import canonical_settings
from dragoman.pages import store
from dragoman.pages.store import Content
from dragoman.settings import Settings


@dataclass(frozen=True, slots=True)
class CatalogCheck:
    """What was found in the translators' files of a site.

    Attributes:
        root: The site's folder, that places are seen from.
        files: What was found in each file.
        others: What is wrong with folders in `locale/`.
    """

    root: Path
    files: tuple[Inspected, ...]
    others: tuple[Problem, ...] = ()

    @property
    def errors(self) -> int:
        """How many findings keep something from readers."""
        return sum(not problem.is_warning for problem in self._problems())

    @property
    def warnings(self) -> int:
        """How many findings are for translators to judge."""
        return sum(problem.is_warning for problem in self._problems())

    def lines(self) -> Iterator[str]:
        """Tell it to people, file by file."""
        for problem in self.others:
            yield f"{self._seen(problem.path)}: {problem.reason}. {problem.remedy}"
        for file in self.files:
            if file.problems:
                yield f"{self._seen(file.path)} ({file.language})"
                for problem in file.problems:
                    yield from _told(problem)
        files = _counted(len(self.files), "file")
        errors = _counted(self.errors, "error")
        warnings = _counted(self.warnings, "warning")
        yield f"{errors} and {warnings} in {files}"
        if self.warnings:
            yield "A warning that is wrong goes by a comment line above its message:"
            yield "# dragoman: ignore=<the word in brackets>"

    def as_dict(self) -> dict[str, object]:
        """Give the same for programs, of JSON's types."""
        found = [
            {
                "path": self._seen(file.path),
                "language": file.language,
                "line": problem.line,
                "check": problem.check,
                "severity": "warning" if problem.is_warning else "error",
                "reason": problem.reason,
                "remedy": problem.remedy,
            }
            for file in self.files
            for problem in file.problems
        ]
        others = [
            {**problem.as_dict(), "path": self._seen(problem.path)}
            for problem in self.others
        ]
        return {
            "errors": self.errors,
            "warnings": self.warnings,
            "findings": found,
            "folders": others,
        }

    def _problems(self) -> Iterator[Problem]:
        yield from self.others
        for file in self.files:
            yield from file.problems

    def _seen(self, path: Path) -> str:
        inside = path.relative_to(self.root) if path.is_relative_to(self.root) else path
        return str(inside)


def check_catalogs(
    root: Path,
    wanted: Sequence[str] = (),
    on_progress: Progress = lambda _done, _total: None,
) -> CatalogCheck:
    """Check the `.po` files of a site.

    Args:
        root: The site's folder.
        wanted: The languages to check, by tag or folder name; none for all.
        on_progress: Called after each language with how many are done, and of how many.

    Returns:
        What was found.

    Raises:
        DragomanError: If the settings cannot be used.
        TagError: If `locale/` has no folder for a language that is wanted.
    """
    root = root.resolve()
    settings = canonical_settings(site_settings.load(root))
    folders, unfit = languages(root / "locale")
    chosen = {tags.canonical(each) for each in wanted}
    if unknown := sorted(chosen - set(folders)):
        raise TagError(
            f"locale/ has no folder for {', '.join(unknown)}",
            remedy=f"There are {', '.join(folders)}",
        )
    terms = _terms(settings, store.load(root / "content"))
    files: list[Inspected] = []
    in_order = [tag for tag in folders if not chosen or tag in chosen]
    for done, tag in enumerate(in_order, 1):
        paths = sorted((folders[tag] / "LC_MESSAGES").glob("*.po"))
        files += inspect(paths, tag, terms)
        on_progress(done, len(in_order))
    return CatalogCheck(root, tuple(files), () if chosen else unfit)


def _terms(settings: Settings, content: Content) -> Terms:
    definitions = {
        block.text: page.definitions
        for page in content.sequence
        for block in page.blocks
    }
    return Terms(
        settings.source_language,
        link_hosts(settings),
        definitions,
        settings.limits.catalog_bytes,
    )


def _told(problem: Problem) -> Iterator[str]:
    kind = "warning" if problem.is_warning else "error"
    yield f"  line {problem.line}: {kind}: {problem.reason} [{problem.check}]"
    if not problem.is_warning and problem.remedy:
        yield f"    {problem.remedy}"


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
