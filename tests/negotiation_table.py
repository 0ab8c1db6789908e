"""Who gets which language: one row per reader, for the function and for HTTP alike.

Each row can be sent as a cookie (`explicit`) and a header (`accept_language`) to a site
whose languages are `available` and whose source language is `default`.
"""

from typing import Final, NamedTuple


class Row(NamedTuple):
    """A reader and the language they get.

    Attributes:
        id: What the row shows.
        available: The languages of the site.
        explicit: What the reader chose earlier; None without a cookie.
        accept_language: The header; None without one.
        default: The source language of the site.
        expected: The tag the reader gets.
    """

    id: str
    available: tuple[str, ...]
    explicit: str | None
    accept_language: str | None
    default: str
    expected: str


WORLD: Final = (
    *("ar", "de", "en", "en-GB", "es", "es-419", "fil", "fr", "he", "id", "ja", "nb"),
    *("pl", "pt-BR", "pt-PT", "ru", "sr", "sr-Latn", "zh-Hans", "zh-Hant"),
)
SHIPPED: Final = ("ar", "de", "en", "ja", "pl")
SPARSE: Final = ("de", "es", "hr", "no", "pt", "ru", "sr-Latn", "zh-Hant")
RARE: Final = (
    *("az-Arab", "ca", "ckb", "de-1901", "en", "en-XA", "en-x-pirate", "fuf-Adlm"),
    *("ku-Arab", "yue", "zh-TW"),
)
BRITISH: Final = ("de", "en-GB", "fr-CA")

_SITES: Final = {
    "world": (WORLD, "en"),
    "shipped": (SHIPPED, "en"),
    "sparse": (SPARSE, "de"),
    "rare": (RARE, "en"),
    "british": (BRITISH, "en-GB"),
}

_TWENTY: Final = ",".join(f"q{letter}a" for letter in "abcdefghijklmnopqrst")
# After nine characters, and before two, these make 500 in all. They stand inside the
# header because HTTP strips them at its ends.
_SPACE: Final = " " * 489
_LONG: Final = "x-" + "a" * 8 + "-a" * 60

