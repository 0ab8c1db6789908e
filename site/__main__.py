"""`python site …` is the command `dragoman`."""

from dragoman.cli import cli

cli(prog_name="python site")
