import sites
from dragoman.rendering.site_title import site_title


def test_it_is_a_message_like_any_other(tmp_path):
    german = sites.catalog("de", sites.entry("A & B", "<Ä>"))
    toml = 'title = "A & B"\n'
    site = sites.read(tmp_path, content={"de": german, "ar": ""}, toml=toml).site
    found = site_title(site, site.languages["de"])
    assert (found.html, found.plain, found.attributes) == ("&lt;Ä&gt;", "<Ä>", "")
    foreign = site_title(site, site.languages["ar"])
    assert (foreign.plain, foreign.language.tag) == ("A & B", "en")
    assert foreign.is_foreign
