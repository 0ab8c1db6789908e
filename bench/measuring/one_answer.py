"""One answer of ours, and what others make of the same bytes."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack

from measuring import sample
from measuring.asking import head
from measuring.load import Load, rounds
from measuring.plan import Plan
from measuring.rounds import Tell
from measuring.server import Server

Start = Callable[[sample.Sample], Server]


def compared(  # noqa: PLR0913 -- who, what, and how
    stack: ExitStack,
    ours: Server,
    others: Sequence[Start],
    learned: sample.Sample,
    *,
    plan: Plan,
    tell: Tell,
) -> Mapping[str, Sequence[Load]]:
    """Let everybody answer it in turns.

    Args:
        stack: What ends the others.
        ours: Our server, which answers already.
        others: Start the others with what was learned.
        learned: Our answer.
        plan: How long, and how often.
        tell: Called with what is being done.

    Returns:
        What was measured. Tornado's hello answers all with something else.
    """
    servers = [stack.enter_context(start(learned)) for start in others]
    servers.append(ours)
    for server in servers:
        server.wait()
        if server.name != "Tornado hello":
            sample.check(learned, server.port, server.name)
    (learned.folder / "head").write_bytes(head(learned.path))
    environment = {"BENCH_HEAD": learned.folder / "head"}
    return rounds(servers, "new_line.lua", lambda _: environment, plan, tell)
