"""Runs a server until it is told to stop, and then drains it."""

import asyncio
import contextlib
import signal
from collections.abc import Callable

from dragoman.web.server import Server

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)


async def serve_until_stopped(server: Server, on_ready: Callable[[], None]) -> int:
    """Serve until SIGINT or SIGTERM, then finish what is in hand.

    Args:
        server: A server that accepts connections already.
        on_ready: Called once the signals are watched.

    Returns:
        How many requests had to be cut off.
    """
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in STOP_SIGNALS:
        loop.add_signal_handler(each, stopped.set)
    on_ready()
    await stopped.wait()
    for each in STOP_SIGNALS:
        # A second signal stops at once.
        with contextlib.suppress(ValueError):
            loop.remove_signal_handler(each)
    return await server.drain()
