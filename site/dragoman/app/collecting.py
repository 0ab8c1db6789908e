"""How the search for circles of objects is kept from what has none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Read a site without looking for circles among its parts, then and later.

    It has none, and on a large one each search would hold up every reader.
    """
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()
