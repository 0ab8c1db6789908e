"""Tells a process manager that the server lives, and an operator what is wrong."""

from dragoman.web.base import Handler

# So many problems are told one by one; a broken file may have ten thousand.
MOST = 100


class HealthHandler(Handler):
    """Asked by machines, under whatever host: the answer holds nothing of it."""

    def prepare(self) -> None:
        """Answer under every host."""


class AliveHandler(HealthHandler):
    """Whether the process answers at all."""

    def get(self) -> None:
        """Answer."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish("alive\n")

    head = get


class ReadyHandler(HealthHandler):
    """Whether any page that is asked for can be answered.

    A broken page or catalog is a detail of the body: the last good one stands in.
    """

    def get(self) -> None:
        """Answer with the state of the site as JSON."""
        self.set_header("Cache-Control", "no-store")
        problems = self.present.problems
        self.finish(
            {
                "ready": True,
                "pages": len(self.site.content.pages),
                "languages": list(self.site.languages),
                "catalogs": self._catalogs(),
                "problems": list(problems[:MOST]),
                "more_problems": len(problems[MOST:]),
            }
        )

    head = get

    def _catalogs(self) -> dict[str, str]:
        """Give the SHA-256 of the `.po` file that each language's pages come from."""
        snapshot = self.site.readers[self.site.source.tag].snapshot
        return {tag: catalog.revision for tag, catalog in snapshot.content.items()}
