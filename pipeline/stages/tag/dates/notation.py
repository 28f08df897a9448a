"""A way of writing dates, as a pattern made of named pieces."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.stages.tag.dates.almanac import Almanac, almanac

DAY = r"(?:[12]\d|3[01]|0?[1-9])"
YEAR = r"(?:1\d\d|20[0-4])\d(?!\d)"
YEARS = r"(?:1\d\d|20[0-4])0"
PIECE = re.compile(r"\{([a-z]+)(\d?)\}")

BEFORE = r"(?<![\w$£€/.#§])(?<!\d,)(?!(?<=-)(?!{month}))(?<!\d[ ]/[ ])"
GOES_ON = r"\s?(?:[-–—]|to|and|bis|au|à|al|a)\s?(?:[a-z]{1,5}\.?\s)?\d+"
"""A second number, before what both are years of."""

AFTER = r"(?![\w/%])(?!-(?!{month})[A-Za-z]*[A-ZÀ-Þ])(?![.,:]\d)"
"""A number that goes on is none of ours: a price, a shelf-mark, a verse; nor is a word in capitals that does."""


@dataclass(frozen=True, slots=True)
class Notation:
    """A kind of form, which says how it is read, and its pattern."""

    kind: str
    pattern: re.Pattern[str]
    needs: tuple[re.Pattern[str], ...]
    """What is quickly looked for, because there is no such date in a text without it."""

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where a text has this form."""
        return self.pattern.finditer(text) if all(need.search(text) for need in self.needs) else iter(())


@cache
def notations(language: str) -> tuple[Notation, ...]:
    """Return the ways of writing dates in a language, named by its BCP 47 tag; none if we do not know it."""
    known = almanac(language)
    return tuple(_notations(known)) if known else ()


def _notations(known: Almanac) -> Iterator[Notation]:
    """Yield the forms of an almanac as patterns."""
    pieces = _pieces(known)
    for kind, forms in known.forms.items():
        for form in forms:
            pattern = PIECE.sub(lambda match: _named(pieces[match[1]], match[2]), form)
            whole = f"{BEFORE}(?:{pattern}){AFTER}".replace("{month}", f"(?:{_any(known.months)})")
            yield Notation(kind, re.compile(whole), tuple(_needs(form, known)))


def _needs(form: str, known: Almanac) -> Iterator[re.Pattern[str]]:
    """Yield what a text with a form surely has."""
    for piece, names in (("month", known.months), ("season", known.seasons), ("century", known.centuries)):
        if f"{{{piece}}}" in form:
            yield re.compile(_any(names))
    for piece, pattern in (("decade", rf"\d0{known.words['decade_ending']}"), ("roman}", "M[MDCLXVI]{4}")):
        if f"{{{piece}" in form:
            yield re.compile(pattern)


def _named(piece: str, number: str) -> str:
    """Return a piece whose group has a number, so that there can be two of them."""
    return re.sub(r"\(\?P<([a-z_]+)>", rf"(?P<\g<1>{number}>", piece)


def _pieces(known: Almanac) -> dict[str, str]:
    """Return the patterns that the forms of a language are made of, by name."""
    words, suffix = known.words, known.words.get("suffix", "")
    pagan = words.get("pagan", "0")
    uncounted = rf"(?!\s(?:{'|'.join(known.lists['after'])})\b)(?!(?:{GOES_ON})?\s{pagan})"
    month, ordinal = _any(known.months), _any(known.ordinals)
    century = words.get("century_number") or rf"(?:{ordinal}|\d\d?{suffix})"
    return {
        "month": rf"(?P<month>(?:{month})\b\.?)",
        "named": rf"(?:{month})\b",
        "day": rf"(?P<day>{DAY}{suffix}?(?!\w))",
        "ordinal": rf"(?P<day>(?:{ordinal}))",
        "numeral": rf"(?P<day>{DAY}{suffix})",
        "year": rf"(?P<year>{YEAR}){uncounted}",
        "oldyear": rf"(?P<year>[3-9]\d\d(?![\d,])){uncounted}",
        "late": r"(?:/(?P<until>\d{1,4})(?!\d))?",
        "style": r"(?:,?\s\(?(?P<style>[ON]\.?\s?S\b\.?|(?:Old|New)\sStyle)\)?)?",
        "until": rf"(?P<until>\d{{4}}|\d\d?)(?!\d)(?!\s(?:{month})\b)",
        "weekday": rf"(?:(?P<weekday>{_any(known.weekdays)})\b\.?,?\s(?:{words.get('article', '')})?)?",
        "part": _part(known),
        "season": rf"(?P<season>{_any(known.seasons)})",
        "decade": rf"(?P<decade>{YEARS}){words['decade_ending']}\b",
        "century": rf"(?P<century>{century})",
        "relative": "(?:" + "|".join(f"(?P<{which}>{form})" for which, form in known.relatives.items()) + ")",
        "circa": rf"(?P<circa>{words['circa']})?",
        "pagan": rf"(?P<pagan>{pagan})",
        "to": words.get("to", "[-–—]"),
        "both": rf"(?P<both>{words['both']})",
        "n": r"(?P<n>\d\d?)",
        "romanmonth": r"(?P<romanmonth>XII|XI|X|IX|VIII|VII|VI|V|IV|III|II|I)",
        "roman": r"(?P<roman>M{1,2}[CDLXVI]{4,})",
    }


def _part(known: Almanac) -> str:
    """Return the pattern of a part of a time, with what joins it to the time."""
    either = "|".join(f"(?P<{part}>(?i:{pattern}))" for part, pattern in known.parts.items())
    return rf"(?:(?:{either}){known.words['part_to_time']})?" if either else ""


def _any(words: Iterable[str]) -> str:
    """Return the pattern of one of some words, the longest first, as they are, with a capital, and in capitals."""
    forms = {form for word in words for form in (word, word[0].upper() + word[1:], word.upper())}
    return "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))
