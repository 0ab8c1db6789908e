"""Which kept answer belongs to a request, if one does."""

from collections.abc import Mapping
from typing import Any

from dragoman.rendering.kept_views import KeptView
from dragoman.web import answers
from dragoman.web.front.askers import Asker
from dragoman.web.front.composed import Composed, Openings
from dragoman.web.front.held_assets import NOT_MODIFIED, OK, HeldAssets
from dragoman.web.front.ranges import RangeRequest
from dragoman.web.headers import security_headers
from dragoman.web.state import Present, State


class Kept:
    """Finds answers in the present state of the site.

    Args:
        state: The parts of the running server.
        openings: What heads of answers begin with.
    """

    def __init__(self, state: State, openings: Openings) -> None:
        self._state = state
        self._openings = openings
        self._https: bool | None = None
        self._take(state.present)

    def find(
        self,
        path: str,
        asker: Asker,
        known: str | None,
        part: RangeRequest | None,
    ) -> Composed | None:
        """Find the answer to a request.

        Args:
            path: The path, as it was sent.
            asker: Who asks.
            known: The value of `If-None-Match`, if it was sent.
            part: Which part is wanted, if not the whole; views go out whole.

        Returns:
            The answer, None if nothing is kept for it.
        """
        if self._present is not self._state.present:
            self._take(self._state.present)
        view = self._views.get(path)
        if view is None:
            held = self._assets.get(path)
            if held is None:
                return None
            is_plain = known is None and part is None
            written = held.heads.get(asker.variant) if is_plain else None
            return written or self._held.answer(held, asker, known, part)
        answer: Composed | None = view.heads.get(asker.variant)
        if answer is None:
            if asker.variant[0] not in view.codings:
                return None
            answer = self._composed(view, asker)
        view.asked += 1
        return answer if known is None else self._if_changed(view, answer, asker, known)

    def find_old(
        self,
        path: str,
        asker: Asker,
        known: str | None,
        part: RangeRequest | None,
    ) -> Composed | None:
        """Find the answer to a request in HTTP/1.0, as `find` does."""
        answer = self.find(path, asker, known, part)
        return None if answer is None else _to(asker, answer)

    def of(self, view: KeptView, asker: Asker) -> Composed:
        """Give the answer with a view, whatever state of the site it is of.

        Args:
            view: The view; it has the coding that is asked for.
            asker: Who asks.
        """
        if self._present is not self._state.present:
            self._take(self._state.present)
        answer: Composed | None = view.heads.get(asker.variant)
        return _to(asker, answer or self._composed(view, asker))

    def unchanged(self, url: str, tag: str, asker: Asker) -> Composed:
        """Give the answer to who has a view already.

        Args:
            url: The address of the view.
            tag: The entity tag that the answer names.
            asker: Who asks.
        """
        if self._present is not self._state.present:
            self._take(self._state.present)
        return _to(asker, self._unchanged(url, tag, asker))

    def _take(self, present: Present) -> None:
        """Take notice of a new state."""
        self._present = present
        self._views = present.views.by_url
        is_https = present.site.settings.is_https
        if self._https is not is_https:
            self._https = is_https
            for view in self._views.values():
                view.heads = {}
        self._held = HeldAssets(present.site, self._openings)
        self._assets = self._held.by_path

    def _composed(self, view: KeptView, asker: Asker) -> Composed:
        chosen, trustworthy = asker.variant
        coded = view.codings[chosen]
        security = self._security(trustworthy=trustworthy)
        told = answers.headers(view, coded, chosen, security)
        answer = self._openings.compose(view.url, OK, told, coded.body)
        heads: dict[Any, Any] = view.heads
        heads[asker.variant] = answer
        return answer

    def _if_changed(
        self, view: KeptView, answer: Composed, asker: Asker, known: str
    ) -> Composed:
        if known == answer.etag and answer.unchanged is not None:
            return answer.unchanged
        tag = answers.matched(known, answer.etag)
        if tag is None:
            return answer
        unchanged = self._unchanged(view.url, tag, asker)
        # Of other tags that match, a client can think of any number.
        if known == answer.etag:
            answer.unchanged = unchanged
        return unchanged

    def _unchanged(self, url: str, tag: str, asker: Asker) -> Composed:
        security = self._security(trustworthy=asker.variant[1])
        fields = answers.unchanged_headers(tag, security)
        return self._openings.compose(url, NOT_MODIFIED, fields, b"")

    def _security(self, *, trustworthy: bool) -> Mapping[str, str]:
        return security_headers(https=self._https, trustworthy=trustworthy)


def _to(asker: Asker, answer: Composed) -> Composed:
    return answer.old(stays=not asker.closes) if asker.is_old else answer
