"""Parts of files are answered by the front as handlers answer them."""

import pytest

from web.front.compared import ROOM, alike, assets, get, serving_both, tags
from web.front.generated import LAST
from web.serving import in_loop

PARTIAL, UNSATISFIABLE = b"HTTP/1.1 206 ", b"HTTP/1.1 416 "
WHOLE = b"HTTP/1.1 200 "
WANTED = {
    b"bytes=0-4": PARTIAL,
    b"bytes=5-": PARTIAL,
    b"bytes=-5": PARTIAL,
    b"bytes=-10000000": PARTIAL,
    b"bytes=3-10000000": PARTIAL,
    b"BYTES=,0-0 ,": PARTIAL,
    b"bytes=10000000-": UNSATISFIABLE,
    b"bytes=-0": UNSATISFIABLE,
    b"bytes=4-0": WHOLE,
    b"bytes=0-1,3-4": WHOLE,
    b"bytes=a-": WHOLE,
    b"lines=0-1": WHOLE,
    b"": WHOLE,
}


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    with serving_both(tmp_path_factory, ROOM["kept"]) as both:
        yield both


@pytest.mark.parametrize("wanted", WANTED)
@pytest.mark.parametrize("coding", [b"br", b"gzip", b"identity"])
@in_loop
async def test_a_part_is_that_of_the_coding(both, wanted, coding):
    fields = [b"Range: " + wanted, b"Accept-Encoding: " + coding]
    for path in await assets(both[0]):
        answered, by_front = await alike(both, get(path, *fields) * 2 + LAST)
        assert by_front == 2
        assert answered.count(WANTED[wanted]) == 2 + (WANTED[wanted] == WHOLE)


@in_loop
async def test_only_who_has_the_same_file_gets_a_part_of_it(both):
    path = (await assets(both[0]))[0]
    tag = (await tags(both[0], [path]))[path][-1]
    date = b"Sat, 21 Nov 2026 03:23:44 GMT"
    for value in (tag, b'"x"', b"W/" + tag, tag + b", " + tag, b"*", b"", date):
        field = b"If-Range: " + value
        request = get(path, b"Range: bytes=1-2", field) + get(path, field)
        answered, by_front = await alike(both, request + LAST)
        assert by_front == 2
        assert answered.count(PARTIAL) == (value == tag)


@in_loop
async def test_what_is_known_is_not_sent_in_part(both):
    path = (await assets(both[0]))[0]
    tag = (await tags(both[0], [path]))[path][-1]
    for value, status in ((tag, b"HTTP/1.1 304 "), (b'"x"', PARTIAL)):
        fields = [b"Range: bytes=1-2", b"If-None-Match: " + value]
        answered, by_front = await alike(both, get(path, *fields) + LAST)
        assert by_front == 1
        assert answered.startswith(status)


@in_loop
async def test_views_and_heads_go_out_whole(both):
    field = b"Range: bytes=1-2"
    head = get((await assets(both[0]))[0], field, method=b"HEAD")
    answered, by_front = await alike(both, get(b"/en/", field) + head + LAST)
    assert by_front == 2
    assert answered.count(WHOLE) == 3


@in_loop
async def test_parts_come_in_http_1_0_too(both):
    path = (await assets(both[0]))[0]
    fields = [b"Range: bytes=1-2", b"Connection: keep-alive"]
    request = get(path, *fields, version=b"HTTP/1.0")
    last = get(path, fields[0], version=b"HTTP/1.0")
    answered, by_front = await alike(both, request * 2 + last)
    assert by_front == 3
    assert answered.count(PARTIAL) == 3
    assert answered.count(b"\r\nConnection: Keep-Alive\r\n") == 2


@in_loop
async def test_twice_the_same_field_is_for_handlers(both):
    path = (await assets(both[0]))[0]
    for name in (b"Range: bytes=1-2", b'If-Range: "x"', b'If-None-Match: "x"'):
        request = get(path, name, b"Range: bytes=1-2", name.lower()) + LAST
        assert (await alike(both, request))[1] == 0
