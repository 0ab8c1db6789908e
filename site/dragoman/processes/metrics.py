"""The sums of what all workers did, in the text form of Prometheus."""

from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from dragoman.web.counts import BOUNDS, Counts

if TYPE_CHECKING:
    from dragoman.processes.tally import Tally

CONTENT_TYPE = CONTENT_TYPE_LATEST

_COUNTERS = {
    "bytes": ("dragoman_sent_bytes", "Bytes of answers written to clients."),
    "accepted": ("dragoman_accepted_connections", "Connections accepted."),
    "renders": ("dragoman_renders", "Views rendered."),
}
_GAUGES = {
    "connections": ("dragoman_connections", "Connections that are open."),
    "kept_views": ("dragoman_kept_views", "Views that are kept."),
    "kept_bytes": ("dragoman_kept_bytes", "Bytes of the views that are kept."),
    "queue": ("dragoman_render_queue", "Views that wait to be rendered."),
    "problems": ("dragoman_problems", "Faults in files of the site."),
}


def text(tally: "Tally") -> bytes:
    """Write the sums as they are now.

    Args:
        tally: The sums.
    """
    registry = CollectorRegistry()
    registry.register(_Sums(tally))
    return generate_latest(registry)


class _Sums(Collector):
    def __init__(self, tally: "Tally") -> None:
        self._tally = tally

    def collect(self) -> Iterator[Metric]:
        whole = self._tally.sum()
        yield from _answers(whole)
        for name, (metric, told) in _COUNTERS.items():
            yield CounterMetricFamily(metric, told, value=getattr(whole, name))
        for name, (metric, told) in _GAUGES.items():
            yield GaugeMetricFamily(metric, told, value=getattr(whole, name))
        yield from self._processes()

    def _processes(self) -> Iterator[Metric]:
        tally = self._tally
        told = "Workers that serve."
        yield GaugeMetricFamily("dragoman_workers", told, value=tally.ready)
        told = "Workers started in the place of one that ended, reloads aside."
        yield CounterMetricFamily("dragoman_restarts", told, value=tally.restarts)
        reloads = CounterMetricFamily(
            "dragoman_reloads", "Reloads, by how they ended.", labels=["result"]
        )
        reloads.add_metric(["done"], tally.reloads)
        reloads.add_metric(["failed"], tally.failed_reloads)
        yield reloads


def _answers(whole: Counts) -> Iterator[Metric]:
    answers = CounterMetricFamily(
        "dragoman_answers",
        "Answers, by status and by who gave them.",
        labels=["way", "status"],
    )
    for way, by_status in (("front", whole.front), ("handlers", whole.handlers)):
        for status, count in sorted(by_status.items()):
            answers.add_metric([way, str(status)], count)
    yield answers
    refusals = CounterMetricFamily(
        "dragoman_refusals", "Refusals below the handlers.", labels=["status"]
    )
    for status, count in sorted(whole.refusals.items()):
        refusals.add_metric([str(status)], count)
    yield refusals
    bounds = [*map(str, BOUNDS), "+Inf"]
    buckets = list(zip(bounds, accumulate(whole.seconds), strict=True))
    yield HistogramMetricFamily(
        "dragoman_handler_seconds",
        "How long answers took that were not kept.",
        buckets=buckets,
        sum_value=whole.all_seconds,
    )
