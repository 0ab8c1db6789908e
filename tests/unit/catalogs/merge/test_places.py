"""What comes back stands where it stood; seen in the file."""

from dragoman.catalogs import po
from dragoman.catalogs.merge import merge

TEXTS = {
    name: f"{name} is a text with words of its own, {name} {name}" for name in "ABCDEF"
}


def entries(order):
    return "".join(
        f'#: content/p.md\nmsgid "{TEXTS[name]}"\nmsgstr "{name}"\n\n' for name in order
    )[:-1]


def after(file, *orders):
    for order in orders:
        merge(
            file,
            [po.NewEntry(TEXTS[name], references=("content/p.md",)) for name in order],
        )
        file = po.parse(file.to_bytes())
    live = [entry.msgstr[0] for entry in file.entries if not entry.obsolete]
    return "".join(live)


def test_what_comes_back_stands_where_it_stood():
    file = po.parse(entries("ABCDEF").encode())
    assert after(file, "ABEF", "ABCDEF") == "ABCDEF"


def test_a_neighbour_that_moved_away_is_still_a_neighbour():
    file = po.parse(entries("ABCDEF").encode())
    assert after(file, "ACDEFB", "ADEFB", "ACDEFB", "ABCDEF") == "ABCDEF"


def test_neighbours_that_left_too_lead_on_to_the_next():
    file = po.parse(entries("ABCDEF").encode())
    assert after(file, "ABEF", "AF", "AEF", "ABCDEF") == "ABCDEF"


def test_the_source_tells_the_order_of_what_came_back():
    file = po.parse(entries("ABCDEF").encode())
    assert after(file, "ABDEF", "ABEF", "ABCEF", "ABCDEF") == "ABCDEF"


def test_the_beginning_of_the_file_is_a_place():
    file = po.parse(entries("ABC").encode())
    assert after(file, "BC", "CAB") == "ABC"
