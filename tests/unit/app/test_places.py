from dragoman import app
from dragoman.app.places import STARTER, layers


def test_a_folder_of_the_site_lies_over_the_shipped_one(tmp_path):
    shipped = app.SHIPPED / "templates"
    assert layers(tmp_path, "templates") == [shipped]
    (tmp_path / "templates").mkdir()
    assert layers(tmp_path, "templates") == [tmp_path / "templates", shipped]
    assert layers(app.SHIPPED, "templates") == [shipped]


def test_the_shipped_site_and_the_starter_are_sites():
    for folder in (app.SHIPPED, STARTER):
        assert (folder / "site.toml").is_file()
