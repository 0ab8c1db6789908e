"""Where the comparison finds things, and which core does what."""

import os
from pathlib import Path

BENCH = Path(__file__).parents[1]
ROOT = BENCH.parent
#: What is made for the comparison; may be removed at any time.
VAR = ROOT / "var" / "bench"
#: The environment of the peers.
PEERS_PYTHON = VAR / "venv" / "bin" / "python"
#: The host that every request names, and every absolute URL.
HOST = "www.example.org"

_CORES = sorted(os.sched_getaffinity(0))
#: The core of the server that is measured.
SERVER_CORE = _CORES[0]
#: The core of whoever asks it; the same one where a machine has only one.
CLIENT_CORE = _CORES[-1]
