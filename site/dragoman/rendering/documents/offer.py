"""The offer of a language to a reader whose browser asks for it, in its own words."""

import json

from dragoman.languages.language import Language
from dragoman.rendering.interface_texts import Said
from dragoman.rendering.site import Site

NAME = "offer.json"


def offer(site: Site, language: Language) -> str:
    """Write the offer of a language.

    Args:
        site: The site as it stands.
        language: The language that is offered.

    Returns:
        JSON: `lang` and `dir` of the texts, the sentence `text`, the words of the link
        `read` and of the button `close`. In a language that does not say them itself
        `text` is empty and `read` is its own name: the English sentence would offer
        English.
    """
    voice = site.voice(language)
    # Translators: Write the name of your own language instead of English, as in
    # "Diese Seite gibt es auch auf Deutsch."
    text = voice.gettext("This page is also in English.")
    # Translators: Write the name of your own language instead of English, as in
    # "Auf Deutsch lesen"
    read = voice.gettext("Read it in English")
    close = voice.gettext("Close this line and do not show it again")
    values = {
        "lang": language.tag,
        "dir": language.direction,
        "text": _own(text, language, ""),
        "read": _own(read, language, language.name),
        "close": close.unescape(),
    }
    return json.dumps(values, ensure_ascii=False)


def _own(said: Said, language: Language, otherwise: str) -> str:
    return said.unescape() if said.language == language.tag else otherwise
