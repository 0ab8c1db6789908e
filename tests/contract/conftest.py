"""The tools of others as oracles: those of GNU, and the Translate Toolkit."""

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from contract import corpora
from contract.gnu import Gnu, run


@pytest.fixture(scope="session")
def gnu(program: Callable[[str], str]) -> Gnu:
    """Run a gettext tool on bytes."""

    def call(
        tool: str, data: bytes, *options: str
    ) -> subprocess.CompletedProcess[bytes]:
        return run([program(tool), *options, "-"], data)

    return call


@pytest.fixture(scope="session")
def toolkit() -> Callable[..., None]:
    """Run a tool of the Translate Toolkit, always as a process of its own."""
    if not (corpora.UNPACKED / "translate").is_dir():
        pytest.skip("translate-toolkit is missing: `make test` unpacks it")
    environment = {**os.environ, "PYTHONPATH": str(corpora.UNPACKED)}

    def call(tool: str, *arguments: Path | str) -> None:
        command = [sys.executable, "-m", f"translate.{tool}", "--progress=none"]
        subprocess.run(
            [*command, *map(str, arguments)],
            check=True,
            capture_output=True,
            env=environment,
        )

    return call


@pytest.fixture
def corpus(
    request: pytest.FixtureRequest, chance: random.Random
) -> Callable[[str, int], Iterator[bytes]]:
    """Give files of the corpora in a form: as many as wanted; with --full, all."""

    def take(form: str, count: int) -> Iterator[bytes]:
        files = chance.sample(corpora.files(), len(corpora.files()))
        made = (corpora.FORMS[form](path.read_bytes()) for path in files)
        fit = (data for data in made if data is not None)
        return fit if request.config.getoption("--full") else islice(fit, count)

    return take
