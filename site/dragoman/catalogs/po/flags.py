"""Set and take away the flag `fuzzy`, and nothing else of a flag line."""

import re

from dragoman.catalogs.po.charset import Charset
from dragoman.catalogs.po.comments import FLAG, comments

_FIRST = re.compile(rb"^([ \t]*+)(?:fuzzy(?![^\s,])[ \t]*+,?[ \t]*+)++")
_LATER = re.compile(rb"(?<=[^\s,])[ \t,]++fuzzy(?![^\s,])")


def with_fuzzy(block: bytes, charset: Charset, eol: bytes) -> bytes:
    """Return the comments of a message with the flag `fuzzy` first among its flags."""
    for item in comments(block, charset):
        if block[: item.body].endswith(b"#,"):
            others = block[item.body : item.end].strip()
            fuzzy = b" fuzzy," if others else b" fuzzy"
            return block[: item.body] + fuzzy + block[item.body :]
    return block + b"#, fuzzy" + eol


def without_fuzzy(block: bytes, charset: Charset) -> bytes:
    """Return the comments of a message without the flag `fuzzy`.

    A line that had no other flag goes with it.
    """
    for item in reversed(list(comments(block, charset))):
        line = block[item.body : item.end]
        rest = _LATER.sub(b"", _FIRST.sub(rb"\1", line))
        if item.kind is FLAG and rest != line:
            kept = block[item.start : item.body] + rest if rest.strip() else b""
            block = block[: item.start] + kept + block[item.end :]
    return block
