"""The content codings of answers: kept ones with full effort, fresh ones quickly."""

import gzip
from importlib import import_module

CODINGS = {"br": ".br", "gzip": ".gz"}
"""Codings in the order of preference, with the endings nginx looks for."""

# Brotli's quality and gzip's level: for what is kept, and for what is made while a
# reader waits. Brotli 5 makes a page an eighth larger than 11 does, in a fifteenth of
# the time (1 ms for 15 KB).
_KEPT = {"br": 11, "gzip": 9}
_QUICK = {"br": 5, "gzip": 6}

# Brotli's window, as a power of two, for what fits into it: its tables are then small
# enough for a processor's cache, which saves a quarter of the time. The default is the
# largest one.
_WINDOW, _LARGEST_WINDOW = 16, 22
# What of a window cannot be referred to (RFC 7932 section 9.1).
_BEYOND = 16


def quality(coding: str, *, quick: bool = False) -> int:
    """Give the effort that a coding is made with: Brotli's quality, gzip's level.

    Args:
        coding: One of `CODINGS`.
        quick: Whether a reader is waiting.
    """
    return (_QUICK if quick else _KEPT)[coding]


def compress(content: bytes, coding: str, *, quick: bool = False) -> bytes:
    """Compress some bytes.

    Args:
        content: The bytes.
        coding: One of `CODINGS`.
        quick: Whether a reader is waiting; else as small as the coding can.

    Returns:
        The coded bytes; the same ones for the same content.
    """
    effort = quality(coding, quick=quick)
    if coding == "br":
        fits = len(content) <= (1 << _WINDOW) - _BEYOND
        window = _WINDOW if quick and fits else _LARGEST_WINDOW
        # Loaded here because a start that finds everything compressed does without it.
        brotli = import_module("brotli")
        coded: bytes = brotli.compress(content, quality=effort, lgwin=window)
        return coded
    # The time in a gzip header would make equal content differ (RFC 1952, MTIME).
    return gzip.compress(content, compresslevel=effort, mtime=0)


def decompress(coded: bytes, coding: str) -> bytes:
    """Give back what was compressed by `compress`.

    Args:
        coded: The coded bytes; none that came from outside.
        coding: One of `CODINGS`.
    """
    if coding == "br":
        content: bytes = import_module("brotli").decompress(coded)
        return content
    return gzip.decompress(coded)
