from prometheus_client.parser import text_string_to_metric_families

from dragoman.processes import metrics
from dragoman.processes.tally import Tally
from dragoman.web.counts import BOUNDS


def told(tally):
    text = metrics.text(tally).decode()
    return {family.name: family for family in text_string_to_metric_families(text)}


def test_durations_are_a_histogram():
    tally = Tally()
    for seconds in (BOUNDS[0], BOUNDS[1], BOUNDS[-1] * 2):
        tally._past.handled(200, seconds)
    family = told(tally)["dragoman_handler_seconds"]
    assert family.type == "histogram"
    counts = {
        sample.labels["le"]: sample.value
        for sample in family.samples
        if sample.name.endswith("_bucket")
    }
    assert counts[str(BOUNDS[0])] == 1
    assert counts[str(BOUNDS[-1])] == 2
    assert counts["+Inf"] == 3
    sums = {sample.name: sample.value for sample in family.samples}
    assert sums["dragoman_handler_seconds_count"] == 3
    assert sums["dragoman_handler_seconds_sum"] > BOUNDS[-1]


def test_everything_that_is_counted_is_told():
    tally = Tally()
    tally._past.refusals[503] += 2
    tally.restarts = 4
    families = told(tally)
    assert families["dragoman_refusals"].samples[0].value == 2
    assert families["dragoman_restarts"].samples[0].value == 4
    for name in ("kept_views", "kept_bytes", "render_queue", "problems", "connections"):
        assert families[f"dragoman_{name}"].type == "gauge"
    for name in ("answers", "sent_bytes", "accepted_connections", "renders", "reloads"):
        assert families[f"dragoman_{name}"].type == "counter"
