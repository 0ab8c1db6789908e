"""What holds for every test: one printed seed, two sizes, and no silent skip in CI."""

import functools
import os
import random
import shutil
from collections.abc import Callable, Generator

import pytest
from hypothesis import settings

SEED = "DRAGOMAN_SEED"
FIGURE = "figure"

# No deadline: a busy machine is no fault. No database: the printed seed repeats a run.
settings.register_profile("sampled", deadline=None, database=None, max_examples=100)
settings.register_profile("full", deadline=None, database=None, max_examples=2000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run the full sizes too")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    # Workers of one run are started with this environment, so they share the seed.
    seed = os.environ.setdefault(SEED, str(random.SystemRandom().randrange(2**32)))
    config.option.hypothesis_seed = int(seed)
    settings.load_profile("full" if config.getoption("--full") else "sampled")


def pytest_report_header() -> str:
    return f"seed: {os.environ[SEED]} ({SEED}=… repeats a run)"


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    if config.getoption("--full"):
        return
    full = [item for item in items if item.get_closest_marker("full")]
    if full:
        config.hook.pytest_deselected(items=full)
        items[:] = [item for item in items if item not in full]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test that skips has failed: what it needs ought to be there."""
    report = yield
    in_ci = os.environ.get("CI") == "true"
    if in_ci and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} skipped in CI: {call.excinfo.value}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured, also where they ran in another process."""
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        if any(name == FIGURE for name, _ in report.user_properties)
    ]
    if reports:
        terminalreporter.section("figures")
    for report in sorted(reports, key=lambda report: report.nodeid):
        terminalreporter.write_line(report.nodeid)
        for name, figure in report.user_properties:
            if name == FIGURE:
                terminalreporter.write_line(f"  {figure}")


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Record a measured figure, to be printed at the end of the run."""
    return functools.partial(record_property, FIGURE)


@pytest.fixture(scope="session")
def seed() -> int:
    """The number that all chance in a run comes from."""
    return int(os.environ[SEED])


@pytest.fixture
def chance(seed: int, request: pytest.FixtureRequest) -> random.Random:
    """A source of chance of this test's own, whatever ran before it."""
    return random.Random(f"{seed} {request.node.nodeid}")


@pytest.fixture(autouse=True)
def _seeded(chance: random.Random) -> None:
    random.seed(chance.random())


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """Find a program by name, or skip the test and say what to install."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            pytest.skip(f"{name} is missing: `make debian` installs what tests need")
        return path

    return find
