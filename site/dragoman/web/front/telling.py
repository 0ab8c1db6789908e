"""What the log and the counts learn of the answers of the front.

The line has the fields of a handler's line (`dragoman.web.access_log`), in their order.
Many lines are written in one go, which takes a fraction of the time.
"""

import json

from dragoman.web.counts import Counts
from dragoman.web.front.clock import Clock
from dragoman.web.front.composed import Composed
from dragoman.web.request_lines import AGENT_LENGTH, RequestLines

# How many texts of clients are kept in the form in which they are logged.
_KEPT = 1000

# Rounded to tenths of a millisecond this is nothing.
_NOTHING = 0.00005


# An answer that was given: the answer, the method of the request, how many bytes were
# written, the client's address as JSON, what the browser calls itself as it came, and
# when the request came and was answered (monotonic seconds).
Told = tuple[Composed, str, int, str, bytes, float, float]


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
        self._agents: dict[bytes, str] = {}

    def line(self, told: Told) -> str:
        """Count an answer and write its line.

        Args:
            told: The answer.
        """
        answer, method, size, address, agent, began, ended = told
        self._counts.front[answer.status] += 1
        self._counts.bytes += size
        taken = ended - began
        milliseconds = "0.0" if taken < _NOTHING else f"{taken * 1000:.1f}"
        return (
            f'{{"time": "{self._clock.stamp(ended)}", "method": "{method}", '
            f'{answer.told}{size}, "milliseconds": {milliseconds}, '
            f'"address": {address}, "language": "{answer.language}", '
            f'"request": "{self._lines.new_id()}", "agent": {self._agent(agent)}}}'
        )

    def _agent(self, value: bytes) -> str:
        """Write what a browser calls itself as JSON; of most it is known."""
        text = self._agents.get(value)
        if text is None:
            if len(self._agents) >= _KEPT:
                self._agents.clear()
            agent = value.decode("latin-1").strip(" \t")[:AGENT_LENGTH]
            text = self._agents[value] = json.dumps(agent)
        return text
