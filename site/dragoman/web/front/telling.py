"""What the log and the counts learn of the answers of the front.

The line has the fields of a handler's line (`dragoman.web.access_log`), in their order.
Many lines are written in one go, which takes a fraction of the time.
"""

import json
from collections.abc import Sequence

from dragoman.web.counts import Counts
from dragoman.web.front.askers import Asker
from dragoman.web.front.clock import Clock
from dragoman.web.front.composed import Composed
from dragoman.web.request_lines import RequestLines

# Rounded to tenths of a millisecond this is nothing.
_NOTHING = 0.00005


# An answer that was given: the answer, who asked, the address of the TCP peer, whether
# it has a body, how many bytes were written, and when the request came and was answered
# (monotonic seconds).
Told = tuple[Composed, Asker, str, bool, int, float, float]


class Telling:
    """Writes lines, and counts.

    Args:
        lines: Gives each request its id.
        counts: What is added to.
    """

    def __init__(self, lines: RequestLines, counts: Counts) -> None:
        self._lines = lines
        self._counts = counts
        # Time goes on while answers wait to be told.
        self._clock = Clock()

    def lines(self, told: Sequence[Told]) -> list[str]:
        """Count answers and write their lines.

        Args:
            told: The answers.
        """
        counted = self._counts.front
        stamp = self._clock.stamp
        ids = self._lines.new_ids(len(told))
        peers: dict[str, str] = {}
        lines, total = [], 0
        for one, new_id in zip(told, ids, strict=True):
            answer, asker, peer, is_get, size, began, ended = one
            counted[answer.status] += 1
            total += size
            method = "GET" if is_get else "HEAD"
            taken = ended - began
            milliseconds = "0.0" if taken < _NOTHING else f"{taken * 1000:.1f}"
            address = asker.address or peers.get(peer)
            if address is None:
                address = peers[peer] = json.dumps(peer)
            lines.append(
                f'{{"time": "{stamp(ended)}", "method": "{method}", '
                f'{answer.told}{size}, "milliseconds": {milliseconds}, '
                f'"address": {address}, "language": "{answer.language}", '
                f'"request": "{new_id}", "agent": {asker.agent}}}'
            )
        self._counts.bytes += total
        return lines
