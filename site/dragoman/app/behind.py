"""What no page needs: made beside the first requests, at the lowest priority."""

import logging
import os
import sys
import threading

from dragoman.rendering import nearest
from dragoman.web.state import State

log = logging.getLogger("dragoman")

# The nice value of a thread that gives way to all others (setpriority(2)).
_LAST = 19


def begin(state: State) -> threading.Thread:
    """Begin to make it.

    Whoever needs some of it before it is done makes it then, in a thread too.

    Args:
        state: What the handlers share.

    Returns:
        The thread that does it.
    """
    thread = threading.Thread(target=_make, args=[state], name="behind", daemon=True)
    thread.start()
    return thread


def _make(state: State) -> None:
    if sys.platform == "linux":
        # On Linux each thread has a priority of its own.
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LAST)
    try:
        state.present.site.prepared(nearest.table)
    except Exception:
        # Whatever it is: readers are served.
        log.exception("what stands behind could not be made")
