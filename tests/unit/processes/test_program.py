from dragoman import app
from dragoman.processes.program import PROGRAM, SHIPPED


def test_the_program_is_where_python_finds_it():
    assert (PROGRAM / "__main__.py").is_file()
    assert (PROGRAM / "dragoman").is_dir()


def test_the_shipped_site_is_the_one_that_all_commands_know():
    assert SHIPPED == app.SHIPPED
