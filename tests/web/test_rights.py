"""The rights of readers that an HTTP client can see, by their numbers.

Each is a rule of the W3C or of a public administration; those that need a browser
stand in `tests/browser/test_rights.py`, under the same numbers.
"""

import itertools
import re
from pathlib import Path

import langcodes
import pytest

import sites
from dragoman import app
from dragoman.catalogs import po
from markup import tags
from web.running import running

TAGS = ("en", "ar", "ja", "de")
WORDS = " ".join(["word"] * 10)


@pytest.fixture(scope="module")
def served():
    with running(app.read_site(app.SHIPPED)) as site:
        yield site


@pytest.fixture(scope="module")
def every_page(served):
    """List each page in each language, with its address and what is answered there."""
    site = served.read.site
    both = itertools.product(site.content.sequence, site.languages.values())
    found = [(page, language, site.url(page, language)) for page, language in both]
    return [(*each, served.ask(each[-1])) for each in found]


def test_08_each_language_leads_to_the_same_page(served, every_page):
    site = served.read.site
    for page, language, url, answer in every_page:
        listed = tags(answer.text, "a", translate="no")
        links = {
            each.attributes["hreflang"]: each.attributes["href"] for each in listed
        }
        for other in site.languages.values():
            if other is not language:
                assert links[other.tag] == site.url(page, other), url


def test_12_a_neutral_address_goes_by_choice_then_header_then_default(served):
    asked = {
        "ja, de;q=0.5": "ja",
        "de;q=0, ja;q=0.1": "ja",
        "zh-TW": "zh-hant",
        "pt": "pt-br",
        "*": "en",
        "xx, ar-EG;q=0.2": "ar",
        "en-GB,ar;q=0.9": "en",
    }
    for header, segment in asked.items():
        answer = served.ask("/", headers={"Accept-Language": header})
        assert answer.headers["Location"] == f"/{segment}/", header
        chosen = {"Accept-Language": header, "Cookie": "language=pl"}
        assert served.ask("/", headers=chosen).headers["Location"] == "/pl/"


@pytest.mark.parametrize("tag", TAGS)
def test_13_a_language_in_the_address_is_never_left(served, tag):
    for other in TAGS:
        headers = {"Accept-Language": other, "Cookie": f"language={other}"}
        answer = served.ask(f"/{tag}/why/", headers=headers)
        assert answer.status == 200
        assert f'<html lang="{tag}"' in answer.text


def test_16_where_nothing_matches_the_stated_default_answers(served):
    answer = served.ask("/why/", headers={"Accept-Language": "xx, tlh;q=0.5"})
    assert (answer.status, answer.headers["Location"]) == (302, "/en/why/")


def test_17_formats_follow_the_page_and_not_the_header(served):
    days = {"en": "November 21, 2026", "ar": "٢١ نوفمبر ٢٠٢٦"}
    days |= {"ja": "2026年11月21日", "de": "21. November 2026"}
    for tag, day in days.items():
        for header in TAGS:
            answer = served.ask(f"/{tag}/writing/", headers={"Accept-Language": header})
            assert day in answer.text, (tag, header)


def test_18_a_negotiated_answer_is_for_one_reader_only(served):
    for headers in ({}, {"Accept-Language": "ar"}, {"Cookie": "language=ja"}):
        answer = served.ask("/why/", headers=headers)
        assert answer.status == 302
        assert answer.headers["Vary"] == "Accept-Language, Cookie"
        assert "private" in answer.headers["Cache-Control"]


def test_18_a_shared_cache_never_hands_out_a_wrong_language(served):
    kept = {}

    def through_cache(path, headers):
        """Answer as a shared cache would (RFC 9111 sections 3 and 4.1)."""
        for varied, answer in kept.get(path, []):
            if all(headers.get(name, "") == value for name, value in varied.items()):
                return answer
        answer = served.ask(path, headers=headers)
        control = answer.headers["Cache-Control"] or ""
        if "private" not in control and "no-store" not in control:
            names = [name.strip() for name in (answer.headers["Vary"] or "").split(",")]
            varied = {name: headers.get(name, "") for name in names if name}
            kept.setdefault(path, []).append((varied, answer))
        return answer

    for tag, path in itertools.product((*TAGS, *TAGS[::-1]), ("/why/", "/")):
        answer = through_cache(path, {"Accept-Language": tag})
        assert answer.headers["Location"] == f"/{tag}{path}"
        page = through_cache(f"/{tag}{path}", {"Accept-Language": tag})
        assert f'<html lang="{tag}"' in page.text


