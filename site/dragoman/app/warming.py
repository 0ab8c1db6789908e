"""Makes beforehand what readers will ask for, while nobody has to wait for it.

Law: readers come first. One view is made at a time, while no reader's is waiting, and
half of the time nothing is done; whatever changes meanwhile is heeded before the next.
"""

import asyncio
import contextlib
import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dragoman.rendering.destination import Shown, find
from dragoman.rendering.kept_views import KeptView, is_kept
from dragoman.rendering.view_coding import best, is_best
from dragoman.rendering.view_maker import ViewMaker
from dragoman.web.state import State

# Where it is remembered what was asked for, in the site's folder.
FILE = Path("var", "asked.json")
# From here on the smallest coding costs less than a millisecond for each answer.
OFTEN = 32
# What most browsers ask for.
CODING = "br"

_PAUSE_SECONDS = 1.0
_WAIT_SECONDS = 0.02
_REMEMBER_SECONDS = 600
_MOST_REMEMBERED = 1000


class Warmer:
    """Warms the views of a running server.

    Args:
        state: What the handlers share.
        file: Where it is remembered between two starts what was asked for most.
        after: How long the first readers have the process for themselves, in seconds.
    """

    def __init__(self, state: State, file: Path, after: float = 0) -> None:
        self._state = state
        self._after = after
        self._file = file
        self._remembered_at = time.monotonic()
        self._threads = ThreadPoolExecutor(1, "coding")
        self._task: asyncio.Task[None] | None = None
        self._state.present.views.lost.update(_read(file))

    async def warm(self, seconds: float) -> None:
        """Make what was asked for most, before anybody is served.

        Args:
            seconds: How long at the most; `start` goes on with what is left.
        """
        # Others serve the site meanwhile, so half of the time is theirs here, too.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while seconds and self._state.present.views.lost:
                    await self._make_one()

    def start(self) -> None:
        """Begin: first with what was asked for most before the last stop."""
        self._task = asyncio.get_running_loop().create_task(self._run())

    async def stop(self) -> None:
        """Make nothing more, and remember what was asked for."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        self._threads.shutdown(wait=False, cancel_futures=True)
        await self.remember()

    async def remember(self) -> None:
        """Write down what was asked for, for those who serve next."""
        self._remembered_at = time.monotonic()
        await asyncio.to_thread(self._remember)

    async def _run(self) -> None:
        await asyncio.sleep(self._after)
        while True:
            if self._state.present.views.lost:
                await self._make_one()
            else:
                await self._code_those_asked_often()
                await asyncio.sleep(_PAUSE_SECONDS)
            if time.monotonic() - self._remembered_at > _REMEMBER_SECONDS:
                await self.remember()

    async def _make_one(self) -> None:
        """Make the view that was asked for most of those that are no longer kept."""
        present, queue = self._state.present, self._state.queue
        if queue.waiting:
            await asyncio.sleep(_WAIT_SECONDS)
            return
        url = next(iter(present.views.lost))
        asked = present.views.lost.pop(url)
        found = find(url, present.site)
        if not isinstance(found, Shown) or not is_kept(found.page, found.language):
            return
        maker = ViewMaker(present.site, present.renderer, present.views, queue)
        began = time.monotonic()
        # Whoever asks for it is told what is wrong with it.
        with contextlib.suppress(Exception):
            view, _ = await maker.view(found.page, found.language, CODING)
            view.asked += asked // 2
        await asyncio.sleep(time.monotonic() - began)

    async def _code_those_asked_often(self) -> None:
        present = self._state.present
        often = [
            view
            for view in present.views.by_url.values()
            if view.asked >= OFTEN and not is_best(view)
        ]
        for view in sorted(often, key=lambda each: -each.asked):
            if self._state.present is not present:
                return
            await self._code(view)

    async def _code(self, view: KeptView) -> None:
        loop = asyncio.get_running_loop()
        began = time.monotonic()
        codings = await loop.run_in_executor(self._threads, best, view)
        views = self._state.present.views
        if views.find(view.url) is view:
            # Another coding may have been asked for meanwhile.
            views.code(view, {**view.codings, **codings})
        await asyncio.sleep(time.monotonic() - began)

    def _remember(self) -> None:
        views = self._state.present.views
        asked = {each.url: each.asked for each in list(views.by_url.values())}
        asked = {**views.lost, **{url: n for url, n in asked.items() if n}}
        most = sorted(asked.items(), key=lambda each: -each[1])[:_MOST_REMEMBERED]
        text = json.dumps(dict(most), indent=0)
        # It is a hint: without it, the first readers wait a little longer.
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new = self._file.with_suffix(f".{os.getpid()}.new")
            new.write_text(text, encoding="utf-8")
            new.replace(self._file)


def _read(file: Path) -> dict[str, int]:
    """Read what was asked for, the most first; nothing where that is not known."""
    try:
        told = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(told, dict):
        return {}
    known = {url: n for url, n in told.items() if isinstance(n, int) and n > 0}
    most = sorted(known.items(), key=lambda each: -each[1])
    return dict(most[:_MOST_REMEMBERED])
