"""The state of a server is replaced as a whole."""

import sites
from dragoman.web.hosts import Hosts
from dragoman.web.state import State


def test_a_new_site_takes_the_place_of_the_old(tmp_path):
    old, new = (sites.read(tmp_path / name) for name in ("a", "b"))
    state = State(site=old.site, renderer=old.renderer, hosts=Hosts())
    taken = state.site
    state.site = new.site
    assert taken is old.site
    assert state.site is new.site
    assert state.problems == ()
