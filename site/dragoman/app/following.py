"""Lets a running server follow its site's files."""

import gc
import logging
import threading
import time
from collections.abc import Callable
from functools import partial

from dragoman.app import problem_log
from dragoman.app.effects import run
from dragoman.app.events import FOLDERS, Event, Events, Paths, events_of
from dragoman.app.parts import Parts
from dragoman.errors import DragomanError
from dragoman.languages.language import Language
from dragoman.live.told import Told
from dragoman.live.watching import Watcher
from dragoman.pages.page import Page
from dragoman.rendering import nearest, standing
from dragoman.rendering.difference import Difference, difference
from dragoman.rendering.digests import Digests
from dragoman.rendering.kept_views import KeptView, is_kept
from dragoman.rendering.revision import revision
from dragoman.rendering.site import Site
from dragoman.settings import FILE
from dragoman.web.state import Present, State

log = logging.getLogger("dragoman")

# How long pages have to rest until the translators' files follow them.
_UPDATE_SECONDS = 1.0
# So many objects are gone through in no time that a reader would notice.
_FEW_OBJECTS = 200_000


class Follower:
    """Follows the files of one site, in a thread of its own.

    Args:
        parts: The parts of the site.
        state: What the handlers share: a new moment takes the place of the last one.
        changes: Where changes are told; by default it watches the files itself.

    Attributes:
        leads: Whether it writes files of the site, and logs what it does and what is
            wrong with them; of several that follow the same files, one does.
    """

    def __init__(self, parts: Parts, state: State, changes: Told | None = None) -> None:
        self.leads = False
        self._logged: tuple[str, ...] = ()
        self._logging = threading.Lock()
        self._parts = parts
        self._state = state
        self._watcher = changes or Watcher(parts.root, FOLDERS, [FILE])
        self._stopped = False
        self._update_at: float | None = None
        self._thread = threading.Thread(target=self._run, name="following", daemon=True)

    def start(self) -> None:
        """Begin to follow."""
        self._watcher.start()
        self._thread.start()

    def lead(self) -> None:
        """Write and log from now on; in any thread."""
        self.leads = True
        self._log_problems()

    def stop(self) -> None:
        """Follow no longer; returns once nothing is under way."""
        self._stopped = True
        self._watcher.stop()
        self._thread.join()

    def _run(self) -> None:
        # File by file, so that no change waits long for it.
        keeping = self._parts.keep()
        is_kept = False
        while not self._stopped:
            changed = self._watcher.wait(self._due() if is_kept else 0)
            if changed or is_kept:
                self._told(partial(self.follow, changed))
            else:
                is_kept = next(keeping, None) is None
        for _ in self._parts.keep():
            pass

    def _told(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception:
            # Whatever it is: the next change is followed again.
            log.exception("a change could not be followed")

    def _due(self) -> float | None:
        due = [self._parts.due] if self._parts.due is not None else []
        if self._update_at is not None:
            due.append(max(0, self._update_at - time.monotonic()))
        return min(due, default=None)

    def follow(self, changed: Paths) -> None:
        """Do what follows some changes, and what was put off until now.

        Args:
            changed: The paths that have changed.
        """
        events = events_of(self._parts.root, changed)
        if not changed and self._is_update_due():
            self._update()
            return
        renewed = run(self._parts, events or _DOUBTFUL, changed)
        if renewed:
            self._publish(renewed)
        self._tell()
        is_ours = self._parts.settings.po_update == "auto"
        if self.leads and is_ours and Event.PAGES in renewed:
            self._update_at = time.monotonic() + _UPDATE_SECONDS

    def _publish(self, renewed: Events) -> None:
        last, site = self._state.present, self._parts.site()
        found = difference(last.site, site)
        _take_over(last.site, site, found)
        # Nobody should wait for it on the event loop, where errors are answered.
        site.prepared(nearest.table)
        views = last.views.remaining(partial(_is_true, site))
        present = Present(site, self._parts.renderer, last.problems, views)
        self._state.present = present
        if found.names:
            site.prepare(nearest.table)
        if Event.TEMPLATES in renewed and gc.get_freeze_count() < _FEW_OBJECTS:
            # Templates refer to each other in circles.
            gc.unfreeze()
            gc.collect()
        if self.leads:
            log.info("following %s", ", ".join(sorted(renewed)))

    def _tell(self) -> None:
        present, problems = self._state.present, self._parts.problems()
        if problems == present.problems:
            return
        self._state.present = Present(
            present.site, present.renderer, problems, present.views
        )
        self._log_problems()

    def _log_problems(self) -> None:
        with self._logging:
            if self.leads:
                problems = self._state.present.problems
                problem_log.tell(problems, self._logged)
                self._logged = problems

    def _is_update_due(self) -> bool:
        return self._update_at is not None and self._update_at <= time.monotonic()

    def _update(self) -> None:
        parts = self._parts
        if parts.due is not None:
            # Somebody may be in the middle of saving a catalog.
            self._update_at = time.monotonic() + _UPDATE_SECONDS
            return
        self._update_at = None
        from dragoman.catalogs.update import update  # noqa: PLC0415 -- no start needs it

        try:
            report = update(
                parts.root, parts.content, parts.settings, is_unattended=True
            )
        except DragomanError as error:
            log.warning("the translators' files were not brought up to date: %s", error)
            return
        for line in report.lines():
            log.info(line)


# Without a change on disk, a catalog that was waited for is read again.
_DOUBTFUL: Events = frozenset([Event.LOCALE_FOLDER])


def _take_over(last: Site, site: Site, found: Difference) -> None:
    """Measure and make nothing anew that is the same."""
    is_alike = last.content is site.content and last.languages == site.languages
    same: list[Callable[..., object]] = []
    if not found.names or is_alike:
        same.append(nearest.table)
    if found.texts == {} and is_alike and last.settings == site.settings:
        same.append(standing.site_standings)
    pages = last.content.pages

    def is_measured(page: Page, language: Language) -> bool:
        return pages.get(page.path) is page and found.is_same_in(page, [language.tag])

    def is_read(path: str, tag: str) -> bool:
        page, language = site.content.pages.get(path), site.languages[tag]
        if page is None or pages.get(path) is not page:
            return False
        is_same = language == last.languages.get(tag)
        return is_same and found.is_same_in(page, (tag, *language.fallback))

    site.take_over(last, is_measured, same)
    site.prepared(Digests).take_over(last.prepared(Digests), is_read)


def _is_true(site: Site, view: KeptView) -> bool:
    """Tell whether a view shows what it would show now."""
    page = site.content.pages.get(view.page)
    language = site.languages.get(view.language)
    if page is None or language is None or not is_kept(page, language):
        return False
    is_here = site.url(page, language) == view.url
    return is_here and revision(site, page, language) == view.revision
