"""Shares a build among processes, as rendering holds the interpreter's lock.

The site is read once, and forked: each process finds all of it in its own memory.
"""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from typing import TypeVar

from dragoman.app.building.answer import Answer
from dragoman.app.building.work import Entries, Work

T = TypeVar("T")
Progress = Callable[[int, int], None]
Done = tuple[Entries, list[Answer]]
Task = Callable[[Work], Done]

# So many pages, in all languages, are done without asking for more work, and fewer of
# the last ones, so that all processes are done at about the same time.
_PAGES = 8
_PORTIONS_LEFT = 3

_work: list[Work] = []


def shared(
    work: Work, processes: int, on_progress: Progress
) -> tuple[Entries, list[Answer]]:
    """Do a build's work.

    Args:
        work: The work.
        processes: How many processes do it; 0 for one per core.
        on_progress: Called with how many tasks are done, and of how many.

    Returns:
        The entries of all files that were written, and what the server answers beside
        the pages.
    """
    wanted = processes or len(os.sched_getaffinity(0))
    tasks = list(_tasks(work, wanted))
    count = min(wanted, len(tasks))
    entries: Entries = {}
    answers: list[Answer] = []
    results = (
        _shared(work, tasks, count) if count > 1 else (task(work) for task in tasks)
    )
    for number, (written, answered) in enumerate(results, 1):
        entries.update(written)
        answers += answered
        on_progress(number, len(tasks))
    return entries, answers


def _tasks(work: Work, processes: int) -> Iterator[Task]:
    """Give the tasks; the longest comes first.

    It asks how much of each page each language has, which one process should find out
    for all documents.
    """
    yield Work.beside_pages
    start, end = 0, len(work.published)
    while start < end:
        fair = (end - start) // (_PORTIONS_LEFT * processes)
        stop = min(end, start + max(1, min(_PAGES, fair)))
        yield partial(Work.pages, start=start, stop=stop)
        start = stop


def forked(
    processes: int, begin: Callable[[T], object], known: T
) -> ProcessPoolExecutor:
    """Give processes that know what this one knows, without a copy being sent.

    They end with this one, however it ends.

    Args:
        processes: How many.
        begin: Called in each of them with what is known.
        known: What they know.
    """
    fork = multiprocessing.get_context("fork")
    begun = (begin, known)
    return ProcessPoolExecutor(processes, fork, initializer=_begin, initargs=begun)


def _begin(begin: Callable[[T], object], known: T) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    begin(known)


def _end_with_parent() -> None:
    # Else it would wait for work forever, and hold the folder of the build.
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _shared(work: Work, tasks: Iterable[Task], processes: int) -> Iterator[Done]:
    with forked(processes, _work.append, work) as pool:
        try:
            for future in as_completed([pool.submit(_do, task) for task in tasks]):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _do(task: Task) -> Done:
    return task(_work[-1])
