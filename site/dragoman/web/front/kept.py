"""Which kept answer belongs to a request, if one does."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dragoman.assets.accept_encoding import IDENTITY, coding
from dragoman.assets.asset import Asset
from dragoman.assets.compression import CODINGS
from dragoman.rendering.kept_views import KeptView
from dragoman.web import answers, static_files
from dragoman.web.front.composed import Composed, Openings
from dragoman.web.headers import security_headers
from dragoman.web.state import Present, State

OK, NOT_MODIFIED = 200, 304

_ACCEPT_ENCODING, _IF_NONE_MATCH = b"Accept-Encoding", b"If-None-Match"
_CODINGS = tuple(CODINGS)
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
    """

    __slots__ = ("asset", "codings", "heads", "path")

    def __init__(self, path: str, asset: Asset) -> None:
        self.path = path
        self.asset = asset
        self.codings = tuple(name for name in asset.bodies if name != IDENTITY)
        self.heads: dict[object, Composed] = {}


class Kept:
    """Finds answers in the present state of the site.

    Args:
        state: The parts of the running server.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._openings = Openings()
        self._assets: dict[str, HeldAsset] = {}
        self._take(state.present)

    def find(
        self,
        path: str,
        fields: dict[bytes, bytes],
        trustworthy: bool,  # noqa: FBT001 -- asked for each request
    ) -> Composed | None:
        """Find the answer to a request.

        Args:
            path: The path, as it was sent.
            fields: The fields of its head.
            trustworthy: Whether the browser trusts the origin.

        Returns:
            The answer, None if nothing is kept for it.
        """
        if self._present is not self._state.present:
            self._take(self._state.present)
        view = self._views.get(path)
        if view is not None:
            return self._view(view, fields, trustworthy)
        held = self._assets.get(path)
        if held is not None:
            return self._asset(held, fields, trustworthy)
        return None

    def _take(self, present: Present) -> None:
        """Take notice of a new state."""
        self._present = present
        self._views = present.views.by_url
        self._https = present.site.settings.is_https
        served = present.site.manifest.by_path
        self._assets = {
            path: HeldAsset(path, asset)
            for path, asset in served.items()
            if _is_held(asset)
        }

    def _view(
        self,
        view: KeptView,
        fields: dict[bytes, bytes],
        trustworthy: bool,  # noqa: FBT001 -- asked for each request
    ) -> Composed | None:
        chosen = _chosen(fields.get(_ACCEPT_ENCODING, b""), _CODINGS)
        coded = view.codings.get(chosen)
        if coded is None:
            return None
        view.asked += 1
        key = (chosen, trustworthy, self._https)
        known = fields.get(_IF_NONE_MATCH)
        if known is not None:
            tag = answers.matched(_text(known), coded.etag)
            if tag is not None:
                security = self._security(trustworthy=trustworthy)
                unchanged = answers.unchanged_headers(tag, security)
                return self._openings.compose(view.url, NOT_MODIFIED, unchanged, b"")
        heads: dict[Any, Any] = view.heads
        composed: Composed | None = heads.get(key)
        if composed is None:
            security = self._security(trustworthy=trustworthy)
            told = answers.headers(view, coded, chosen, security)
            composed = self._openings.compose(view.url, OK, told, coded.body)
            heads[key] = composed
        return composed

    def _asset(
        self,
        held: HeldAsset,
        fields: dict[bytes, bytes],
        trustworthy: bool,  # noqa: FBT001 -- asked for each request
    ) -> Composed | None:
        chosen = _chosen(fields.get(_ACCEPT_ENCODING, b""), held.codings)
        known = fields.get(_IF_NONE_MATCH)
        body = held.asset.bodies[chosen]
        is_known = known is not None and static_files.is_known(_text(known), body.etag)
        key = (chosen, trustworthy, self._https, is_known)
        composed = held.heads.get(key)
        if composed is None:
            composed = self._composed_asset(held, chosen, is_known, trustworthy)
            held.heads[key] = composed
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
def _chosen(accept_encoding: bytes, codings: tuple[str, ...]) -> str:
    return coding(_text(accept_encoding), codings) if codings else IDENTITY


def _text(value: bytes) -> str:
    """Read a field's value as Tornado does."""
    return value.decode("latin-1").strip(" \t")
