"""A process that saves messages and may be killed at any step of it.

Reads jobs from its standard input, one JSON object a line, and runs each in a child of
its own: `kill` is the number of the call to the system at which the child is killed
(SIGKILL); 0 lets it live. Answers with one line of JSON: what the child acknowledged.
"""

import json
import os
import signal
import sys
from pathlib import Path

from dragoman.catalogs.saving import Change, SaveConflictError, save
from dragoman.errors import CatalogError

# Whatever a save does to files goes through these.
_CALLS = ("open", "fsync", "fchmod", "replace", "unlink", "stat", "fstat", "close")


def die_at(call: int) -> None:
    """Let this process be killed right before one of its calls to the system."""
    left = call

    def counted(real):
        def wrapper(*arguments, **options):
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **options)

        return wrapper

    if call:
        for name in _CALLS:
            setattr(os, name, counted(getattr(os, name)))


def answer(job: dict[str, object]) -> str:
    """Save, and say what became of it."""
    change = Change((None, job["key"]), (job["text"],))
    origin = Path(job["origin"]).read_bytes()
    die_at(job["kill"])
    try:
        saved = save(
            Path(job["path"]), [change], based_on=origin, keep_both=job["both"]
        )
    except SaveConflictError:
        return "refused"
    except CatalogError as error:
        return f"error: {error}"
    return "merged" if saved.merged else "saved"


def main() -> None:
    """Run the jobs."""
    for line in sys.stdin:
        job = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            said = answer(job)
            os.write(writing, said.encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            said = pipe.read()
        os.waitpid(child, 0)
        sys.stdout.write(json.dumps(said or "killed") + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
