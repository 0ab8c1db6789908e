import pytest

import sites
from dragoman.app import behind
from dragoman.app.serving import make_state
from dragoman.rendering import nearest
from dragoman.rendering.site import Site


@pytest.fixture
def read(tmp_path):
    return sites.read(tmp_path)


def test_what_errors_need_is_made(read):
    state = make_state(read)
    behind.begin(state).join()
    assert nearest.table in state.present.site._prepared


def test_a_failure_harms_nothing(read, monkeypatch, caplog):
    def broken(*_):
        raise ValueError

    state = make_state(read)
    monkeypatch.setattr(Site, "prepared", broken)
    behind.begin(state).join()
    assert "could not be made" in caplog.text