# id, site, explicit, Accept-Language, expected
_ROWS: Final[tuple[tuple[str, str, str | None, str | None, str], ...]] = (
    # Explicit choice, header, default
    ("nothing said", "world", None, None, "en"),
    ("nothing said, German source", "sparse", None, None, "de"),
    ("empty header", "world", None, "", "en"),
    ("header of commas", "world", None, ", ,,", "en"),
    ("choice beats header", "world", "pl", "de", "pl"),
    ("choice alone", "world", "ja", None, "ja"),
    ("choice in POSIX spelling", "world", "pt_BR", "de", "pt-BR"),
    ("choice in upper case", "world", "ZH-HANT", "de", "zh-Hant"),
    ("choice by deprecated code", "world", "iw", "de", "he"),
    ("choice by likely subtags", "world", "zh-TW", "de", "zh-Hant"),
    ("choice by another code", "sparse", "nb", "ru", "no"),
    ("choice that is not there", "shipped", "fr", "pl", "pl"),
    ("choice that is not there, no header", "shipped", "fr", None, "en"),
    ("choice of a neighbour is no choice", "sparse", "pt-AO", "ru", "ru"),
    ("choice of nonsense", "shipped", "../etc/passwd", "pl", "pl"),
    ("choice beats refusal", "shipped", "de", "de;q=0, pl", "de"),
    ("choice of a pseudo-locale", "rare", "en-XA", None, "en-XA"),
    # Plain matches
    ("exact", "world", None, "pl", "pl"),
    ("exact with script", "world", None, "sr-Latn", "sr-Latn"),
    ("exact region", "world", None, "pt-PT", "pt-PT"),
    ("exact beats same", "world", None, "en-GB", "en-GB"),
    ("upper case", "world", None, "PL", "pl"),
    ("mixed case", "world", None, "ZH-hANT", "zh-Hant"),
    ("underscore", "world", None, "pt_PT", "pt-PT"),
    ("unknown language", "world", None, "xx", "en"),
    ("unknown, then known", "world", None, "xx, pl;q=0.1", "pl"),
    ("first of several unweighted", "world", None, "fr, de, pl", "fr"),
    ("no language of the site", "shipped", None, "ko, th;q=0.9", "en"),
    # Aliases
    ("iw is Hebrew", "world", None, "iw", "he"),
    ("iw-IL is Hebrew", "world", None, "iw-IL, iw;q=0.9", "he"),
    ("in is Indonesian", "world", None, "in-ID", "id"),
    ("tl is Filipino", "world", None, "tl", "fil"),
    ("no is Bokmal", "world", None, "no", "nb"),
    ("nb where the site says no", "sparse", None, "nb-NO", "no"),
    ("no-NO", "world", None, "no-NO", "nb"),
    ("three letters", "world", None, "deu", "de"),
    ("bibliographic code", "world", None, "ger", "de"),
    ("sh is Serbian in Latin", "world", None, "sh", "sr-Latn"),
    ("extended language subtag", "world", None, "zh-cmn-Hant", "zh-Hant"),
    ("grandfathered tag", "world", None, "zh-guoyu", "zh-Hans"),
    ("en-UK", "british", None, "en-UK", "en-GB"),
    # Chinese
    ("Taiwan", "world", None, "zh-TW", "zh-Hant"),
    ("Hong Kong", "world", None, "zh-HK", "zh-Hant"),
    ("Macao", "world", None, "zh-MO", "zh-Hant"),
    ("Hong Kong with script", "world", None, "zh-Hant-HK", "zh-Hant"),
    ("China", "world", None, "zh-CN", "zh-Hans"),
    ("Singapore", "world", None, "zh-SG", "zh-Hans"),
    ("no region", "world", None, "zh", "zh-Hans"),
    ("Chrome in Taiwan", "world", None, "zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant"),
    ("Chrome in China", "world", None, "zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
    ("simplified is not traditional", "sparse", None, "zh-CN", "de"),
    ("the site says zh-TW", "rare", None, "zh-Hant", "zh-TW"),
    ("Hong Kong where only Taiwan is", "rare", None, "zh-HK", "zh-TW"),
    ("Cantonese reads traditional", "world", None, "yue", "zh-Hant"),
    ("Cantonese before English", "world", None, "yue,en;q=0.9", "zh-Hant"),
    ("Cantonese in China", "world", None, "yue-CN", "zh-Hans"),
    ("Cantonese itself", "rare", None, "yue-Hant-HK", "yue"),
    # Regions
    ("Angola", "world", None, "pt-AO", "pt-PT"),
    ("Brazil", "world", None, "pt-BR", "pt-BR"),
    ("no region is Brazil", "world", None, "pt", "pt-BR"),
    ("Angola where one Portuguese is", "sparse", None, "pt-AO", "pt"),
    ("Mexico", "world", None, "es-MX", "es-419"),
    ("Mexico where one Spanish is", "sparse", None, "es-MX", "es"),
    ("Spain", "world", None, "es-ES", "es"),
    ("Equatorial Guinea", "world", None, "es-GQ", "es"),
    ("Australia", "world", None, "en-AU", "en-GB"),
    ("India", "world", None, "en-IN", "en-GB"),
    ("United States", "world", None, "en-US", "en"),
    ("Puerto Rico", "world", None, "en-PR", "en"),
    ("United States where Britain is", "british", None, "en-US", "en-GB"),
    ("France where Canada is", "british", None, "fr-FR", "fr-CA"),
    ("Austria", "shipped", None, "de-AT", "de"),
    ("Morocco", "shipped", None, "ar-MA", "ar"),
    ("unknown region", "shipped", None, "de-QX", "de"),
    ("region and extension", "shipped", None, "de-DE-u-co-phonebk", "de"),
    ("old spelling finds new", "shipped", None, "de-1901", "de"),
    ("new spelling finds old", "rare", None, "de-AT", "de-1901"),
    # Scripts
    ("Serbian", "world", None, "sr", "sr"),
    ("Serbian of Montenegro", "world", None, "sr-ME", "sr-Latn"),
    ("Serbian of Serbia in Latin", "world", None, "sr-Latn-RS", "sr-Latn"),
    ("Serbian where only Latin is", "sparse", None, "sr", "sr-Latn"),
    ("Azerbaijani of Iran", "rare", None, "az-IR", "az-Arab"),
    ("Azerbaijani in Latin", "rare", None, "az", "en"),
    ("Kurdish in Latin", "rare", None, "ku", "en"),
    ("Kurdish in Arabic", "rare", None, "ku-Arab-IQ", "ku-Arab"),
    ("Pular in Adlam", "rare", None, "fuf-Adlm-GN", "fuf-Adlm"),
    ("Pular in Latin", "rare", None, "fuf", "en"),
    # Nobody gets a language unasked
    ("Ukrainian is not Russian", "world", None, "uk", "en"),
    ("Ukrainian of Ukraine", "sparse", None, "uk-UA,uk;q=0.9", "de"),
    ("Ukrainian who asks for Russian", "sparse", None, "uk,ru;q=0.4", "ru"),
    ("Belarusian is not Russian", "world", None, "be-BY", "en"),
    ("Kazakh is not Russian", "world", None, "kk", "en"),
    ("Catalan is not Spanish", "world", None, "ca", "en"),
    ("Basque is not Spanish", "sparse", None, "eu-ES", "de"),
    ("Galician is not Spanish", "world", None, "gl", "en"),
    ("Breton is not French", "world", None, "br", "en"),
    ("Czech is not Polish", "world", None, "cs", "en"),
    ("Sorani is not Arabic", "world", None, "ckb", "en"),
    ("Persian is not Arabic", "world", None, "fa-IR", "en"),
    ("Danish is not Norwegian", "world", None, "da", "en"),
    ("Malay is not Indonesian", "world", None, "ms", "en"),
    ("Afrikaans is not Dutch or German", "world", None, "af", "en"),
    ("Valencian is Catalan", "rare", None, "ca-valencia", "ca"),
    ("nobody becomes a pirate", "british", None, "en-x-pirate", "en-GB"),
    ("nobody meets a pseudo-locale", "rare", None, "en-AU", "en"),
    # Neighbours of our own
    ("Nynorsk reads Bokmal", "world", None, "nn-NO,en;q=0.9", "nb"),
    ("Egyptian reads Arabic", "world", None, "arz, fr;q=0.9", "ar"),
    ("Swiss German reads German", "world", None, "gsw", "de"),
    ("Luxembourgish reads German", "shipped", None, "lb", "de"),
    # Several wishes
    ("a region of the first", "world", None, "de-CH, fr;q=0.9", "de"),
    ("a region of the first, no weights", "world", None, "de-CH, fr", "de"),
    ("browser with Arabic last", "shipped", None, "en-US,en;q=0.9,ar;q=0.8", "en"),
    ("browser with Arabic first", "shipped", None, "ar-EG,ar;q=0.9,en;q=0.8", "ar"),
    ("similar first, exact second", "world", None, "lb,fr;q=0.9,de;q=0.8", "fr"),
    ("similar first, far second", "world", None, "lb,en;q=0.3", "de"),
    ("other script, exact second", "sparse", None, "sr,ru;q=0.8", "sr-Latn"),
    ("Bosnian before English", "sparse", None, "bs", "hr"),
    ("third wish", "shipped", None, "fi,sv;q=0.8,pl;q=0.5", "pl"),
    ("order of weights", "world", None, "pl;q=0.2,de;q=0.9,fr;q=0.5", "de"),
    ("equal weights keep order", "world", None, "pl;q=0.5,de;q=0.5", "pl"),
    ("a thousandth counts", "world", None, "pl;q=0.500,de;q=0.501", "de"),
    # Weights as RFC 9110 has them
    ("upper-case Q", "world", None, "de;Q=0.1, pl;Q=0.9", "pl"),
    ("spaces around", "world", None, "de ; q = 0.1 , pl ; q = 0.9", "pl"),
    ("tabs around", "world", None, "de\t;\tq\t=\t0.1\t,\tpl", "pl"),
    ("weight one", "world", None, "de;q=0.9, pl;q=1.000", "pl"),
    ("point without digits", "world", None, "de;q=0., pl;q=0.1", "pl"),
    ("four digits are malformed", "world", None, "de;q=0.1234, pl;q=0.1", "pl"),
    ("more than one is malformed", "world", None, "de;q=1.5, pl;q=0.1", "pl"),
    ("negative is malformed", "world", None, "de;q=-1, pl;q=0.1", "pl"),
    ("infinity is malformed", "world", None, "de;q=inf, pl;q=0.1", "pl"),
    ("not a number is malformed", "world", None, "de;q=nan, pl;q=0.1", "pl"),
    ("exponent is malformed", "world", None, "de;q=1e0, pl;q=0.1", "pl"),
    ("empty weight is malformed", "world", None, "de;q=, pl;q=0.1", "pl"),
    ("other parameter is malformed", "world", None, "de;level=1, pl;q=0.1", "pl"),
    ("malformed tag", "world", None, "d!e, pl;q=0.1", "pl"),
    ("overlong subtag", "world", None, "deutschland, pl;q=0.1", "pl"),
    ("doubled hyphen", "world", None, "de--DE, pl;q=0.1", "pl"),
    # Refusals
    ("refused", "world", None, "de;q=0, fr;q=0.1", "fr"),
    ("refused with zeros", "world", None, "de;q=0.000, fr;q=0.1", "fr"),
    ("refused first choice", "shipped", None, "de-AT, de;q=0, pl;q=0.1", "pl"),
    ("refusal covers regions", "british", None, "en-US,en;q=0,fr;q=0.1", "fr-CA"),
    ("narrower wish survives refusal", "british", None, "en;q=0, en-GB", "en-GB"),
    ("narrower refusal", "world", None, "en-GB;q=0, en-AU", "en"),
    ("refusal by alias", "world", None, "nn, no;q=0, de;q=0.1", "de"),
    ("only refusals leave the default", "shipped", None, "en;q=0", "en"),
    # Wildcard
    ("wildcard is the default", "world", None, "*", "en"),
    ("wildcard after unknown", "sparse", None, "xx, *;q=0.5", "de"),
    ("wildcard is not what is named", "shipped", None, "en;q=0.1, *", "ar"),
    ("wildcard without the default", "shipped", None, "*, en;q=0", "ar"),
    ("named before wildcard", "world", None, "pl, *;q=0.5", "pl"),
    ("neighbour before wildcard", "world", None, "de-CH, *;q=0.5", "de"),
    ("refused wildcard", "world", None, "pl, *;q=0", "pl"),
    ("refused wildcard, neighbour", "world", None, "de-CH, *;q=0", "de"),
    ("refused wildcard alone", "world", None, "*;q=0", "en"),
    ("extended range", "world", None, "de-*-DE", "de"),
    ("wildcard as language", "world", None, "*-CH, pl;q=0.1", "pl"),
    # Limits
    ("twentieth range counts", "world", None, _TWENTY[4:] + ",pl", "pl"),
    ("twenty-first does not", "world", None, _TWENTY + ",pl", "en"),
    ("500 characters", "world", None, f"de;q=0.1,{_SPACE}pl", "pl"),
    ("501 characters", "world", None, f"de;q=0.1,{_SPACE} pl", "de"),
    ("cut in half is not used", "world", None, f"ja;q=0.1,{_SPACE}pt-PT", "ja"),
    ("comma at the cut", "world", None, f"ja;q=0.1,{_SPACE[3:]}pt-PT,de", "pt-PT"),
    ("a very long tag", "shipped", None, f"{_LONG}, pl;q=0.1", "pl"),
)

ROWS: Final = tuple(
    Row(name, _SITES[site][0], explicit, header, _SITES[site][1], expected)
    for name, site, explicit, header, expected in _ROWS
)
