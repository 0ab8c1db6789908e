import pytest

import sites
from dragoman.app.serving import make_state
from dragoman.rendering.kept_views import Coded, KeptView
from dragoman.web.front.askers import Asker
from dragoman.web.front.composed import Openings
from dragoman.web.front.kept import Kept
from dragoman.web.front.ranges import RangeRequest

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
    variant = (accepts, trustworthy)
    return Asker(accepts, variant, stays=False, closes=False, address="", agent='""')


def test_a_view_is_found_in_the_coding_that_was_chosen(state, kept):
    answer = kept.find("/en/", asker(), None, None)
    assert (answer.status, answer.body) == (200, b"coded")
    assert kept.find("/en/", asker(), None, None) is answer
    assert kept.find("/en/", asker(trustworthy=False), None, None) is not answer
    assert kept.find("/en/", asker("gzip"), None, None) is None
    assert kept.find("/nowhere/", asker(), None, None) is None
    assert state.present.views.by_url["/en/"].asked == 3


@pytest.mark.parametrize("known", [TAG, f'"x", W/{TAG}', "*", BETTER])
def test_who_has_a_view_is_told_so(kept, known):
    for _ in range(2):
        answer = kept.find("/en/", asker(), known, None)
        assert (answer.status, answer.body) == (304, b"")
        assert answer.etag == (BETTER if known == BETTER else TAG)


def test_only_the_tag_of_a_view_is_written_once(kept):
    first = kept.find("/en/", asker(), TAG, None)
    assert kept.find("/en/", asker(), TAG, None) is first
    assert kept.find("/en/", asker(), BETTER, None) is not kept.find(
        "/en/", asker(), BETTER, None
    )


def test_who_has_another_view_gets_this_one(kept):
    assert kept.find("/en/", asker(), '"x"', None).status == 200


def test_a_view_that_is_coded_anew_is_written_anew(state, kept):
    kept.find("/en/", asker(), None, None)
    views = state.present.views
    views.code(views.by_url["/en/"], {"br": Coded(TAG, b"better")})
    assert kept.find("/en/", asker(), None, None).body == b"better"


def test_files_in_memory_are_found(state, kept):
    manifest = state.present.site.manifest
    name = "css/site.css"
    path = manifest.url(name)
    plain = asker("identity")
    answer = kept.find(path, plain, None, None)
    assert answer.body == manifest.find(path).bodies["identity"].read()
    etag = manifest.find(path).bodies["identity"].etag
    assert kept.find(path, plain, etag, None).status == 304
    assert kept.find(f"/static/{name}", plain, None, None) is None


def test_a_view_may_be_answered_that_is_not_kept(kept):
    view = KeptView("x.md", "/en/x/", "en", "b" * 32, {"br": Coded(TAG, b"made")})
    answer = kept.of(view, asker())
    assert (answer.body, answer.etag, answer.language) == (b"made", TAG, "en")
    assert kept.of(view, asker()) is answer
    assert kept.find("/en/x/", asker(), None, None) is None


def test_a_view_goes_out_whole(kept):
    part = RangeRequest("bytes=0-1", None)
    assert kept.find("/en/", asker(), None, part) is kept.find(
        "/en/", asker(), None, None
    )


def test_who_has_a_view_that_is_not_kept_is_told_so(kept):
    answer = kept.unchanged("/en/x/", TAG, asker())
    assert (answer.status, answer.body, answer.etag) == (304, b"", TAG)
    assert '"path": "/en/x/"' in answer.told


def test_http_1_0_gets_the_same_with_another_end(kept):
    usual, old = asker(), asker().in_old
    view = KeptView("x.md", "/en/x/", "en", "b" * 32, {"br": Coded(TAG, b"made")})
    for answer, as_old in (
        (kept.find("/en/", usual, None, None), kept.find_old("/en/", old, None, None)),
        (kept.find("/en/", usual, TAG, None), kept.find_old("/en/", old, TAG, None)),
        (kept.of(view, usual), kept.of(view, old)),
    ):
        assert as_old is answer.old(stays=False)
        assert as_old is not answer
    unchanged = kept.unchanged("/en/x/", TAG, old)
    assert unchanged.closing_rest == unchanged.rest
    assert kept.find_old("/nowhere/", old, None, None) is None
