"""Runs a server until it is told to stop, and then drains it."""

import asyncio
import contextlib
import signal
from collections.abc import Callable

from dragoman.web.handing_over import HandOver
from dragoman.web.server import Server

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)

Stopped = asyncio.Future[HandOver | None]


async def serve_until_stopped(
    server: Server,
    on_ready: Callable[[Stopped], None],
    on_signal: Callable[[Stopped], None] | None = None,
) -> int:
    """Serve until the process is told to stop, then finish what is in hand.

    Args:
        server: A server that accepts connections already, or does so in `on_ready`.
        on_ready: Called once the signals are watched. What it is given ends serving:
            its result is where connections go that wait for a request, or None if no
            other process serves.
        on_signal: Called with the same at SIGINT or SIGTERM; by default that ends
            serving. A second signal ends the process.

    Returns:
        How many requests had to be cut off.
    """
    loop = asyncio.get_running_loop()
    stopped: Stopped = loop.create_future()

    def stop() -> None:
        _remove_handlers(loop)
        if on_signal is not None:
            on_signal(stopped)
        elif not stopped.done():
            stopped.set_result(None)

    for each in STOP_SIGNALS:
        loop.add_signal_handler(each, stop)
    on_ready(stopped)
    hand_over = await stopped
    return await server.drain(hand_over)


def _remove_handlers(loop: asyncio.AbstractEventLoop) -> None:
    for each in STOP_SIGNALS:
        with contextlib.suppress(ValueError):
            loop.remove_signal_handler(each)
