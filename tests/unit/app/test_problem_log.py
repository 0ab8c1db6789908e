import logging

from dragoman.app.problem_log import MOST, tell


def test_what_is_new_is_told_once(caplog):
    caplog.set_level(logging.WARNING)
    tell(["a.po:1: one", "b.po:2: two"], known=["a.po:1: one"])
    assert caplog.messages == ["b.po:2: two"]


def test_many_problems_bury_nothing(caplog):
    caplog.set_level(logging.WARNING)
    tell([f"a.po:{line}: twice" for line in range(MOST + 3)])
    assert len(caplog.messages) == MOST + 1
    assert caplog.messages[-1].startswith("3 more")
