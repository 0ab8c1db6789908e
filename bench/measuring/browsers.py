"""Five hundred heads as browsers send them: each another browser, system and reader.

The law: the same heads each time, made of values that real browsers send.
"""

import random
from collections.abc import Sequence

from measuring.places import HOST

_COUNT = 500
Fields = tuple[tuple[str, str], ...]

_SYSTEMS = (
    ("Windows NT 10.0; Win64; x64", "Windows"),
    ("Macintosh; Intel Mac OS X 10_15_7", "macOS"),
    ("X11; Linux x86_64", "Linux"),
    ("Linux; Android 10; K", "Android"),
)
_PHONES = (
    "iPhone; CPU iPhone OS 18_6 like Mac OS X",
    "iPad; CPU OS 17_7 like Mac OS X",
)
_READERS = (
    "en-US,en;q=0.9",
    "en-GB,en;q=0.5",
    "de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7",
    "de,en-US;q=0.7,en;q=0.3",
    "fr-FR,fr;q=0.9,en;q=0.8",
    "fr,fr-FR;q=0.8,en-US;q=0.5,en;q=0.3",
    "es-ES,es;q=0.9",
    "es-MX,es;q=0.9,en-US;q=0.8,en;q=0.7",
    "pt-BR,pt;q=0.9,en-US;q=0.8,en;q=0.7",
    "pl,en-US;q=0.7,en;q=0.3",
    "ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7",
    "uk-UA,uk;q=0.9,ru;q=0.8,en;q=0.7",
    "ar,en-US;q=0.9,en;q=0.8",
    "ar-EG,ar;q=0.9",
    "he-IL,he;q=0.9,en-US;q=0.8,en;q=0.7",
    "hi-IN,hi;q=0.9,en-IN;q=0.8,en;q=0.7",
    "ja,en-US;q=0.9,en;q=0.8",
    "ja-JP",
    "zh-CN,zh;q=0.9",
    "zh-CN,zh;q=0.8,zh-TW;q=0.7,zh-HK;q=0.5,en-US;q=0.3,en;q=0.2",
    "zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7",
    "tr-TR,tr;q=0.9,en-US;q=0.8,en;q=0.7",
    "nl-NL,nl;q=0.9,en;q=0.8",
    "sv-SE,sv;q=0.8,en-US;q=0.5,en;q=0.3",
)
_SEGMENTS = ("de", "fr", "ja")
_WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
_CHROME_ACCEPT = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,"
    "image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7"
)
_FIREFOX_ACCEPT = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    (
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,"
        "image/png,image/svg+xml,*/*;q=0.8"
    ),
)
_SAFARI_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
_ROBOTS = (
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; DuckDuckBot/1.1; +http://duckduckgo.com/duckduckbot)",
)


def heads() -> Sequence[Fields]:
    """Give the header fields of 500 browsers, in the order each sends them."""
    chance = random.Random(500)
    makers = (_chrome, _firefox, _safari, _robot)
    found: dict[Fields, None] = {}
    while len(found) < _COUNT:
        maker = chance.choices(makers, (62, 16, 19, 3))[0]
        found[maker(chance)] = None
    return list(found)


def coding(fields: Fields) -> str:
    """Give the coding that a browser with these fields prefers of br and gzip."""
    accepted = dict(fields).get("Accept-Encoding", "")
    return "br" if "br" in accepted else "gzip" if "gzip" in accepted else "identity"


