"""Load by wrk, on the core for clients, and what it and the server tell of it."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from measuring.places import BENCH, CLIENT_CORE
from measuring.plan import Plan
from measuring.rounds import Tell, interleaved
from measuring.server import Server, ServerError

_CONNECTIONS = 32
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Load:
    """One round of one server.

    Attributes:
        rate: Answers per second.
        cpu: Microseconds of the server's CPU per answer, user and system.
        size: Bytes per answer, its head included.
        busy: How much of its core the server used, 0 to 1.
    """

    rate: float
    cpu: float
    size: float
    busy: float


def load(
    server: Server, script: str, environment: Mapping[str, str | Path], seconds: float
) -> Load:
    """Ask a server over 32 kept connections as fast as one core can.

    Args:
        server: Which.
        script: The file in `bench/wrk/` that writes the requests.
        environment: What the script reads.
        seconds: How long.

    Raises:
        ServerError: If any answer failed, or had a status of 400 or more.
    """
    command = ["taskset", "--cpu-list", str(CLIENT_CORE), "wrk", "--threads", "1"]
    command += ["--connections", str(_CONNECTIONS), "--duration", f"{seconds:g}s"]
    command += ["--script", str(BENCH / "wrk" / script)]
    command += [f"http://127.0.0.1:{server.port}/"]
    variables = {name: str(value) for name, value in environment.items()}
    variables["BENCH_WRK"] = str(BENCH / "wrk")
    start, cpu = time.monotonic(), server.cpu()
    done = subprocess.run(
        command,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    cpu, wall = server.cpu() - cpu, time.monotonic() - start
    if done.returncode or not done.stdout.strip():
        raise ServerError(f"wrk failed at {server.name}: {done.stderr or done.stdout}")
    told = json.loads(done.stdout.strip().splitlines()[-1])
    if told["failed"] or not told["requests"]:
        raise ServerError(f"{server.name} failed: {told}")
    count = told["requests"]
    return Load(
        rate=count / told["microseconds"] * _MILLION,
        cpu=cpu / count * _MILLION,
        size=told["bytes"] / count,
        busy=cpu / wall,
    )


def rounds(
    servers: Sequence[Server],
    script: str,
    environment: Callable[[Server], Mapping[str, str | Path]],
    plan: Plan,
    tell: Tell,
) -> Mapping[str, Sequence[Load]]:
    """Ask every server in every round, once all of them are warm and at rest.

    Each has its core for itself meanwhile: one that works on, as ours does on what is
    asked for often, would take of what the others have.
    """
    for server in servers:
        tell(f"warming {server.name}", 0, 0)
        load(server, script, environment(server), 1)
        server.settle()

    def measured(server: Server) -> Load:
        with ExitStack() as stack:
            for other in servers:
                if other is not server:
                    stack.enter_context(other.paused())
            return load(server, script, environment(server), plan.seconds)

    return interleaved(servers, plan.rounds, measured, tell)
