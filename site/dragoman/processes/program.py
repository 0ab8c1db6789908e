"""Where the program lies that parent and workers run."""

from pathlib import Path

#: The folder that is the program `python site`.
PROGRAM = Path(__file__).resolve().parents[2]

#: The folder that Dragoman itself lies in, which is a site as well.
SHIPPED = PROGRAM.parent
