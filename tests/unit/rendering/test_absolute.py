import pytest
from markupsafe import Markup

from dragoman.rendering.absolute import absolute

BASE = "https://example.org/ar/guide/"


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<a href="/ar/">x</a>', '<a href="https://example.org/ar/">x</a>'),
        ('<a id="_r1" href="#_n1">1</a>', f'<a id="_r1" href="{BASE}#_n1">1</a>'),
        ('<img src="/a.svg" alt="&gt;">', None),
        ('<a href="https://e.org/?a=1&amp;b=2">x</a>', None),
        ('<a href="mailto:a@e.org">x</a>', None),
        ('<p>&lt;a href="/x"&gt; and href="/y"</p>', None),
        ('<a title=" href=&#34;/x&#34;" href="#a">x</a>', None),
        ('<img alt="a > b" src="/a.svg">', None),
    ],
)
def test_only_addresses_change(html, wanted):
    if wanted is None:
        wanted = html.replace('src="/', 'src="https://example.org/')
        wanted = wanted.replace('href="#a', f'href="{BASE}#a')
    assert absolute(Markup(html), BASE) == wanted