@pytest.mark.parametrize("tag", TAGS)
def test_19_a_page_does_not_vary_with_the_reader(served, tag):
    answers = [
        served.ask(f"/{tag}/why/", headers={"Accept-Language": header})
        for header in (*TAGS, "", "*")
    ]
    assert {answer.headers["Vary"] for answer in answers} == {"Accept-Encoding"}
    assert len({answer.headers["Etag"] for answer in answers}) == 1


def test_20_header_document_and_text_each_name_their_language(served, every_page):
    site = served.read.site
    for page, language, _url, answer in every_page:
        (root,) = tags(answer.text, "html")
        (main,) = tags(answer.text, "main")
        assert answer.headers["Content-Language"] == root.attributes["lang"]
        is_here = site.is_readable(page, language)
        text = language if is_here else site.source
        assert main.attributes.get("lang", root.attributes["lang"]) == text.tag
        assert not [
            each
            for each in tags(answer.text, "meta")
            if "http-equiv" in each.attributes
        ]


def test_21_the_same_name_is_the_same_bytes(served):
    manifest = served.read.site.manifest
    for name in (
        "css/site.css",
        "css/scripts.css",
        "icons/marks.svg",
        "js/language.js",
    ):
        answers = [
            served.ask(manifest.url(name), headers={"Accept-Language": tag})
            for tag in TAGS
        ]
        assert len({answer.body for answer in answers}) == 1
        assert "immutable" in answers[0].headers["Cache-Control"]
        # A script holds no words: they come from an address of their language.
        assert name != "js/language.js" or "lang=" not in answers[0].text
    offered = {tag: served.ask(f"/{tag}/offer.json") for tag in TAGS}
    assert len({answer.body for answer in offered.values()}) == len(TAGS)


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/AR/why/", "/ar/why/"),
        ("/ZH-Hant/", "/zh-hant/"),
        ("/zh_Hant/", "/zh-hant/"),
        ("/zh-tw/", "/zh-hant/"),
        ("/zh-CN/why", "/zh-hans/why/"),
        ("/pt_BR/", "/pt-br/"),
        ("/iw/", "/he/"),
        ("/ja", "/ja/"),
    ],
)
def test_22_other_spellings_lead_to_the_one(served, path, canonical):
    answer = served.ask(path)
    assert (answer.status, answer.headers["Location"]) == (301, canonical)


