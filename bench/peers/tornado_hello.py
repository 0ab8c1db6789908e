"""The program that the documentation of Tornado begins with, its log off as there."""

import asyncio
import sys

import tornado.web


class MainHandler(tornado.web.RequestHandler):
    """Says hello."""

    def get(self) -> None:
        """Say it."""
        self.write("Hello, world")


async def main() -> None:
    """Serve until the process ends."""
    application = tornado.web.Application([(r"/.*", MainHandler)])
    application.listen(int(sys.argv[1]), "127.0.0.1")
    await asyncio.Event().wait()


asyncio.run(main())
