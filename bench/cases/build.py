"""The whole site as files: beside Hugo, and again after one line of a `.po` file.

Each build has a folder that was not there before, and all go at the end: where files
were removed a moment ago, ext4 is several times slower in making new ones.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measuring import hugo_site, large, peers, table
from measuring.places import HOST, ROOT, VAR
from measuring.plan import Plan
from measuring.rounds import Spread, Tell, ratios
from measuring.server import ServerError

TITLE = "a static build of all pages in 12 languages, uncompressed, on all cores"
_HUGO = "Hugo"
_COLD = f"{peers.OURS}, nothing kept"
_WARM = f"{peers.OURS}, catalogs kept in var/"
_AGAIN = f"{peers.OURS}, again after one line of a .po file"
# Their folders in each round's.
_WRITERS = ("hugo", "ours")
_FEW_ROUNDS = 3
_WRONG_USE = 2


@dataclass(frozen=True, slots=True)
class _Build:
    """One build: seconds, CPU seconds of all its processes, largest process in MiB."""

    seconds: float
    cpu: float
    memory: float


def run(plan: Plan, tell: Tell) -> str:
    """Measure, and give the table."""
    tell("writing the site", 0, 0)
    root, hugo = large.site(plan.pages), VAR / "sites" / f"hugo-{plan.pages}"
    hugo_site.write(plan.pages, hugo, tell)
    builds: Mapping[str, Callable[[Path], _Build]] = {
        _HUGO: lambda out: _hugo(hugo, out / "hugo"),
        _COLD: lambda out: _cold(root, out / "cold"),
        _WARM: lambda out: _ours(root, out / "ours"),
        _AGAIN: lambda out: _again(root, out / "ours"),
    }
    found: dict[str, list[_Build]] = {name: [] for name in builds}
    rounds = min(plan.rounds, _FEW_ROUNDS)
    with tempfile.TemporaryDirectory(prefix="built-", dir=VAR) as folder:
        outs = [Path(folder, str(number)) for number in range(rounds)]
        for number, out in enumerate(outs):
            for name, build in builds.items():
                tell(f"round {number + 1}: {name}", number, rounds)
                found[name].append(build(out))
        said = ", ".join(f"{_html(out / name)} of {name}" for name in _WRITERS)
    views = plan.pages * large.LANGUAGES
    return f"{views:,} pages; HTML written (files, bytes each): {said}.\n\n" + _table(
        found, views
    )


def _table(found: Mapping[str, Sequence[_Build]], views: int) -> str:
    seconds = {name: [each.seconds for each in each] for name, each in found.items()}
    cpu = {name: [each.cpu for each in each] for name, each in found.items()}
    rows = [
        (
            name,
            table.spread(Spread.of(seconds[name])),
            table.spread(Spread.of(cpu[name])),
            table.spread(Spread.of([views / each for each in seconds[name]])),
            table.spread(ratios(seconds[_HUGO], seconds[name])),
            table.spread(ratios(cpu[_HUGO], cpu[name])),
            table.spread(ratios(seconds[name], seconds[_WARM])),
            table.number(max(each.memory for each in builds)),
        )
        for name, builds in found.items()
    ]
    top = (
        "",
        "s",
        "CPU s",
        "pages/s",
        "pages/s, × Hugo",
        "pages per CPU s, × Hugo",
        "of the time of a full build",
        "largest process, MiB",
    )
    return table.table(top, rows)


def _hugo(site: Path, out: Path) -> _Build:
    return _timed(["hugo", "--source", site, "--destination", out, "--quiet"])


def _ours(root: Path, out: Path) -> _Build:
    return _timed([sys.executable, ROOT / "site", "build", out, "--root", root])


def _cold(root: Path, out: Path) -> _Build:
    shutil.rmtree(root / "var", ignore_errors=True)
    return _ours(root, out)


def _again(root: Path, out: Path) -> _Build:
    """Change one translation, build into the same folder, and change it back."""
    catalog = root / "locale" / "de" / "LC_MESSAGES" / "content.po"
    had = catalog.read_bytes()
    before, mark, behind = had.rpartition(b'msgstr "')
    catalog.write_bytes(before + mark + b"Neu: " + behind)
    try:
        return _ours(root, out)
    finally:
        catalog.write_bytes(had)


def _timed(command: Sequence[object]) -> _Build:
    env = {**os.environ, "DRAGOMAN_BASE_URL": f"http://{HOST}"}
    # Python compiles its modules once, as on anybody's machine.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.monotonic()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(
            [str(word) for word in command],
            env=env,
            stdout=told,
            stderr=told,
        )
        # Only wait4 tells of this one process and of those that it waited for.
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        _check(command, process.returncode, told.read().decode())
    return _Build(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _check(command: Sequence[object], code: int, told: str) -> None:
    if not code:
        return
    lacks = "No such command" in told and code == _WRONG_USE
    why = "is not there yet" if lacks else f"failed: {told.strip()[-500:]}"
    raise ServerError(f"`{' '.join(str(word) for word in command[:3])} …` {why}")


def _html(folder: Path) -> str:
    files = [file.stat().st_size for file in folder.rglob("*.html")]
    return f"{len(files):,} × {sum(files) / max(1, len(files)):,.0f}"
