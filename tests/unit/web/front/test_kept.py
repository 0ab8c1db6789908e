from pathlib import Path

import pytest

import sites
from dragoman.app.serving import make_state
from dragoman.assets.accept_encoding import IDENTITY
from dragoman.assets.asset import Asset, Body
from dragoman.rendering.kept_views import Coded, KeptView
from dragoman.web.front.askers import Asker
from dragoman.web.front.composed import Openings
from dragoman.web.front.kept import HeldAsset, Kept

TAG = '"%s-br5"' % ("a" * 32)
BETTER = '"%s-br11"' % ("a" * 32)


@pytest.fixture
def state(tmp_path):
    state = make_state(sites.read(tmp_path))
    codings = {"br": Coded(TAG, b"coded")}
    view = KeptView("index.md", "/en/", "en", "a" * 32, codings)
    state.present.views.keep(view)
    return state


@pytest.fixture
def kept(state):
    return Kept(state, Openings())


def asker(accepts="br", *, trustworthy=True):
    return Asker(accepts, (accepts, trustworthy), closes=False, address="", agent='""')


def test_a_view_is_found_in_the_coding_that_was_chosen(state, kept):
    answer = kept.find("/en/", asker(), None)
    assert (answer.status, answer.body) == (200, b"coded")
    assert kept.find("/en/", asker(), None) is answer
    assert kept.find("/en/", asker(trustworthy=False), None) is not answer
    assert kept.find("/en/", asker("gzip"), None) is None
    assert kept.find("/nowhere/", asker(), None) is None
    assert state.present.views.by_url["/en/"].asked == 3


@pytest.mark.parametrize("known", [TAG, f'"x", W/{TAG}', "*", BETTER])
def test_who_has_a_view_is_told_so(kept, known):
    for _ in range(2):
        answer = kept.find("/en/", asker(), known)
        assert (answer.status, answer.body) == (304, b"")
        assert answer.etag == (BETTER if known == BETTER else TAG)


def test_only_the_tag_of_a_view_is_written_once(kept):
    first = kept.find("/en/", asker(), TAG)
    assert kept.find("/en/", asker(), TAG) is first
    assert kept.find("/en/", asker(), BETTER) is not kept.find("/en/", asker(), BETTER)


def test_who_has_another_view_gets_this_one(kept):
    assert kept.find("/en/", asker(), '"x"').status == 200


def test_a_view_that_is_coded_anew_is_written_anew(state, kept):
    kept.find("/en/", asker(), None)
    views = state.present.views
    views.code(views.by_url["/en/"], {"br": Coded(TAG, b"better")})
    assert kept.find("/en/", asker(), None).body == b"better"


def test_files_in_memory_are_found(state, kept):
    manifest = state.present.site.manifest
    name = "css/site.css"
    path = manifest.url(name)
    plain = asker("identity")
    answer = kept.find(path, plain, None)
    assert answer.body == manifest.find(path).bodies["identity"].read()
    etag = manifest.find(path).bodies["identity"].etag
    assert kept.find(path, plain, etag).status == 304
    assert kept.find(f"/static/{name}", plain, None) is None


def test_a_file_is_found_as_its_codings_tell(state, kept):
    manifest = state.present.site.manifest
    path = manifest.url("css/site.css")
    bodies = manifest.find(path).bodies
    assert set(bodies) == {"br", "gzip", "identity"}
    for _ in range(2):
        for coding, body in bodies.items():
            assert kept.find(path, asker(coding), None).body == body.read()
            assert kept.find(path, asker(coding), body.etag).status == 304
            plain = kept.find(path, asker(coding, trustworthy=False), None)
            assert plain is not kept.find(path, asker(coding), None)


def held(*codings):
    bodies = {
        name: Body(Path(name), 1, f'"{name}"', 0, b"x") for name in (*codings, IDENTITY)
    }
    return HeldAsset("/x", Asset("x", "text/plain", "", bodies))


def test_only_a_file_in_all_codings_or_none_goes_by_the_variant():
    assert held().is_usual
    assert held("br", "gzip").is_usual
    assert not held("br").is_usual
    assert not held("gzip").is_usual


def test_a_view_may_be_answered_that_is_not_kept(kept):
    view = KeptView("x.md", "/en/x/", "en", "b" * 32, {"br": Coded(TAG, b"made")})
    answer = kept.of(view, asker())
    assert (answer.body, answer.etag, answer.language) == (b"made", TAG, "en")
    assert kept.of(view, asker()) is answer
    assert kept.find("/en/x/", asker(), None) is None
