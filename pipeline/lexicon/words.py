"""Word lists of languages, with how often each word was counted: from pyspellchecker, eleven languages."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from spellchecker import SpellChecker


@cache
def counts(language: str) -> Mapping[str, int]:
    """Return how often each word of a language was counted, in small letters; none if there is no list for it.

    `language` is a BCP 47 tag; its region and script say nothing.
    """
    try:
        checker = SpellChecker(language=language.split("-", maxsplit=1)[0].casefold())
    except ValueError:
        return MappingProxyType({})
    return MappingProxyType(dict(checker.word_frequency.dictionary))


@cache
def listed(language: str) -> frozenset[str]:
    """Return the words of a language in small letters; none if there is no list for it."""
    return frozenset(counts(language))
