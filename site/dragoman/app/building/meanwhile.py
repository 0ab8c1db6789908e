"""Asks something of many files while this process does something else."""

import os
from collections.abc import Callable


def meanwhile(question: Callable[[], bool]) -> Callable[[], bool]:
    """Ask in a process of its own, which knows what this one knows.

    Args:
        question: What is asked; whatever else it does is lost.

    Returns:
        Waits for the answer, which is no as well where it could not be found; to be
        called once.
    """
    process = os.fork()
    if not process:
        answer = False
        try:
            answer = question()
        finally:
            # Nothing of the other process is undone or written here.
            os._exit(not answer)
    return lambda: os.waitpid(process, 0)[1] == 0