def _chrome(chance: random.Random) -> Fields:
    system, platform = chance.choice(_SYSTEMS)
    version = chance.randint(109, 142)
    brand, product = chance.choice(
        (("Google Chrome", ""), ("Microsoft Edge", f" Edg/{version}.0.0.0"))
    )
    mobile = " Mobile" if platform == "Android" else ""
    agent = f"Mozilla/5.0 ({system}) {_WEBKIT} Chrome/{version}.0.0.0{mobile}"
    brands = f'"Chromium";v="{version}", "{brand}";v="{version}", "Not_A Brand";v="99"'
    # Zstandard came with Chrome 123.
    zstd = ", zstd" if version > 122 else ""  # noqa: PLR2004 -- said above
    return (
        ("Host", HOST),
        ("Connection", "keep-alive"),
        *_some(chance, 30, ("Cache-Control", "max-age=0")),
        ("sec-ch-ua", brands),
        ("sec-ch-ua-mobile", "?1" if mobile else "?0"),
        ("sec-ch-ua-platform", f'"{platform}"'),
        *_some(chance, 10, ("DNT", "1")),
        ("Upgrade-Insecure-Requests", "1"),
        ("User-Agent", f"{agent} Safari/537.36{product}"),
        ("Accept", _CHROME_ACCEPT),
        ("Sec-Fetch-Site", chance.choice(("none", "same-origin", "cross-site"))),
        ("Sec-Fetch-Mode", "navigate"),
        ("Sec-Fetch-User", "?1"),
        ("Sec-Fetch-Dest", "document"),
        *_referer(chance),
        ("Accept-Encoding", f"gzip, deflate, br{zstd}"),
        ("Accept-Language", chance.choice(_READERS)),
    )


def _firefox(chance: random.Random) -> Fields:
    system, _ = chance.choice(_SYSTEMS[:3])
    version = chance.randint(102, 145)
    agent = f"Mozilla/5.0 ({system}; rv:{version}.0) Gecko/20100101"
    zstd = ", zstd" if version > 125 else ""  # noqa: PLR2004 -- Firefox 126 brought it
    return (
        ("Host", HOST),
        ("User-Agent", f"{agent} Firefox/{version}.0"),
        ("Accept", chance.choice(_FIREFOX_ACCEPT)),
        ("Accept-Language", chance.choice(_READERS)),
        ("Accept-Encoding", f"gzip, deflate, br{zstd}"),
        *_referer(chance),
        *_some(chance, 20, ("DNT", "1")),
        *_some(chance, 20, ("Sec-GPC", "1")),
        ("Connection", "keep-alive"),
        ("Upgrade-Insecure-Requests", "1"),
        ("Sec-Fetch-Dest", "document"),
        ("Sec-Fetch-Mode", "navigate"),
        ("Sec-Fetch-Site", chance.choice(("none", "same-origin"))),
        *_some(chance, 60, ("Priority", "u=0, i")),
    )


def _safari(chance: random.Random) -> Fields:
    system = chance.choice((*_PHONES, _SYSTEMS[1][0]))
    version = f"{chance.randint(15, 18)}.{chance.randint(0, 6)}"
    mobile = " Mobile/15E148" if system in _PHONES else ""
    agent = f"Mozilla/5.0 ({system}) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    return (
        ("Host", HOST),
        ("Accept", _SAFARI_ACCEPT),
        *_some(chance, 60, ("Sec-Fetch-Site", "none")),
        *_referer(chance),
        ("Sec-Fetch-Dest", "document"),
        ("Accept-Language", chance.choice(_READERS)),
        ("Sec-Fetch-Mode", "navigate"),
        ("User-Agent", f"{agent} Version/{version}{mobile} Safari/604.1"),
        ("Accept-Encoding", "gzip, deflate, br"),
        ("Connection", "keep-alive"),
    )


def _robot(chance: random.Random) -> Fields:
    return (
        ("Host", HOST),
        ("Connection", chance.choice(("keep-alive", "Keep-Alive"))),
        ("Accept", chance.choice((_SAFARI_ACCEPT, "*/*"))),
        ("From", f"robot{chance.randint(1, 99)}@example.com"),
        ("User-Agent", chance.choice(_ROBOTS)),
        *_some(chance, 80, ("Accept-Encoding", "gzip, deflate")),
    )


def _referer(chance: random.Random) -> Fields:
    return _some(chance, 35, ("Referer", f"http://{HOST}/{chance.choice(_SEGMENTS)}/"))


def _some(chance: random.Random, percent: int, field: tuple[str, str]) -> Fields:
    return (field,) if chance.randrange(100) < percent else ()
