"""Documents beside the pages as finished bytes, for one state of the site.

Law: only what is made of the site alone enters, whoever asks and whenever.
"""

#: How many bytes all of them may have together.
MOST = 8 * 1024 * 1024


class KeptDocuments:
    """The documents of one state of the site.

    Args:
        most: How many bytes they may have together; where that is too little, all that
            are kept give way.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._size = 0
        self._bodies: dict[tuple[str, str], bytes] = {}

    def find(self, path: str, coding: str) -> bytes | None:
        """Give a document; None if it is not kept.

        Args:
            path: Its URL path.
            coding: `br`, `gzip` or `identity`.
        """
        return self._bodies.get((path, coding))

    def keep(self, path: str, coding: str, body: bytes) -> None:
        """Keep a document, if it is not too large.

        Args:
            path: Its URL path.
            coding: `br`, `gzip` or `identity`.
            body: The coded bytes.
        """
        key, size = (path, coding), len(body)
        if key in self._bodies or size > self._most:
            return
        if self._size + size > self._most:
            self._bodies.clear()
            self._size = 0
        self._bodies[key] = body
        self._size += size
