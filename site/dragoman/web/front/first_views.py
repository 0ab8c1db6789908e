"""Views that are not kept yet: asked for by the front, answered once they are made.

Law: whoever waits for a view gets the state of the site that was the present one when
the request came. Where no view can be made, handlers are asked: they know what to say.
What a client has is compared with the view's revision before the view is made.
"""

import logging
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from dragoman.rendering.destination import Shown, find
from dragoman.rendering.kept_views import KeptView, is_kept
from dragoman.rendering.render_queue import BusyError
from dragoman.rendering.revision import revision
from dragoman.rendering.view_coding import etag
from dragoman.rendering.view_maker import ViewMaker
from dragoman.web.answers import matched
from dragoman.web.front.askers import Asker
from dragoman.web.front.composed import Composed
from dragoman.web.front.kept import Kept
from dragoman.web.state import State
from dragoman.web.waiting import Waiting

log = logging.getLogger(__name__)


class Asked(NamedTuple):
    """A request for a view that is being made.

    Attributes:
        asker: Who asks.
        known: The value of `If-None-Match`, if it was sent.
        is_get: Whether the method is GET, else it is HEAD.
        began: When the request came (monotonic seconds).
        head: Its head.
        waiting: Where it waits.
    """

    asker: Asker
    known: str | None
    is_get: bool
    began: float
    head: bytes
    waiting: Waiting


class FirstViews:
    """Has views made.

    Args:
        state: The parts of the running server.
        kept: Writes answers with views.
        answer: Called with each answer, for each who waits for it.
    """

    def __init__(
        self, state: State, kept: Kept, answer: Callable[[Composed, Asked], None]
    ) -> None:
        self._state = state
        self._kept = kept
        self._answer = answer

    def ask(self, path: str, asked: Asked) -> bool:
        """Have the view made that is under a path, if one may be kept there.

        Args:
            path: The path, as it was sent.
            asked: The request.

        Returns:
            Whether it will be answered.
        """
        present, queue = self._state.present, self._state.queue
        found = find(path, present.site)
        if not isinstance(found, Shown) or not is_kept(found.page, found.language):
            return False
        maker = ViewMaker(present.site, present.renderer, present.views, queue)
        try:
            if asked.known:
                # What the client has need not be rendered to be known.
                tell = partial(revision, present.site, found.page, found.language)
                queue.do(tell, partial(self._told, path, found, asked, maker))
            else:
                self._make(found, asked, maker)
        except BusyError:
            return False
        asked.waiting.connection.wait(asked.waiting)
        return True

    def _told(
        self,
        path: str,
        found: Shown,
        asked: Asked,
        maker: ViewMaker,
        now: str | BaseException,
    ) -> None:
        """Compare what the client has with the revision of the view as it is now."""
        if isinstance(now, BaseException):
            self._finish(asked, None)
            return
        asker, coding = asked.asker, asked.asker.variant[0]
        tag = matched(asked.known or "", etag(now, coding))
        if tag is not None:
            self._finish(asked, partial(self._kept.unchanged, path, tag, asker))
            return
        view = maker.views.find(path)
        if view is not None and coding in view.codings:
            # Somebody else had it made meanwhile.
            self._made(asked, view)
            return
        try:
            self._make(found, asked, maker)
        except BusyError:
            self._finish(asked, None)

    def _make(self, found: Shown, asked: Asked, maker: ViewMaker) -> None:
        coding, then = asked.asker.variant[0], partial(self._made, asked)
        maker.make(found.page, found.language, coding, then)

    def _made(self, asked: Asked, view: KeptView | BaseException) -> None:
        if isinstance(view, KeptView):
            view.asked += 1
            self._finish(asked, partial(self._kept.of, view, asked.asker))
        else:
            self._finish(asked, None)

    def _finish(self, asked: Asked, write: Callable[[], Composed] | None) -> None:
        """Answer, or have handlers answer if there is nothing to write."""
        connection = asked.waiting.connection
        try:
            if write is not None:
                self._answer(write(), asked)
            elif not asked.waiting.is_lost:
                connection.pass_on(asked.head + asked.waiting.take())
        except Exception:
            log.exception("the connection failed")
            connection.abort()
