from urllib.robotparser import RobotFileParser

import sites
from dragoman.rendering.documents.robots import robots


def test_everything_may_be_read_and_the_sitemaps_are_named(tmp_path):
    text = robots(sites.read(tmp_path).site)
    parser = RobotFileParser()
    parser.parse(text.splitlines())
    assert parser.can_fetch("any", "/de/guide/?with=en")
    assert parser.site_maps() == ["http://127.0.0.1:8888/sitemap.xml"]
