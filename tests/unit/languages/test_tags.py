import re
from pathlib import Path

import langcodes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import TagError
from dragoman.languages.tags import MAX_LENGTH, canonical, folder, segment, subtags

REGISTRY = Path(langcodes.__file__).parent / "data" / "language-subtag-registry.txt"


def registered(kind):
    """The records of IANA's registry of one type."""
    for record in REGISTRY.read_text("utf-8").split("%%"):
        fields = dict(re.findall(r"^([A-Za-z-]+): (.*)$", record, re.MULTILINE))
        if fields.get("Type") == kind and ".." not in str(fields):
            yield fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pt_BR", "pt-BR"),
        ("PT-br", "pt-BR"),
        ("zh_hant", "zh-Hant"),
        ("ZH-HANT-tw", "zh-Hant-TW"),
        ("iw", "he"),
        ("in", "id"),
        ("ji", "yi"),
        ("tl", "fil"),
        ("mo", "ro"),
        ("sh", "sr-Latn"),
        ("sh-Cyrl", "sr-Cyrl"),
        ("cmn-Hans", "zh-Hans"),
        ("zh-yue", "yue"),
        ("zh-cmn-Hans-CN", "zh-Hans-CN"),
        ("deu-DD", "de-DE"),
        ("en-UK", "en-GB"),
        ("es-419", "es-419"),
        ("de-276", "de-DE"),
        ("sgn-US", "ase"),
        ("i-klingon", "tlh"),
        ("en-GB-oed", "en-GB-oxendict"),
        ("el-polytoni", "el-polyton"),
        ("sl-rozaj-biske-1994", "sl-1994-biske-rozaj"),
        ("de-CH-1901", "de-CH-1901"),
        ("fuf_ADLM", "fuf-Adlm"),
        ("AR-U-NU-LATN", "ar-u-nu-latn"),
        ("en-u-nu-latn-a-bbb-x-A-B", "en-a-bbb-u-nu-latn-x-a-b"),
        ("x-Elvish", "x-elvish"),
        ("und", "und"),
        ("no", "no"),
        ("zh-TW", "zh-TW"),
    ],
)
def test_canonical(text, expected):
    assert canonical(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "a", "1", "*", "de-", "-de", "de--DE", "de DE", " de", "de\n"),
        *("d", "deutschland", "de-D", "de-1", "de-12", "de-1234567890", "de-DEU-DE-FR"),
        *("zh-Hant-Hans", "de-DE-AT", "en-x", "en-u", "x", "x-", "i-nothing"),
        *("de-1901-1901", "en-a-bbb-a-ccc", "dé", "\u212ao", "de\u0000", "sr@latin"),
        *("../de", "de/fr", "de.UTF-8", "٣a", "en-x-123456789"),
        "x-" + "a-" * MAX_LENGTH + "a",
        # Folders that somebody makes by hand.
        *("english", "backup", "deutsch", "template", "abcd"),
    ],
)
def test_no_tag(text):
    with pytest.raises(TagError) as caught:
        canonical(text)
    assert caught.value.remedy
    assert len(caught.value.reason) < 2 * MAX_LENGTH


def test_folder_and_segment():
    assert folder("zh-hant") == "zh_Hant"
    assert folder("fuf-Adlm") == "fuf_Adlm"
    assert folder("de-1901") == "de_1901"
    assert segment("zh_Hant") == "zh-hant"
    assert segment("pt_BR") == "pt-br"


def test_every_registered_subtag_has_its_place():
    for record in registered("language"):
        assert subtags(record["Subtag"]).language
    for record in registered("script"):
        assert subtags(f"und-{record['Subtag']}").script
    for record in registered("region"):
        assert subtags(f"und-{record['Subtag']}").region
    for record in registered("variant"):
        assert subtags(f"und-{record['Subtag']}").variants
    for record in registered("extlang"):
        found = canonical(f"{record['Prefix']}-{record['Subtag']}")
        assert found == canonical(record["Preferred-Value"])


def test_every_registered_whole_tag_ends_as_what_iana_prefers():
    records = [*registered("grandfathered"), *registered("redundant")]
    assert len(records) > 80
    for record in records:
        found = canonical(record["Tag"])
        assert found == canonical(record.get("Preferred-Value", found))


_WELL_FORMED = st.from_regex(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?"
    r"(-[A-Za-z0-9]{5,8})?(-[a-wyz](-[a-z0-9]{2,8}){1,2})?(-x(-[a-z0-9]{1,8}){1,2})?",
    fullmatch=True,
)


@given(_WELL_FORMED)
def test_a_canonical_tag_stays_and_survives_its_folder_and_its_segment(text):
    tag = canonical(text)
    assert canonical(tag) == tag
    assert canonical(folder(text)) == tag
    assert canonical(segment(text)) == tag
    assert canonical(text.upper()) == tag


@given(st.text(max_size=150))
def test_any_text_is_a_tag_or_an_error(text):
    try:
        tag = canonical(text)
    except TagError:
        return
    assert re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", tag)
