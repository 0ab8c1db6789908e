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
    on_ready: Callable[[], None],
    stopped: Stopped | None = None,
    on_signal: Callable[[], None] | None = None,
) -> int:
    """Serve until the process is told to stop, then finish what is in hand.

    Args:
        server: A server that accepts connections already, or does so in `on_ready`.
        on_ready: Called once the signals are watched.
        stopped: Ends serving: its result is where connections go that wait for a
            request, or None if no other process serves.
        on_signal: Called at SIGINT or SIGTERM; by default they end serving. A second
            signal ends the process.

    Returns:
        How many requests had to be cut off.
    """
    loop = asyncio.get_running_loop()
    ended: Stopped = stopped or loop.create_future()

    def stop() -> None:
        _remove_handlers(loop)
        if on_signal is not None:
            on_signal()
        elif not ended.done():
            ended.set_result(None)

    for each in STOP_SIGNALS:
        loop.add_signal_handler(each, stop)
    on_ready()
    return await server.drain(await ended)


def _remove_handlers(loop: asyncio.AbstractEventLoop) -> None:
    for each in STOP_SIGNALS:
        with contextlib.suppress(ValueError):
            loop.remove_signal_handler(each)
