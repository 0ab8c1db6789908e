"""Views that are not kept yet: asked for by the front, answered once they are made.

Law: whoever waits for a view gets the state of the site that was the present one when
the request came. Where no view can be made, handlers are asked: they know what to say.
"""

import logging
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from dragoman.rendering.destination import Shown, find
from dragoman.rendering.kept_views import KeptView, is_kept
from dragoman.rendering.render_queue import BusyError
from dragoman.rendering.view_maker import ViewMaker
from dragoman.web.front.askers import Asker
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
        answer: Called with each view that was made, for each who waits for it.
    """

    def __init__(self, state: State, answer: Callable[[KeptView, Asked], None]) -> None:
        self._state = state
        self._answer = answer

    def ask(self, path: str, asked: Asked) -> bool:
        """Have the view made that is under a path, if one may be kept there.

        Args:
            path: The path, as it was sent.
            asked: The request.

        Returns:
            Whether it will be answered.
        """
        if asked.known is not None:
            # What the client has need not be rendered to be known.
            return False
        present = self._state.present
        found = find(path, present.site)
        if not isinstance(found, Shown) or not is_kept(found.page, found.language):
            return False
        maker = ViewMaker(
            present.site, present.renderer, present.views, self._state.queue
        )
        coding = asked.asker.variant[0]
        try:
            maker.make(found.page, found.language, coding, partial(self._made, asked))
        except BusyError:
            return False
        asked.waiting.connection.wait(asked.waiting)
        return True

    def _made(self, asked: Asked, view: KeptView | BaseException) -> None:
        connection = asked.waiting.connection
        try:
            if isinstance(view, KeptView):
                self._answer(view, asked)
            elif not asked.waiting.is_lost:
                connection.pass_on(asked.head + asked.waiting.take())
        except Exception:
            log.exception("the connection failed")
            connection.abort()
