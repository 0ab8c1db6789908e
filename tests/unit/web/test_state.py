"""The state of a server is replaced as a whole."""

import sites
from dragoman.web.hosts import Hosts
from dragoman.web.state import Present, State


def test_a_new_site_takes_the_place_of_the_old(tmp_path):
    old, new = (sites.read(tmp_path / name) for name in ("a", "b"))
    state = State(Present(old.site, old.renderer), Hosts())
    taken = state.present
    state.present = Present(new.site, new.renderer, ("a problem",))
    assert taken.site is old.site
    assert taken.problems == ()
    assert state.present.site is new.site
    assert state.present.views is not taken.views
