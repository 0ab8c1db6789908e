import subprocess

import pytest

from dragoman.app.building import answer as answering
from dragoman.app.building import answers, nginx
from dragoman.app.building.index import OWN, Entry
from dragoman.app.building.nginx import Told

HELD = (("X-A", 'say "a\\b"'),)


@pytest.fixture
def written(tmp_path):
    own = tmp_path / OWN
    own.mkdir()

    def write(told=None, hosts=("example.org", "::1")):
        nginx.write(own, hosts, HELD, told or Told([], {}, {}))
        folder = own / "nginx"
        return {path.name: path.read_text() for path in folder.iterdir()}

    return write


def entry(answer, tag):
    return Entry("r", answer.kept_as(tag), 1, 1)


def test_each_coding_has_its_file_and_a_missing_one_is_not_told(written):
    answer = answers.document("robots.txt", "text/plain", HELD)
    files = {
        "robots.txt": entry(answer, "plain"),
        "robots.txt.br": entry(answer, "brotli"),
        "robots.txt.gz": Entry("r", "", -1, 0),
    }
    ending = answering.ending("text/plain")
    assert written(Told([answer], files, {}))["answers.map"] == (
        f'"br/robots.txt" "/robots.txt brotli.{ending} 0 brotli br";\n'
        f'"plain/robots.txt" "/robots.txt plain.{ending} 0 plain ";\n'
    )


def test_what_comes_in_no_coding_is_the_same_for_everybody(written):
    answer = answering.Answer("/a.png", "a.png", (("Content-Type", "image/png"),), ())
    told = Told([answer], {"a.png": entry(answer, "t")}, {})
    lines = written(told)["answers.map"].splitlines()
    assert [line.split()[0] for line in lines] == [
        '"br/a.png"',
        '"gzip/a.png"',
        '"plain/a.png"',
    ]


def test_header_fields_are_quoted_and_told_by_kind(written):
    answer = answers.document("robots.txt", "text/plain", HELD)
    files = written(Told([answer], {"robots.txt": entry(answer, "t")}, {}))
    assert '0 "say \\"a\\\\b\\"";' in files["header-maps.conf"]
    assert "add_header X-A $dragoman_x_a always;" in files["headers.conf"]
    assert 'add_header X-A "say \\"a\\\\b\\"" always;' in files["moved-headers.conf"]
    assert "Content-Type" not in files["headers.conf"]
    assert f'"text/plain" {answering.ending("text/plain")};' in files["types.conf"]


def test_addresses_that_lead_on_are_told_with_themselves(written):
    files = written(Told([], {}, {"/de": "/de/"}))
    assert files["moved.map"] == '"/de" "/de /de/";\n'


def test_addresses_that_differ_in_case_alone_are_left_to_the_server(
    written, tmp_path, program
):
    kinds = ((("Content-Type", "text/html"),), ())
    guides = [answering.Answer(f"/de/{n}/", n, *kinds) for n in ("Guide", "guide")]
    found = {each.name: entry(each, each.name) for each in guides}
    moved = {"/de/Old": "/de/old/", "/de/old": "/de/old/"}
    files = written(Told(guides, found, moved))
    assert [line.split()[0] for line in files["answers.map"].splitlines()] == [
        '"br/de/Guide/"',
        '"gzip/de/Guide/"',
        '"plain/de/Guide/"',
    ]
    assert files["moved.map"] == '"/de/Old" "/de/Old /de/old/";\n'
    folder = tmp_path / OWN / "nginx"
    tables = "".join(
        f"map $uri ${name} {{ include {folder}/{name}.map; }}\n"
        for name in ("answers", "moved")
    )
    config = tmp_path / "nginx.conf"
    config.write_text(f"pid {tmp_path}/pid; events {{}}\nhttp {{\n{tables}}}\n")
    nginx_test = [program("nginx"), "-t", "-p", tmp_path, "-e", "stderr", "-c", config]
    asked = subprocess.run(nginx_test, capture_output=True, text=True, check=False)
    assert asked.returncode == 0, asked.stderr


def test_hosts_are_named_as_nginx_compares_them(written):
    assert written()["hosts.conf"] == "server_name example.org [::1];\n"


def test_the_tables_are_told_to_be_large_enough_for_the_longest_line(written):
    moved = {"/de/" + "a" * 900: "/de/" + "a" * 900 + "/"}
    sizes = written(Told([], {}, moved))["sizes.conf"]
    assert "map_hash_bucket_size 4096;" in sizes


def test_tables_of_two_builds_are_never_mixed(written, tmp_path):
    first = written(Told([], {}, {"/de": "/de/"}))
    # As on a disk that is full by then.
    in_the_way = tmp_path / OWN / "nginx" / "moved-headers.conf.unfinished"
    in_the_way.mkdir()
    with pytest.raises(OSError, match="moved-headers"):
        written(Told([], {}, {"/fr": "/fr/"}))
    in_the_way.rmdir()
    for name, text in first.items():
        assert (tmp_path / OWN / "nginx" / name).read_text() == text
    written(Told([], {}, {"/fr": "/fr/"}))
    assert {path.suffix for path in (tmp_path / OWN / "nginx").iterdir()} == {
        ".map",
        ".conf",
    }


def test_what_is_not_served_is_not_told(written):
    answer = answers.unserved("de/404.html")
    files = written(Told([answer], {"de/404.html": Entry("r", "", 1, 1)}, {}))
    assert files["answers.map"] == ""
