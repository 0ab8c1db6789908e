"""Queries that nobody asked for before, beside the plain address of the same page."""

from measuring import peers, table
from measuring.asking import Client, head
from measuring.load import load
from measuring.places import VAR
from measuring.plan import Plan
from measuring.rounds import Spread, Tell, ratios

TITLE = "random unknown queries beside the plain address"
_PATH = "/de/news/"
_SCRIPTS = {"plain address": "new_line.lua", "random query": "query.lua"}


def run(plan: Plan, tell: Tell) -> str:
    """Measure both in turns on one server, and give the table."""
    tell("starting", 0, 0)
    file = VAR / "samples" / "queries"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(head(_PATH))
    rates: dict[str, list[float]] = {name: [] for name in _SCRIPTS}
    cpu: dict[str, list[float]] = {name: [] for name in _SCRIPTS}
    asked = 0.0
    with peers.dragoman() as ours:
        ours.wait()
        with Client(ours.port) as client:
            plain, other = client.page(_PATH), client.page(f"{_PATH}?utm_source=1&q=2")
            if plain.body != other.body:
                raise ValueError("An unknown query changes the page.")
        for script in _SCRIPTS.values():
            load(ours, script, {"BENCH_HEAD": file}, 1)
        ours.settle()
        before = ours.memory()
        for number in range(plan.rounds):
            for name, script in _SCRIPTS.items():
                tell(f"round {number + 1}: {name}", number, plan.rounds)
                found = load(ours, script, {"BENCH_HEAD": file}, plan.seconds)
                rates[name].append(found.rate)
                cpu[name].append(found.cpu)
            asked += found.rate * plan.seconds
        grown = (ours.memory() - before) / 2**20
    plain_rates, plain_cpu = rates["plain address"], cpu["plain address"]
    rows = [
        (
            name,
            table.spread(Spread.of(rates[name])),
            table.spread(ratios(rates[name], plain_rates)),
            table.spread(Spread.of(cpu[name])),
            table.spread(ratios(plain_cpu, cpu[name])),
        )
        for name in _SCRIPTS
    ]
    head_row = ("", "requests/s", "× plain", "CPU µs per request", "CPU: times cheaper")
    return (
        f"{asked:,.0f} different queries; memory grew by {grown:.1f} MiB meanwhile.\n\n"
        + table.table(head_row, rows)
    )
