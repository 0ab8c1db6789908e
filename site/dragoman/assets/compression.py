"""The content codings in which assets are kept, made once and with full effort."""

import gzip
from importlib import import_module

CODINGS = {"br": ".br", "gzip": ".gz"}
"""Codings in the order of preference, with the endings nginx looks for."""


def compress(content: bytes, coding: str) -> bytes:
    """Compress some bytes as small as the coding can.

    Args:
        content: The bytes of an asset.
        coding: One of `CODINGS`.

    Returns:
        The coded bytes; the same ones for the same content.
    """
    if coding == "br":
        # Loaded here because a start that finds everything compressed does without it.
        coded: bytes = import_module("brotli").compress(content, quality=11)
        return coded
    # The time in a gzip header would make equal content differ (RFC 1952, MTIME).
    return gzip.compress(content, compresslevel=9, mtime=0)
