"""A worker: serves a site on sockets of its parent, until that tells it to end."""

import asyncio
import atexit
import faulthandler
import logging
import signal
import socket
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import uvloop

from dragoman.app import behind, warming
from dragoman.app.collecting import uncollected
from dragoman.app.events import FOLDERS
from dragoman.app.following import Follower
from dragoman.app.reading import Read, read_site
from dragoman.app.serving import make_http_server, make_state
from dragoman.app.warming import Warmer
from dragoman.errors import DragomanError
from dragoman.languages.negotiate import choose
from dragoman.live.told import Told
from dragoman.processes.channel import Channel, line
from dragoman.processes.standing import plain
from dragoman.settings import FILE
from dragoman.web.handing_over import HandOver
from dragoman.web.log_lines import log_as_json
from dragoman.web.serving import Stopped, serve_until_stopped
from dragoman.web.state import State

log = logging.getLogger("dragoman")

#: Exit codes: all was answered; the site cannot be served; requests were cut off.
DONE, FAILED, CUT = 0, 1, 3

# A worker that was told to end by somebody else than its parent goes on for so long,
# in seconds, so that another one can begin in its place.
_NOTICE = 4.0

# So long, in seconds, the first readers have a worker for themselves.
_FIRST = 1.0


def work(orders: dict[str, Any]) -> int:
    """Serve a site as a worker.

    Args:
        orders: What the parent wants (`processes.worker.Orders.command`).

    Returns:
        The exit code.
    """
    # It is for the parent to reload.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    # Whoever hangs, and is ended for it, says where.
    faulthandler.enable(all_threads=True)
    log_as_json()
    channel = socket.socket(fileno=orders["channel"])
    watch = {"folders": FOLDERS, "files": [FILE]}
    channel.sendall(line({"watch": watch}))
    try:
        worker = _Worker.of(orders)
    except DragomanError as error:
        channel.sendall(line({"failed": plain(error)}))
        return FAILED
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        cut = runner.run(worker.run(channel))
    return CUT if cut else DONE


@dataclass(slots=True)
class _Worker:
    """What a worker serves, and what it was given for that."""

    read: Read
    state: State
    listening: list[socket.socket]
    hand_over: HandOver
    warm_seconds: float
    changes: Told = field(default_factory=Told)

    @classmethod
    def of(cls, orders: dict[str, Any]) -> "_Worker":
        """Read the site."""
        root, origin = Path(orders["root"]), orders["origin"]
        with uncollected():
            read = read_site(root, origin, preview=orders["preview"])
        # The first negotiation loads tables: no reader should wait for that.
        source = read.site.source.tag
        choose(list(read.site.languages), accept_language="fr-CA", default=source)
        listening = [socket.socket(fileno=number) for number in orders["listening"]]
        ends = [socket.socket(fileno=number) for number in orders["hand_over"]]
        state = make_state(read)
        atexit.register(state.lines.flush)
        return cls(read, state, listening, HandOver(*ends), orders["warm_seconds"])

    async def run(self, end: socket.socket) -> int:
        """Serve; returns how many requests were cut off."""
        channel = await Channel.open(end)
        server = make_http_server(self.read, self.state)
        follower = Follower(self.read.parts, self.state, self.changes)
        warmer = Warmer(self.state, self.read.parts.root / warming.FILE, _FIRST)
        stopped: Stopped = asyncio.get_running_loop().create_future()
        hearing = asyncio.create_task(self._hear(channel, follower, warmer, stopped))
        follower.start()
        await warmer.warm(self.warm_seconds)

        def begin() -> None:
            later = asyncio.get_running_loop().call_later
            later(_FIRST, behind.begin, self.state)
            warmer.start()
            server.add_sockets(self.listening)
            self.hand_over.start(server.take)
            channel.tell(ready={"metrics": self.read.site.settings.metrics})

        leave = partial(self._leave, channel, stopped)
        cut = await serve_until_stopped(server, begin, stopped, leave)
        channel.tell(counts=self._counts())
        hearing.cancel()
        await warmer.stop()
        await asyncio.to_thread(follower.stop)
        await channel.close()
        return cut

    async def _hear(
        self, channel: Channel, follower: Follower, warmer: Warmer, stopped: Stopped
    ) -> None:
        """Do what the parent says; without a parent there is nothing left to do."""
        while message := await channel.heard():
            if changed := message.get("changed"):
                self.changes.put(frozenset(map(Path, changed)))
            elif "count" in message:
                channel.tell(counts=self._counts())
            elif "remember" in message:
                await warmer.remember()
            elif "lead" in message:
                follower.lead()
            elif drain := message.get("drain"):
                _stop(stopped, self.hand_over if drain["others"] else None)
        _stop(stopped, None)

    def _leave(self, channel: Channel, stopped: Stopped) -> None:
        channel.tell(leaving=True)
        later = asyncio.get_running_loop().call_later
        later(_NOTICE, _stop, stopped, self.hand_over)

    def _counts(self) -> dict[str, Any]:
        # What the front has answered is counted when its lines are written.
        self.state.lines.flush()
        counts, views = self.state.counts, self.state.present.views
        counts.problems = len(self.state.present.problems)
        counts.kept_views, counts.kept_bytes = len(views.by_url), views.size
        counts.queue, counts.renders = self.state.queue.waiting, self.state.queue.done
        return counts.plain()


def _stop(stopped: Stopped, hand_over: HandOver | None) -> None:
    if not stopped.done():
        stopped.set_result(hand_over)
