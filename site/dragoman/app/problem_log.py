"""Tells the operator in the log what is wrong with files of the site."""

import logging
from collections.abc import Collection

# A file with ten thousand faults would bury every other line.
MOST = 100

log = logging.getLogger("dragoman")


def tell(problems: Collection[str], known: Collection[str] = ()) -> None:
    """Write a line for each problem that is new.

    Args:
        problems: What is wrong now.
        known: What has been told.
    """
    before = frozenset(known)
    found = [problem for problem in problems if problem not in before]
    for problem in found[:MOST]:
        log.warning(problem)
    if len(found) > MOST:
        log.warning(
            "%s more problems; `python site check` tells all", len(found) - MOST
        )
