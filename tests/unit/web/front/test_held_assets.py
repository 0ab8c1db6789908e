from pathlib import Path

import pytest

import sites
from dragoman.assets.accept_encoding import IDENTITY
from dragoman.assets.asset import Asset, Body
from dragoman.web.front.askers import Asker
from dragoman.web.front.composed import Openings
from dragoman.web.front.held_assets import HeldAsset, HeldAssets
from dragoman.web.front.ranges import RangeRequest


@pytest.fixture(scope="module")
def assets(tmp_path_factory):
    site = sites.read(tmp_path_factory.mktemp("site")).site
    return HeldAssets(site, Openings())


@pytest.fixture
def css(assets):
    found = next(each for path, each in assets.by_path.items() if "site" in path)
    assert set(found.asset.bodies) == {"br", "gzip", "identity"}
    return found


def asker(accepts="br", *, trustworthy=True):
    variant = (accepts, trustworthy)
    return Asker(accepts, variant, stays=False, closes=False, address="", agent='""')


def test_a_file_is_found_as_its_codings_tell(assets, css):
    for _ in range(2):
        for coding, body in css.asset.bodies.items():
            answer = assets.answer(css, asker(coding), None, None)
            assert (answer.status, answer.body) == (200, body.read())
            known = assets.answer(css, asker(coding), body.etag, None)
            assert (known.status, known.body) == (304, b"")
            plain = assets.answer(css, asker(coding, trustworthy=False), None, None)
            assert plain is not answer
            assert assets.answer(css, asker(coding), '"x"', None) is answer


def test_a_part_is_sent_with_what_the_whole_says(assets, css):
    part = RangeRequest("bytes=1-3", None)
    whole = assets.answer(css, asker(), None, None)
    answer = assets.answer(css, asker(), None, part)
    size = len(whole.body)
    assert (answer.status, answer.body) == (206, whole.body[1:4])
    length = b"\r\nContent-Length: %d\r\n" % size
    told = b"\r\nContent-Range: bytes 1-3/%d\r\nContent-Length: 3\r\n" % size
    assert answer.rest == whole.rest.replace(length, told)
    assert assets.answer(css, asker(), None, None) is whole


def test_a_part_that_is_not_there_is_refused(assets, css):
    part = RangeRequest("bytes=1000000-", None)
    answer = assets.answer(css, asker(), None, part)
    assert (answer.status, answer.body) == (416, b"")
    size = css.asset.bodies["br"].size
    assert b"Content-Range: bytes */%d\r\nContent-Length: 0\r\n" % size in answer.rest
    assert b"Cache-Control: no-store\r\n" in answer.rest


def test_what_is_known_is_not_sent_in_part(assets, css):
    part, etag = RangeRequest("bytes=1-3", None), css.asset.bodies["br"].etag
    assert assets.answer(css, asker(), etag, part).status == 304
    assert assets.answer(css, asker(), '"x"', part).status == 206


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
