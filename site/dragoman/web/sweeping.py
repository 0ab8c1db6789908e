"""Parts from clients who are too slow, or have been idle too long.

Law: what waits at one look must be gone in time. Thus a reader who takes a byte now and
then is found out, and a slow one who takes a long answer piece by piece is not.
"""

from dragoman.web import kernel
from dragoman.web.connection import Connection


def is_overdue(connection: Connection, now: float) -> bool:
    """Tell whether a reader is too slow; to be asked from time to time.

    Args:
        connection: The connection.
        now: The monotonic time.
    """
    if not connection.is_stuck:
        connection.due = 0
        return False
    sent = connection.queued - connection.transport.get_write_buffer_size()
    if sent >= connection.due:
        connection.due = connection.queued
        connection.due_since = now
    return now - connection.due_since >= connection.terms.limits.write_seconds


def sweep(connection: Connection, now: float) -> None:
    """Part from a client if it is time.

    Args:
        connection: The connection.
        now: The monotonic time.
    """
    if is_overdue(connection, now):
        connection.abort()
    elif (
        connection.idle_since is not None
        and not connection.is_stuck
        and now - connection.idle_since >= connection.terms.limits.idle_seconds
    ):
        # Whoever has not read by now would hold the kernel's memory for minutes.
        if kernel.unread(connection.socket):
            connection.abort()
        else:
            connection.close_idle()
