import pytest

import sites
from dragoman.app.serving import make_state
from dragoman.rendering.kept_views import Coded, KeptView
from dragoman.web.front.kept import Kept

TAG = '"%s-br5"' % ("a" * 32)


@pytest.fixture
def state(tmp_path):
    state = make_state(sites.read(tmp_path))
    codings = {"br": Coded(TAG, b"coded")}
    view = KeptView("index.md", "/en/", "en", "a" * 32, codings)
    state.present.views.keep(view)
    return state


def fields(**told):
    names = {name.replace("_", "-").title(): text for name, text in told.items()}
    return {name.encode(): text.encode() for name, text in names.items()}


def test_a_view_is_found_in_the_coding_that_was_chosen(state):
    kept = Kept(state)
    answer = kept.find("/en/", fields(accept_encoding="br"), trustworthy=True)
    assert (answer.status, answer.body) == (200, b"coded")
    assert kept.find("/en/", fields(accept_encoding="br"), trustworthy=True) is answer
    assert (
        kept.find("/en/", fields(accept_encoding="br"), trustworthy=False) is not answer
    )
    assert kept.find("/en/", fields(accept_encoding="gzip"), trustworthy=True) is None
    assert kept.find("/nowhere/", {}, trustworthy=True) is None
    assert state.present.views.by_url["/en/"].asked == 3


@pytest.mark.parametrize("known", [TAG, f'"x", W/{TAG}', "*"])
def test_who_has_a_view_is_told_so(state, known):
    asked = fields(accept_encoding="br", if_none_match=known)
    answer = Kept(state).find("/en/", asked, trustworthy=True)
    assert (answer.status, answer.body) == (304, b"")


def test_a_view_that_is_coded_anew_is_written_anew(state):
    kept = Kept(state)
    asked = fields(accept_encoding="br")
    kept.find("/en/", asked, trustworthy=True)
    views = state.present.views
    views.code(views.by_url["/en/"], {"br": Coded(TAG, b"better")})
    assert kept.find("/en/", asked, trustworthy=True).body == b"better"


def test_files_in_memory_are_found(state):
    manifest = state.present.site.manifest
    name = "css/site.css"
    path = manifest.url(name)
    kept = Kept(state)
    answer = kept.find(path, {}, trustworthy=True)
    assert answer.body == manifest.find(path).bodies["identity"].read()
    etag = manifest.find(path).bodies["identity"].etag
    assert kept.find(path, fields(if_none_match=etag), trustworthy=True).status == 304
    assert kept.find(f"/static/{name}", {}, trustworthy=True) is None
