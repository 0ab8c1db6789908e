"""Serves a site until the process is told to stop: the parent's part of it."""

import asyncio
import os
from pathlib import Path

from dragoman.processes.parent import Parent
from dragoman.processes.worker import Orders
from dragoman.web.handing_over import HandOver
from dragoman.web.listening import bind, inherited, origin_of
from dragoman.web.log_lines import log_as_json


def serve(root: Path, *, address: str, port: int, processes: int, preview: bool) -> int:
    """Serve a site.

    Args:
        root: The site's folder.
        address: The IP address or host name to listen on. It and the port are not
            asked for where a process manager has opened the sockets.
        port: The TCP port; 0 for any free one.
        processes: How many workers serve; 0 for one a core.
        preview: Serve drafts as well.

    Returns:
        The exit code.

    Raises:
        DragomanError: If the site cannot be served at all.
    """
    sockets = inherited() or bind(port, address)
    log_as_json()
    hand_over = HandOver.pair()
    orders = Orders(root.resolve(), origin_of(sockets[0]), preview, sockets, hand_over)
    count = processes or len(os.sched_getaffinity(0))
    return asyncio.run(Parent(orders, count).run())
