from dragoman.catalogs import po
from dragoman.catalogs.parts import REST, by_part, part_of


def new(*places):
    return po.NewEntry(" ".join(places), references=places)


def test_a_message_belongs_where_its_page_lies():
    part = part_of(["guide"])
    assert part(new("content/guide/install.md", "content/index.md")) == "guide"
    assert part(new("content/index.md", "content/guide/install.md")) == REST
    assert part(new("content/guide.md")) == REST
    assert part(new("content/other/a.md")) == REST
    assert part(new("site.toml")) == REST
    assert part(new()) == REST


def test_every_part_is_given_in_order():
    first, second = new("content/guide/a.md"), new("content/guide/b.md")
    home = new("content/index.md")
    assert by_part([first, home, second], ["guide", "api"]) == {
        REST: [home],
        "guide": [first, second],
        "api": [],
    }
