"""The languages of a site: what CLDR knows of them, and what the site says itself."""

import dataclasses
from collections.abc import Collection, Iterable

from dragoman.errors import SettingsError, TagError
from dragoman.languages.language import Language, language
from dragoman.languages.negotiate import spelled
from dragoman.languages.tags import canonical
from dragoman.settings import FILE, LanguageSettings, Settings


def canonical_settings(settings: Settings) -> Settings:
    """Bring the tags in the settings into their canonical form.

    Args:
        settings: The settings as they were written.

    Raises:
        SettingsError: With all faults at once: tags that are none, digits that CLDR
            does not know.
    """
    faults: list[str] = []
    said = {}
    source = _checked("source_language", settings.source_language, faults)
    for tag, each in settings.languages.items():
        own = _checked("languages", tag, faults)
        said[own] = each
        _check_language(own, each, faults)
    if faults:
        raise SettingsError(
            "; ".join(faults), place=FILE, remedy="docs/settings.md tells their form"
        )
    return settings.model_copy(update={"languages": said, "source_language": source})


def _checked(setting: str, tag: str, faults: list[str]) -> str:
    try:
        return canonical(tag)
    except TagError as error:
        faults.append(f"{setting}: {error.reason}")
        return tag


def _check_language(tag: str, said: LanguageSettings, faults: list[str]) -> None:
    try:
        language("en", fallback=said.fallback, digits=said.digits)
    except (SettingsError, TagError) as error:
        faults.append(f"languages.{tag}: {error.reason}")


def declared_languages(
    settings: Settings, tags: Iterable[str], known: Collection[str]
) -> dict[str, Language]:
    """Make the languages of a site.

    Args:
        settings: What the site says of them, with canonical tags.
        tags: Those that `locale/` declares.
        known: All tags of which there are catalogs: what a fallback may name.

    Returns:
        By tag, the source language first, then in the order of the tags: the same on
        every page.
    """
    source = settings.source_language
    ordered = [source, *sorted(set(tags) - {source})]
    return {tag: _chained(_made(tag, settings), known) for tag in ordered}


def _made(tag: str, settings: Settings) -> Language:
    said = settings.languages.get(tag)
    if said is None:
        return language(tag)
    return language(tag, name=said.name, fallback=said.fallback, digits=said.digits)


def _chained(made: Language, known: Collection[str]) -> Language:
    """Name a language's fallbacks as the catalogs do: `zh-TW` for `zh-Hant`."""
    named = (spelled(tag, known) for tag in made.fallback)
    others = dict.fromkeys(tag for tag in named if tag and tag != made.tag)
    return dataclasses.replace(made, fallback=tuple(others))
