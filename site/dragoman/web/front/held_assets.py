"""Answers with assets whose bodies are in memory: whole, in part, or known already."""

from functools import lru_cache

from dragoman.assets.accept_encoding import IDENTITY, coding
from dragoman.assets.asset import Asset
from dragoman.assets.compression import CODINGS
from dragoman.rendering.site import Site
from dragoman.web import static_files
from dragoman.web.front import ranges
from dragoman.web.front.askers import Asker
from dragoman.web.front.composed import Composed, Fields, Openings
from dragoman.web.front.ranges import RangeRequest
from dragoman.web.headers import security_headers

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


class HeldAssets:
    """The assets of one state of the site that are in memory.

    Args:
        site: The site as it stands.
        openings: What heads of answers begin with.

    Attributes:
        by_path: The assets by URL path.
    """

    def __init__(self, site: Site, openings: Openings) -> None:
        self._https = site.settings.is_https
        self._openings = openings
        self.by_path = {
            path: HeldAsset(path, asset)
            for path, asset in site.manifest.by_path.items()
            if _is_held(asset)
        }

    def answer(
        self,
        held: HeldAsset,
        asker: Asker,
        known: str | None,
        part: RangeRequest | None,
    ) -> Composed:
        """Give the answer to a request for an asset.

        Args:
            held: The asset.
            asker: Who asks.
            known: The value of `If-None-Match`, if it was sent.
            part: Which part is wanted, if not the whole.
        """
        chosen = _chosen(asker.accepts, held.codings)
        trustworthy = asker.variant[1]
        body = held.asset.bodies[chosen]
        is_known = known is not None and static_files.is_known(known, body.etag)
        if part is not None and not is_known:
            found = ranges.find(part, body)
            if found is not None:
                told = ("Content-Range", found.content_range)
                status, _, content = found
                return self._sent(held, chosen, trustworthy, status, content, told)
        key = (chosen, trustworthy, is_known)
        composed = held.heads.get(key)
        if composed is None:
            composed = (
                self._unchanged(held, chosen, trustworthy)
                if is_known
                else self._sent(held, chosen, trustworthy, OK, body.read())
            )
            held.heads[key] = composed
        if held.is_usual and not is_known:
            held.heads[asker.variant] = composed
        return composed

    def _sent(
        self,
        held: HeldAsset,
        chosen: str,
        trustworthy: bool,  # noqa: FBT001 -- one of those that make the answer
        status: int,
        content: bytes,
        *more: tuple[str, str],
    ) -> Composed:
        is_refused = status == static_files.RANGE_NOT_SATISFIABLE
        cached = static_files.NEVER if is_refused else static_files.FOREVER
        fields = (
            ("Content-Type", held.asset.media_type),
            *self._security(trustworthy=trustworthy),
            *static_files.fields(held.asset, chosen, cached),
            *more,
            ("Content-Length", str(len(content))),
        )
        return self._openings.compose(held.path, status, fields, content, date_at=1)

    def _unchanged(
        self,
        held: HeldAsset,
        chosen: str,
        trustworthy: bool,  # noqa: FBT001 -- one of those that make the answer
    ) -> Composed:
        own = static_files.fields(held.asset, chosen)
        fields = (
            *self._security(trustworthy=trustworthy),
            *(field for field in own if field[0] not in _TOLD_BEFORE),
        )
        return self._openings.compose(held.path, NOT_MODIFIED, fields, b"")

    def _security(self, *, trustworthy: bool) -> Fields:
        return (*security_headers(https=self._https, trustworthy=trustworthy).items(),)


def _is_held(asset: Asset) -> bool:
    return all(body.held is not None for body in asset.bodies.values())


@lru_cache(maxsize=1000)
def _chosen(accept_encoding: str, codings: tuple[str, ...]) -> str:
    return coding(accept_encoding, codings) if codings else IDENTITY
