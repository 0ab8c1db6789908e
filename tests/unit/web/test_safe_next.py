import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.web.safe_next import safe_next

ELSEWHERE = [
    "",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\nSet-Cookie: a=b",
    "/%0d%0aSet-Cookie:%20a=b",
    "/%09/evil.example",
    "/%2fevil.example",
    "/%2Fevil.example",
    "/%5cevil.example",
    "%2f%2fevil.example",
    "%2Fevil.example",
    "https:evil.example",
    "https://evil.example",
    "http:\\\\evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "\u202ejavascript:alert(1)",
    " //evil.example",
    "\x00//evil.example",
    "evil.example",
    "./evil",
    "../evil",
    "?next=//evil",
    "#x",
    "/a@evil.example",
    "/:evil",
    "/a\\b",
    "/\u2028",
    "/ａ",
    "/%e2%80%ae",
    "/;//evil",
    "/<script>",
    "/'",
    '/"',
    "/\n",
]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_whatever_may_lead_elsewhere_leads_home(target):
    assert safe_next(target) == "/"


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/de/",
        "/zh-hant/guide/install/",
        "/de/guide/?with=original",
        "/search?q=a+b&page=2",
        "/a/~user/b.html",
        "/a%2Fb",
        "/a//b",
        "/%252Fevil",
    ],
)
def test_a_path_of_the_site_is_kept(target):
    assert safe_next(target) == target


@given(
    st.text(alphabet=st.sampled_from("/\\:@.%2f5cFCae?&=# \t\r\n\u202e"), max_size=12)
)
def test_the_result_is_always_one_path(target):
    result = safe_next(target)
    assert result in {target, "/"}
    assert re.fullmatch(r"/([^/\\][!-~]*)?", result)
    assert "\\" not in result


@given(st.text(max_size=8))
def test_encoding_hides_nothing(evil):
    assert safe_next("/" + quote(f"/{evil}", safe="")) == "/"
