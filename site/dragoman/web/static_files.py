"""Answers requests for static files: by look-up, with ranges, cached for ever."""

from tornado.web import HTTPError

from dragoman.assets.accept_encoding import coding
from dragoman.assets.asset import Asset, Body, Moved
from dragoman.assets.ranges import Part, Unsatisfiable, may_continue, wanted
from dragoman.web.base import Handler

# RFC 9111 §5.2.2.1 and RFC 8246: the name changes when the bytes do.
FOREVER = "public, max-age=31536000, immutable"
# How many bytes of a large file are in memory at a time.
PIECE = 256 * 1024

PARTIAL_CONTENT = 206
FOUND = 302
NOT_FOUND = 404
RANGE_NOT_SATISFIABLE = 416


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
        body = self._coded(asset)
        self.set_header("Content-Type", asset.media_type)
        self.set_header("Cache-Control", FOREVER)
        self.set_header("Accept-Ranges", "bytes")
        self.set_header("Etag", body.etag)
        if self.check_etag_header():
            self.set_status(304)
            return
        part = self._part(body)
        if isinstance(part, Unsatisfiable):
            self.set_status(RANGE_NOT_SATISFIABLE)
            self.set_header("Content-Range", part.content_range)
            return
        if part is not None:
            self.set_status(PARTIAL_CONTENT)
            self.set_header("Content-Range", part.content_range)
        start, stop = (part.start, part.stop) if part else (0, body.size)
        self.set_header("Content-Length", str(stop - start))
        if self.request.method != "HEAD":
            await self._stream(body, start, stop)

    def _coded(self, asset: Asset) -> Body:
        codings = [name for name in asset.bodies if name != "identity"]
        if not codings:
            return asset.bodies["identity"]
        self.set_header("Vary", "Accept-Encoding")
        chosen = coding(self.request.headers.get("Accept-Encoding", ""), codings)
        if chosen != "identity":
            self.set_header("Content-Encoding", chosen)
        return asset.bodies[chosen]

    def _part(self, body: Body) -> Part | Unsatisfiable | None:
        asked = self.request.headers.get("Range", "")
        if not asked or self.request.method != "GET":
            return None
        if not may_continue(self.request.headers.get("If-Range"), body.etag):
            return None
        return wanted(asked, body.size)

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
