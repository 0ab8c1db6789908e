import pytest

SOURCE = (
    "See [the guide](https://good.example/a) and [the page](page.md)[^1] <kbd>X</kbd>"
)
ERRORS = {"html", "scheme", "link-host", "unknown-footnote"}


@pytest.mark.parametrize(
    ("addition", "check"),
    [
        ("<script>alert(1)</script>", "html"),
        ("<b>", "html"),
        ("<!-- x -->", "html"),
        ("<img src=x onerror=alert(1)>", "html"),
        ("[x](javascript:alert(1))", "scheme"),
        ("[x](JaVaScRiPt&colon;alert(1))", "scheme"),
        ("[x](data:text/html,x)", "scheme"),
        ("[x](\u200bjavascript:alert(1))", "scheme"),
        ("![x](javascript:alert(1))", "scheme"),
        ("[x](//evil.example/)", "scheme"),
        ("[x](\\\\\\\\evil.example/)", "scheme"),
        ("[x](https://evil.example/)", "link-host"),
        ("<https://evil.example/>", "link-host"),
        ("[x](https://good.example@evil.example/)", "link-host"),
        ("[x](https://good.example.evil.example/)", "link-host"),
        ("[x](https:/evil.example/)", "link-host"),
        ("[x](https:///evil.example/)", "link-host"),
        ("[x](http://[)", "link-host"),
        ("[x](https://ｅvil.example/)", "link-host"),
        ("[^2]", "unknown-footnote"),
    ],
)
def test_what_could_harm_a_reader_is_an_error(found, addition, check):
    assert set(found(SOURCE, f"{SOURCE} {addition}")) & ERRORS == {check}


@pytest.mark.parametrize(
    "addition",
    [
        "<kbd>",
        "`<script>`",
        "\\<b>",
        "1 < 2 > 1",
        "[x](https://GOOD.example/other?a=b)",
        "[x](https://good.example:8443/)",
        "[x](other.md#place)",
        "[x](mailto:a@b.org)",
        "[^1]",
    ],
)
def test_what_the_source_has_may_be_repeated(found, addition):
    assert not set(found(SOURCE, f"{SOURCE} {addition}")) & ERRORS


def test_a_host_that_the_source_writes_out_is_named(found):
    text = "[wiki](https://example.org/x)"
    assert "link-host" not in found("See https://example.org/ now", f"Siehe {text}")


@pytest.mark.parametrize(
    ("host", "hosts", "good"),
    [
        ("de.wiki.example", ["de.wiki.example"], True),
        ("de.wiki.example", ["*.wiki.example"], True),
        ("a.de.wiki.example", ["*.wiki.example"], True),
        ("wiki.example", ["*.wiki.example"], False),
        ("evilwiki.example", ["*.wiki.example"], False),
        ("de.wiki.example", ["wiki.example"], False),
    ],
)
def test_a_site_allows_hosts(found, host, hosts, good):
    texts = "[a](https://en.wiki.example/)", f"[b](https://{host}/)"
    assert ("link-host" not in found(*texts, link_hosts=hosts)) is good


def test_an_outdated_translation_keeps_what_its_source_had(found):
    before = '#, fuzzy\n#| msgid "Old [a](https://old.example/)[^9] <i>"'
    old = "Alt [a](https://old.example/)[^9] <i>"
    assert not found("New", old, before=before)
    assert set(found("New", old)) >= {"html", "link-host", "unknown-footnote"}


def test_interface_texts_have_no_html_of_their_own(said):
    assert "html" in said("Save", "<b>Sichern</b>")
    assert "html" not in said("<b>Save</b>", "<b>Sichern</b>")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Visit https://x.example, our site.", "Siehe <https://x.example>."),
        ("It is at https://x.example.", "[Hier](https://x.example) ist es."),
        ("See **https://x.example** now", "[Hier](https://x.example)"),
        ("Visit https://müller.example/ now", "[hier](https://müller.example/)"),
        ("Write <your name> there.", "Schreiben Sie <dein Name> hin."),
        ("Replace <file> with it.", "<Datei> damit ersetzen."),
    ],
)
def test_prose_is_no_danger(found, source, target):
    assert not set(found(source, target)) & ERRORS
