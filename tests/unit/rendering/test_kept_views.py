"""Kept views are found by their address, within a bound of bytes."""

import pytest

from dragoman.rendering.kept_views import OVERHEAD, Coded, KeptView, KeptViews


def view(name, size=1000):
    body = Coded(f'"{name}-identity"', b"x" * size)
    return KeptView(f"{name}.md", f"/de/{name}/", "de", name * 32, {"identity": body})


@pytest.fixture
def room():
    """Give room for two views of a thousand bytes."""
    return KeptViews(2 * (OVERHEAD + 1000))


def names(views):
    return [each.page.removesuffix(".md") for each in views.by_url.values()]


def test_a_view_is_found_by_its_address_only(room):
    one = view("a")
    room.keep(one)
    assert room.find("/de/a/") is one
    assert room.find("/de/a") is None
    assert room.by_url == {"/de/a/": one}


def test_what_nobody_has_asked_for_lately_goes_first(room):
    room.keep(view("a"))
    room.keep(view("b"))
    room.find("/de/a/").asked += 1
    room.keep(view("c"))
    assert names(room) == ["c", "a"]
    # It had its turn, and nobody has asked since.
    room.keep(view("d"))
    room.keep(view("e"))
    assert names(room) == ["d", "e"]


def test_a_bound_is_kept_however_often_all_are_asked_for(room, chance):
    for _ in range(200):
        name = chance.choice("abcdefgh")
        found = room.find(f"/de/{name}/")
        if found is None:
            room.keep(view(name, chance.randrange(1, 2000)))
        else:
            found.asked += 1
        assert room.size == sum(each.size for each in room.by_url.values())
        assert room.size <= room._most


def test_a_view_that_is_too_large_is_not_kept(room):
    room.keep(view("a", 10_000))
    assert names(room) == []
    assert room.size == 0


def test_a_view_takes_its_room_once(room):
    for _ in range(5):
        room.keep(view("a"))
    assert room.size == OVERHEAD + 1000


def test_other_codings_are_weighed_and_their_heads_written_anew(room):
    one = view("a")
    room.keep(one)
    one.heads["br"] = b"HTTP/1.1 200 OK"
    before = one.codings
    room.code(one, {**before, "br": Coded('"a-br5"', b"x" * 100)})
    assert list(before) == ["identity"]
    assert one.heads == {}
    assert room.size == OVERHEAD + 1100
    room.code(view("b"), {})
    assert room.size == OVERHEAD + 1100


def test_a_copy_has_what_is_still_true_and_nothing_later(room):
    for name in "ab":
        room.keep(view(name))
    copy = room.remaining(lambda each: each.page != "b.md")
    room.keep(view("c"))
    assert names(copy) == ["a"]
    assert copy.find("/de/a/") is room.find("/de/a/") or "a" not in names(room)
    assert copy.size == OVERHEAD + 1000
