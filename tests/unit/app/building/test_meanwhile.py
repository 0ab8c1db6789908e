import os

import pytest

from dragoman.app.building.meanwhile import meanwhile


@pytest.mark.parametrize("answer", [True, False])
def test_the_answer_comes_from_another_process(tmp_path, answer):
    def asked():
        (tmp_path / "asked").write_text(str(os.getpid()))
        return answer

    assert meanwhile(asked)() is answer
    assert (tmp_path / "asked").read_text() != str(os.getpid())


def test_what_cannot_be_answered_is_no(capfd):
    def failing():
        raise OSError

    assert meanwhile(failing)() is False
    assert not capfd.readouterr().err
