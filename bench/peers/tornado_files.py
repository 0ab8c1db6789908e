"""Tornado serving files as its documentation says, with the fields of others."""

import asyncio
import sys

import tornado.web

from sample import FIELDS, FOLDER

# What the handler sends of itself.
_OWN = {"Content-Type", "Etag", "Last-Modified", "Accept-Ranges"}


class FileHandler(tornado.web.StaticFileHandler):
    """Serves files."""

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002 -- Tornado names it
        """Send what others send."""
        for name, value in FIELDS.items():
            if name not in _OWN:
                self.set_header(name, value)


async def main() -> None:
    """Serve until the process ends."""
    files = {"path": str(FOLDER / "files")}
    application = tornado.web.Application([(r"/(.*)", FileHandler, files)])
    application.listen(int(sys.argv[1]), "127.0.0.1")
    await asyncio.Event().wait()


asyncio.run(main())
