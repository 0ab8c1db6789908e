from dragoman.app.link_hosts import link_hosts
from dragoman.settings import Settings


def test_the_site_s_own_hosts_are_allowed():
    assert link_hosts(Settings()) == ()
    settings = Settings(
        base_url="https://a.example:8443",
        hosts=("b.example",),
        link_hosts=("c.example",),
    )
    assert set(link_hosts(settings)) == {"a.example", "b.example", "c.example"}
