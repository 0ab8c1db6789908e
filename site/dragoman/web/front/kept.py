"""Which kept answer belongs to a request, if one does."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dragoman.assets.accept_encoding import IDENTITY, coding
from dragoman.assets.asset import Asset
from dragoman.assets.compression import CODINGS
from dragoman.rendering.kept_views import KeptView
from dragoman.web import answers, static_files
from dragoman.web.front.askers import Asker
from dragoman.web.front.composed import Composed, Openings
from dragoman.web.headers import security_headers
from dragoman.web.state import Present, State

OK, NOT_MODIFIED = 200, 304

# What a 304 does not tell of a representation that the client has.
_TOLD_BEFORE = {"Content-Type", "Content-Encoding", "Content-Language"}


class HeldAsset:
    """An asset whose bodies are in memory.

    Args:
        path: Its URL path.
        asset: The asset.

    Attributes:
        path: Its URL path.
        asset: The asset.
        codings: The codings that it has beside identity.
        heads: What has been written of answers.
        is_usual: Whether it has all codings or none, so that the variant of who asks
            tells in which it goes out.
    """

    __slots__ = ("asset", "codings", "heads", "is_usual", "path")

    def __init__(self, path: str, asset: Asset) -> None:
        self.path = path
        self.asset = asset
        self.codings = tuple(name for name in asset.bodies if name != IDENTITY)
        self.heads: dict[object, Composed] = {}
        self.is_usual = self.codings in ((), tuple(CODINGS))


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
        self._assets: dict[str, HeldAsset] = {}
        self._take(state.present)

    def find(self, path: str, asker: Asker, known: str | None) -> Composed | None:
        """Find the answer to a request.

        Args:
            path: The path, as it was sent.
            asker: Who asks.
            known: The value of `If-None-Match`, if it was sent.

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
            written = held.heads.get(asker.variant) if known is None else None
            return written or self._asset(held, asker, known)
        answer: Composed | None = view.heads.get(asker.variant)
        if answer is None:
            if asker.variant[0] not in view.codings:
                return None
            answer = self._composed(view, asker)
        view.asked += 1
        return answer if known is None else self._if_changed(view, answer, asker, known)

    def of(self, view: KeptView, asker: Asker) -> Composed:
        """Give the answer with a view, whatever state of the site it is of.

        Args:
            view: The view; it has the coding that is asked for.
            asker: Who asks.
        """
        if self._present is not self._state.present:
            self._take(self._state.present)
        answer: Composed | None = view.heads.get(asker.variant)
        return answer or self._composed(view, asker)

    def _take(self, present: Present) -> None:
        """Take notice of a new state."""
        self._present = present
        self._views = present.views.by_url
        is_https = present.site.settings.is_https
        if self._https is not is_https:
            self._https = is_https
            for view in self._views.values():
                view.heads = {}
        served = present.site.manifest.by_path
        self._assets = {
            path: HeldAsset(path, asset)
            for path, asset in served.items()
            if _is_held(asset)
        }

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
        security = self._security(trustworthy=asker.variant[1])
        fields = answers.unchanged_headers(tag, security)
        unchanged = self._openings.compose(view.url, NOT_MODIFIED, fields, b"")
        # Of other tags that match, a client can think of any number.
        if known == answer.etag:
            answer.unchanged = unchanged
        return unchanged

    def _asset(
        self, held: HeldAsset, asker: Asker, known: str | None
    ) -> Composed | None:
        chosen = _chosen(asker.accepts, held.codings)
        trustworthy = asker.variant[1]
        is_known = known is not None and static_files.is_known(
            known, held.asset.bodies[chosen].etag
        )
        key = (chosen, trustworthy, is_known)
        composed = held.heads.get(key)
        if composed is None:
            composed = self._composed_asset(held, chosen, is_known, trustworthy)
            held.heads[key] = composed
        if held.is_usual and not is_known:
            held.heads[asker.variant] = composed
        return composed

    def _composed_asset(
        self,
        held: HeldAsset,
        chosen: str,
        is_known: bool,  # noqa: FBT001 -- one of four that make the key
        trustworthy: bool,  # noqa: FBT001 -- one of four that make the key
    ) -> Composed:
        security = self._security(trustworthy=trustworthy)
        asset, path = held.asset, held.path
        own = static_files.fields(asset, chosen)
        body = asset.bodies[chosen].read()
        if is_known:
            own = tuple(field for field in own if field[0] not in _TOLD_BEFORE)
            return self._openings.compose(
                path, NOT_MODIFIED, (*security.items(), *own), b""
            )
        kind = ("Content-Type", asset.media_type)
        length = ("Content-Length", str(len(body)))
        told = (kind, *security.items(), *own, length)
        return self._openings.compose(path, OK, told, body, date_at=1)

    def _security(self, *, trustworthy: bool) -> Mapping[str, str]:
        return security_headers(https=self._https, trustworthy=trustworthy)


def _is_held(asset: Asset) -> bool:
    return all(body.held is not None for body in asset.bodies.values())


@lru_cache(maxsize=1000)
def _chosen(accept_encoding: str, codings: tuple[str, ...]) -> str:
    return coding(accept_encoding, codings) if codings else IDENTITY
