"""Answers requests for static files: by look-up, with ranges, cached for ever."""

import re

from tornado.web import HTTPError

from dragoman.assets.accept_encoding import IDENTITY, coding
from dragoman.assets.asset import Asset, Body, Moved
from dragoman.assets.ranges import Part, Unsatisfiable, may_continue, wanted
from dragoman.web.base import Handler

# RFC 9111 §5.2.2.1 and RFC 8246: the name changes when the bytes do.
FOREVER = "public, max-age=31536000, immutable"
# RFC 9111 section 3: a cache could give the refusal of a part for the whole.
NEVER = "no-store"
# How many bytes of a large file are in memory at a time, for each of its readers.
PIECE = 32 * 1024

# The opaque part of an entity tag: whether it is weak does not count here.
_TAG = re.compile(r'\*|"[^"]*"')

PARTIAL_CONTENT = 206
FOUND = 302
NOT_FOUND = 404
RANGE_NOT_SATISFIABLE = 416


def chosen_coding(asset: Asset, accept_encoding: str) -> str:
    """Choose the coding in which a client gets an asset.

    Args:
        asset: The asset.
        accept_encoding: What the client accepts; empty if it did not say.
    """
    codings = [name for name in asset.bodies if name != IDENTITY]
    return coding(accept_encoding, codings) if codings else IDENTITY


def fields(
    asset: Asset, chosen: str, cached: str = FOREVER
) -> tuple[tuple[str, str], ...]:
    """Give the header fields that an answer has for an asset's sake, in their order.

    Args:
        asset: The asset.
        chosen: Its coding.
        cached: The value of `Cache-Control`.
    """
    vary = (("Vary", "Accept-Encoding"),) if len(asset.bodies) > 1 else ()
    encoding = (("Content-Encoding", chosen),) if chosen != IDENTITY else ()
    return (
        *vary,
        *encoding,
        ("Cache-Control", cached),
        ("Accept-Ranges", "bytes"),
        ("Etag", asset.bodies[chosen].etag),
    )


def is_known(if_none_match: str, etag: str) -> bool:
    """Tell whether a client has an asset already (RFC 9110 section 13.1.2).

    Args:
        if_none_match: The field's value: tags, weak ones too, or `*`.
        etag: The tag of the asset in the coding that was chosen.
    """
    tags = _TAG.findall(if_none_match)
    return bool(tags) and (if_none_match.strip() == "*" or etag in tags)


def part(asked: str, if_range: str | None, body: Body) -> Part | Unsatisfiable | None:
    """Tell which part of an asset a GET request gets (RFC 9110 section 14.2).

    Args:
        asked: The value of `Range`, empty if it was not sent.
        if_range: The value of `If-Range`; None if it was not sent.
        body: The asset in the coding that was chosen.

    Returns:
        None for the whole.
    """
    return wanted(asked, body.size) if may_continue(if_range, body.etag) else None


class StaticHandler(Handler):
    """The files of the manifest, under their hashed names."""

    async def get(self) -> None:
        """Send a file, the part of it that was asked for, or its present address."""
        manifest, path = self.site.manifest, self.request.path
        found = manifest.find(path)
        if not isinstance(found, Asset) and manifest.may_be_newer(path):
            found = await self.in_thread(manifest.find_newer, path) or found
        if isinstance(found, Moved):
            self.set_header("Cache-Control", "no-store")
            self.redirect(found.url, status=FOUND)
        elif found is None:
            raise HTTPError(NOT_FOUND)
        else:
            await self._send(found)

    head = get

    async def _send(self, asset: Asset) -> None:
        chosen = chosen_coding(asset, self.request.headers.get("Accept-Encoding", ""))
        body = asset.bodies[chosen]
        self.set_header("Content-Type", asset.media_type)
        for name, value in fields(asset, chosen):
            self.set_header(name, value)
        if is_known(self.request.headers.get("If-None-Match", ""), body.etag):
            self.set_status(304)
            return
        found = self._part(body)
        if isinstance(found, Unsatisfiable):
            self.set_status(RANGE_NOT_SATISFIABLE)
            self.set_header("Content-Range", found.content_range)
            self.set_header("Cache-Control", NEVER)
            return
        if found is not None:
            self.set_status(PARTIAL_CONTENT)
            self.set_header("Content-Range", found.content_range)
        start, stop = (found.start, found.stop) if found else (0, body.size)
        self.set_header("Content-Length", str(stop - start))
        if self.request.method != "HEAD":
            await self._stream(body, start, stop)

    def _part(self, body: Body) -> Part | Unsatisfiable | None:
        if self.request.method != "GET":
            return None
        headers = self.request.headers
        return part(headers.get("Range", ""), headers.get("If-Range"), body)

    async def _stream(self, body: Body, start: int, stop: int) -> None:
        for begin in range(start, stop, PIECE):
            end = min(begin + PIECE, stop)
            if body.held is None:
                self.write(await self.in_thread(body.read, begin, end))
            else:
                self.write(body.read(begin, end))
            await self.flush()

    def compute_etag(self) -> None:
        """Leave the ETag as it is: that of the file, known before it was asked for."""
