"""Knows whose text stands in for a language's missing one: its parents, in order.

The chain is CLDR's locale inheritance (UTS #35, "Parent Locales"), with which
truncation never changes the script, and the neighbours of `regional`.
"""

from functools import lru_cache

from babel.core import get_global
from babel.localedata import exists

from dragoman.languages import regional
from dragoman.languages.likely import script
from dragoman.languages.tags import Subtags, subtags


@lru_cache(maxsize=1024)
def parents(tag: str) -> tuple[str, ...]:
    """Return the tags to try for a missing text, nearest first, without the tag.

    Args:
        tag: A language tag.

    Raises:
        TagError: The tag is not well-formed.
    """
    chain = [str(subtags(tag))]
    while (above := _parent(subtags(chain[-1]))) and above not in chain:
        chain.append(above)
    return tuple(chain[1:])


def _parent(tag: Subtags) -> str | None:
    if not tag.language:
        return None
    for shorter in (
        tag._replace(private=""),
        tag._replace(extensions=()),
        tag._replace(variants=tag.variants[:-1]),
    ):
        if shorter != tag:
            return str(shorter)
    return _plain_parent(tag)


def _plain_parent(tag: Subtags) -> str | None:
    # A neighbour of our own comes before CLDR: it sends "nn" to "no", we to "nb".
    neighbour = None if tag.region else regional.neighbour(str(tag))
    exception = get_global("parent_exceptions").get(str(tag).replace("-", "_"))
    if tag.script and not tag.region and script(tag.language) == tag.script:
        return tag.language
    if neighbour or exception:
        return neighbour or str(exception).replace("_", "-")
    if not tag.region:
        return None
    if not tag.script and _script_matters(tag):
        return str(tag._replace(script=script(str(tag))))
    return str(tag._replace(region=""))


def _script_matters(tag: Subtags) -> bool:
    # CLDR reads zh_SG as zh_Hans_SG and sr_ME as sr_Latn_ME before it looks upwards.
    written = script(str(tag))
    if written != script(tag.language):
        return True
    return exists(str(tag._replace(script=written)).replace("-", "_"))
