"""What no page needs: made beside the first requests."""

import logging
import threading

from dragoman.rendering import nearest
from dragoman.web.state import State

log = logging.getLogger("dragoman")


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
    # At a low priority it would hold the interpreter's lock while other processes run,
    # and readers would wait for them.
    try:
        state.present.site.prepared(nearest.table)
    except Exception:
        # Whatever it is: readers are served.
        log.exception("what stands behind could not be made")