def test_23_every_document_names_a_valid_language(served, every_page):
    languages = served.read.site.languages.values()
    lost = ["/none/", *(f"/{each.segment}/none/" for each in languages)]
    pages = [(url, answer) for _, _, url, answer in every_page]
    for url, answer in [*pages, *((url, served.ask(url)) for url in lost)]:
        (root,) = tags(answer.text, "html")
        assert langcodes.tag_is_valid(root.attributes["lang"]), url
        assert root.attributes["dir"] in {"ltr", "rtl"}
        for each in tags(answer.text):
            assert langcodes.tag_is_valid(each.attributes.get("lang", "en")), url
    for language in languages:
        feed = served.ask(f"/{language.segment}/feed.xml").text
        assert f'xml:lang="{language.tag}"' in feed


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """Give a site whose interface is in a language of marked words, and its pages."""
    template = po.parse((app.SHIPPED / "locale" / "messages.pot").read_bytes())
    said = [
        sites.entry(each.msgid, f"⟦{each.msgid}⟧", context=each.msgctxt)
        if each.msgid_plural is None
        else f"msgid {sites.quoted(each.msgid)}\n"
        f"msgid_plural {sites.quoted(each.msgid_plural)}\n"
        f"msgstr[0] {sites.quoted(f'⟦{each.msgid}⟧')}\n"
        f"msgstr[1] {sites.quoted(f'⟦{each.msgid_plural}⟧')}\n"
        for each in template.entries
        if each.msgid
    ]
    texts = ("Welcome", "Dragoman", "A picture", "Its title", "What it is", "Words[^n]")
    texts = (*texts, "A note", "A part", "Another part", "More")
    page = (
        "---\ntitle: Welcome\ndescription: What it is\n---\n\nWords[^n]\n\n"
        "## A part\n\n"
        '![A picture](a.svg "Its title")\n\n## Another part\n\n- [ ] More\n\n'
        "[^n]: A note\n"
    )
    content = [sites.entry(text, f"⟦{text}⟧") for text in texts]
    return sites.read(
        tmp_path_factory.mktemp("marked"),
        pages={"index.md": page, "more.md": page},
        content={"eo": sites.catalog("eo", *content)},
        interface={"eo": sites.catalog("eo", *said)},
        files={"content/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'},
    )


def test_26_what_is_only_heard_is_in_the_language_of_the_page(marked):
    with running(marked) as served:
        for path in ("/eo/", "/eo/more/", "/eo/none/"):
            html = served.ask(path).text
            heard = [
                each.attributes[name]
                for each in tags(html)
                for name in ("aria-label", "alt", "title", "data-th")
                if name in each.attributes
            ]
            heard += [each.text for each in tags(html, "title")]
            for name in ("description", "og:title", "og:description"):
                key = "property" if name.startswith("og:") else "name"
                heard += [
                    each.attributes["content"]
                    for each in tags(html, "meta")
                    if each.attributes.get(key) == name
                ]
            assert len(heard) >= 3
            assert all("⟦" in text for text in heard), heard


def test_28_everything_is_utf8_and_pictures_hold_no_words(served):
    for path in ("/ar/", "/ar/none/", "/ar/feed.xml", "/sitemap.xml", "/robots.txt"):
        answer = served.ask(path)
        answer.body.decode("utf-8")
        assert "charset=utf-8" in answer.headers["Content-Type"].lower(), path
    pictures = [
        path
        for folder in ("content", "static")
        for path in Path(app.SHIPPED, folder).rglob("*.svg")
    ]
    assert len(pictures) >= 3
    assert not [
        path for path in pictures if re.search("<text", path.read_text("utf-8"))
    ]


@pytest.mark.parametrize(("translated", "is_shown"), [(5, False), (6, True)])
def test_30_below_the_threshold_no_page_is_mixed(tmp_path, translated, is_shown):
    words = [f"Sentence {number} here." for number in range(10)]
    said = [sites.entry(text, f"Satz {text}") for text in words[:translated]]
    read = sites.read(
        tmp_path,
        pages={"mixed.md": "---\ntitle: ''\n---\n\n" + "\n\n".join(words) + "\n"},
        content={"de": sites.catalog("de", *said)},
        toml="publish_threshold = 0.55\n",
    )
    with running(read) as served:
        html = served.ask("/de/mixed/").text
    (main,) = tags(html, "main")
    (canonical,) = tags(html, "link", rel="canonical")
    robots = tags(html, "meta", name_="robots")
    assert ("Satz" in html) == is_shown
    assert (main.attributes.get("lang") == "en") != is_shown
    assert ("/de/" in canonical.attributes["href"]) == is_shown
    assert bool(robots) != is_shown
    assert ('class="withheld"' in html) != is_shown


def test_32_the_alternates_are_complete_symmetric_and_alive(served, every_page):
    site = served.read.site
    graph, alive = {}, {}
    for page, language, url, answer in every_page:
        links = tags(answer.text, "link", rel="alternate")
        graph[url] = {
            each.attributes["hreflang"]: each.attributes["href"]
            for each in links
            if "hreflang" in each.attributes and "type" not in each.attributes
        }
        alive[url] = site.is_public(page, language)
    for url, alternates in graph.items():
        if not alive[url]:
            assert alternates == {}
            continue
        assert alternates.pop("x-default")
        assert site.origin + url in alternates.values()
        for href in alternates.values():
            other = href.removeprefix(site.origin)
            assert alive[other]
            assert {**graph[other], **alternates} == graph[other]
