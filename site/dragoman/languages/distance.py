"""Knows how far two languages are apart, on CLDR's scale (UTS #35, LanguageMatching).

langcodes brings the table and remembers every pair it is asked for, without bound.
So a pair reaches it only when language and script are near and the region is known:
what a reader can make it remember is a few hundred pairs per language of the site.
"""

from typing import Final

from babel.core import get_global
from langcodes.data_dicts import LANGUAGE_DISTANCES
from langcodes.language_distance import tuple_distance_cached

from dragoman.languages import regional
from dragoman.languages.likely import UNKNOWN_REGION, Triple

# CLDR's own threshold, which langcodes rounds to 25, gives Ukrainians Russian (20).
# At 8 a language still finds its regions (4 to 5), its other script where everybody
# reads both (Serbian, 5) and what CLDR calls nearly the same (Bosnian and Croatian).
MAX_DISTANCE: Final = 8


def distance(desired: Triple, supported: Triple) -> int | None:
    """Return how far a language that is there is from the one a reader wants.

    Args:
        desired: What the reader asks for.
        supported: What is there.

    Returns:
        0 (the same) to 8, or None where the reader is not served.
    """
    same_script = desired.script == supported.script
    if same_script and regional.serves(desired.language, supported.language):
        return regional.DISTANCE
    if not _near(desired.language, supported.language):
        return None
    if not _near(
        f"{desired.language}_{desired.script}",
        f"{supported.language}_{supported.script}",
        same=same_script,
    ):
        return None
    wanted = desired._replace(region=_known(desired.region))
    found = tuple_distance_cached(wanted, supported)
    return found if found <= MAX_DISTANCE else None


def _near(desired: str, supported: str, *, same: bool = False) -> bool:
    if same or desired == supported:
        return True
    away = LANGUAGE_DISTANCES.get(desired, {}).get(supported, MAX_DISTANCE + 1)
    return away <= MAX_DISTANCE


def _known(region: str) -> str:
    # Groups of countries are numbers (es-419); CLDR has fewer than a hundred.
    if region.isdigit() or region in get_global("territory_languages"):
        return region
    return UNKNOWN_REGION
