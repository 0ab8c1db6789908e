"""Where links lead, and which lead nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.pages.markdown import compile_page
from dragoman.pages.markdown.urls import MAX_URL, Target, target
from unit.pages.rendered import judged, shown

PAGE = compile_page("# T\n", "guide/install.md")


@pytest.mark.parametrize(
    ("url", "goal"),
    [
        ("https://e.org/a?b=c&d#e", ("external", "https://e.org/a?b=c&d#e")),
        ("HTTP://E.org", ("external", "HTTP://E.org")),
        ("mailto:a@b.org", ("external", "mailto:a@b.org")),
        ("tel:+49-30", ("external", "tel:+49-30")),
        ("https://e.org/ä b", ("external", "https://e.org/%C3%A4%20b")),
        ("https://e.org/%41", ("external", "https://e.org/%41")),
        (" https://e.org", ("external", "https://e.org")),
        ("merge.md", ("page", "guide/merge.md")),
        ("../start.md#a-b", ("page", "start.md", "a-b")),
        ("./more/x.md", ("page", "guide/more/x.md")),
        ("my%20page.md#%C3%A4", ("page", "guide/my page.md", "ä")),
        ("#merge", ("fragment", "", "merge")),
        ("way.svg", ("file", "content/guide/way.svg")),
        ("../form.pdf#page=2", ("file", "content/form.pdf", "page=2")),
        ("../../static/images/way.svg", ("file", "images/way.svg")),
        ("/static/images/way.svg", ("file", "images/way.svg")),
        ("/static/./a/../b.svg", ("file", "b.svg")),
    ],
)
def test_leads(url, goal):
    assert target(url, "guide") == Target(*goal)


def test_from_the_top():
    assert target("why.md", "") == Target("page", "why.md")
    assert target("a.svg", "") == Target("file", "content/a.svg")


NOWHERE = [
    "",
    " ",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\x00script:alert(1)",
    "java\u200bscript:alert(1)",
    "java\xadscript:alert(1)",
    "\ufeffjavascript:alert(1)",
    "javascript\t:alert(1)",
    "javascript&colon;alert(1):",
    "vbscript:x",
    "data:text/html,<script>",
    "DATA:image/svg+xml,x",
    "blob:https://e.org/x",
    "file:///etc/passwd",
    "feed:javascript:x",
    "view-source:x",
    "ht\ttp://e.org",
    "http\n://e.org",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "\t//evil.example",
    "/%2fevil.example",
    "%2f%2fevil.example",
    "%5c%5cevil.example",
    "a b:c",
    "x%3Ajavascript:y",
    "/guide/",
    "/",
    "../guide/",
    "install.md?x=1",
    "..",
    ".",
    "../../../etc/passwd",
    "../../locale/de.po",
    "/static/",
    "/static/../site.toml",
    "/static/%2e%2e/site.toml",
    "/content/guide/install.md",
    f"https://e.org/{'x' * MAX_URL}",
]


@pytest.mark.parametrize("url", NOWHERE, ids=map(repr, NOWHERE))
def test_leads_nowhere(url):
    goal = target(url, "guide")
    assert goal.kind == "refused"
    assert goal.value


ATTACKS = [
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](javascript&#x3A;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#1;javascript:alert(1))",
    "[x](&#0;javascript:alert(1))",
    "[x](<  javascript:alert(1)>)",
    "[x](j\\avascript:alert(1))",
    "[x](javascript\\:alert(1))",
    "[x](vbscript:x) [x](data:text/html;base64,x)",
    "<javascript:alert(1)>",
    "<data:x>",
    "![x](javascript:alert(1))",
    "![x](data:image/png;base64,x)",
    "![x](https://tracker.example/pixel.gif)",
    "![x](//tracker.example/pixel.gif)",
    '[x](https://e.org "\\" onclick=alert(1) x=\\"")',
    '[x](https://e.org/"onclick=alert(1))',
    "[x](https://e.org/'onclick=alert(1))",
    "[x](https://e.org/<script>)",
    '!["onerror=alert(1) x="](way.svg)',
    "![x](way.svg '\"onerror=alert(1)')",
    '[x](a.md#"onclick=alert(1))',
    '[x](#"onclick=alert(1))',
    "[x](\x02.md#\x03<b>\x04)",
]


@pytest.mark.parametrize("text", ATTACKS)
def test_attacks(text):
    judge = judged(shown(text, PAGE))
    assert "script" not in judge.tags
    if "https://e.org" not in text and ".md" not in text and "#" not in text[4:5]:
        assert "a" not in judge.tags


@given(st.text(st.characters(), max_size=40), st.sampled_from(["", "a", "a/b"]))
def test_any_url_is_allowed_or_refused(url, folder):
    goal = target(url, folder)
    if goal.kind == "external":
        scheme = goal.value.partition(":")[0].lower()
        assert scheme in {"http", "https", "mailto", "tel"}
        assert goal.value.isascii()
        assert not set(goal.value) & set(' "<>\\^`{|}')
    elif goal.kind in {"page", "file"}:
        assert not goal.value.startswith(("/", "../"))
        assert "\\" not in goal.value
