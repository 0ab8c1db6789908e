"""Reads whole request heads strictly, and of their fields only those that matter.

A parser (llhttp) judges the whole head; the few lines that matter are then found by one
regular expression. That takes half the time of having the parser tell each field.
"""

import re

import httptools

#: What `matter` gives for the empty line that ends a head.
END = b"\n\r"

# Lines that an answer of ours depends on, those that only handlers understand, and the
# end. A content-type without content can be malformed, too. Case is ignored only behind
# the first letter: `re` tells by it at once which name a line cannot have.
matter = re.compile(
    rb"""\n(?=[\rACEHIRTUXaceihrtux])
    (?: \r
      | (?: [Aa](?i:ccept-encoding)
          | [Cc](?i:on(?:nection|tent-[a-z-]*))
          | [Ee](?i:xpect)
          | [Hh](?i:ost)
          | [Ii](?i:f-(?:none-match|range))
          | [Rr](?i:ange)
          | [Tt](?i:ransfer-encoding)
          | [Uu](?i:pgrade|ser-agent)
          | [Xx](?i:-forwarded-(?:for|proto))
        ):.*
    )""",
    re.VERBOSE,
).findall

_GET, _HEAD = b"GET /", b"HEAD /"
_VERSION, _OLD_VERSION = b" HTTP/1.1\r\n", b" HTTP/1.0\r\n"


class Heads:
    """One parser for all connections; it only ever gets whole heads.

    Attributes:
        url: The target of the last head, as it was sent.
        is_get: Whether its method is GET, else it is HEAD.
        is_old: Whether it is HTTP/1.0, else it is HTTP/1.1.
    """

    __slots__ = ("_feed", "_is_whole", "is_get", "is_old", "url")

    def __init__(self) -> None:
        self.url = b""
        self.is_get = True
        self.is_old = False
        self._is_whole = False
        self.renew()

    def renew(self) -> None:
        """Take another parser, as llhttp reads nothing after certain heads."""
        self._feed = httptools.HttpRequestParser(self).feed_data

    def on_url(self, url: bytes) -> None:
        """Take the target; called by the parser."""
        self.url = url

    def on_message_complete(self) -> None:
        """Note that no body follows; called by the parser."""
        self._is_whole = True

    def is_sound(self, head: bytes) -> bool:
        """Tell whether a head is sound HTTP/1, and asks by GET or HEAD for a path.

        After one whose answer is the last of its connection, `renew` has to follow.

        Args:
            head: Exactly one, with the empty line that ends it.
        """
        self.is_get = is_get = head.startswith(_GET)
        if not is_get and not head.startswith(_HEAD):
            return False
        self._is_whole = self.is_old = False
        try:
            self._feed(head)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self.renew()
            return False
        line_end = (4 if is_get else 5) + len(self.url)
        if self._is_whole:
            if head.startswith(_VERSION, line_end):
                return True
            if head.startswith(_OLD_VERSION, line_end):
                self.is_old = True
                return True
        self.renew()
        return False
