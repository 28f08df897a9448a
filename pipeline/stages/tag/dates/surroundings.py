"""What stands before and after a number or a month and says that it is no date."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Self

from pipeline.stages.tag.dates.almanac import Almanac, almanac

REACH = 60
"""So many characters before it may say so: `Nos. 1234, 1345, 1456 and 1500`."""

DASHES = ("-", "–", "—")

EARLY = 1500
"""A number below it is more often a count than a year, and has to be introduced as a year."""

LISTED = r"(?:\d{4,}(?:\s?[-–—]\s?\d+)?,?\s(?:(?:and|&|or|to)\s)?|\d{4,}\s?[-–—]\s?)*"
"""Numbers of a list, after a word that says what they count."""

GOES_ON = r"(?:\s?(?:,|and|&|or|to|[-–—])\s?[\d,./]*\d)*"
"""More numbers, before what they count."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The patterns of one language."""

    shelved: re.Pattern[str]
    """At the end of what stands before: words after which a number is a count, a shelf-mark or a page."""
    counted: re.Pattern[str]
    """At the beginning of what stands after a number: what it counts, or the street it stands in."""
    listed: re.Pattern[str]
    """The same, after more numbers."""
    timed: re.Pattern[str]
    """At the end of what stands before: a word that asks for a time."""
    timed_too: re.Pattern[str]
    """The same, for months that are no other words."""
    doubtful: frozenset[str]
    introduced: re.Pattern[str]
    """At the end of what stands before: what makes even a low number a year."""

    @classmethod
    def of(cls, known: Almanac) -> Self:
        """Return the patterns of an almanac."""
        words, lists = known.words, known.lists
        before, after = "|".join(lists["before"]), "|".join(lists["after"])
        address = f"|{words['address']}" if words["address"] else ""
        counts = rf"\s?(?:(?:{after})\b{address})"
        timed = words["before_month"]
        others = f"{timed}|{words['before_other_month']}" if "before_other_month" in words else timed
        return cls(
            re.compile(rf"(?:\b(?:{before})\s?{LISTED}|\b[IVXLC]+,\s|[$£€#§]\s?)$"),
            re.compile(counts),
            re.compile(GOES_ON + counts),
            re.compile(rf"\b(?i:{timed})\s$"),
            re.compile(rf"\b(?i:{others})\s$"),
            frozenset(lists.get("doubtful_months", ())),
            re.compile(rf"(?:\b(?i:{words.get('before_year', timed)})|\()\s?$"),
        )

    def number(self, text: str, start: int, end: int) -> bool:
        """Tell whether digits from start to end may be a year; a low one must be introduced as such."""
        before = text[max(0, start - REACH) : start]
        if before[-1:] in DASHES or self.shelved.search(before) or self.listed.match(text, end):
            return False
        digits = re.search(r"\d{4}", text[start:end])
        return bool(not digits or int(digits[0]) >= EARLY or end - start > 4 or self.introduced.search(before))

    def day(self, text: str, start: int, end: int) -> bool:
        """Tell whether a day of a month may be one: it counts nothing, and ends no citation."""
        before = text[max(0, start - REACH) : start]
        return not self.counted.match(text, end) and not (text[start].isdigit() and self.shelved.search(before))

    def month(self, text: str, start: int, end: int) -> bool:
        """Tell whether the name of a month, on its own, is a time and no verb, person or feast."""
        before, name = text[max(0, start - REACH) : start], text[start:end]
        if name.isupper() or re.match(r"\sDay\b", text[end:]):
            return False
        if self.timed.search(before):
            return True
        surname = re.match(r"\s[A-Z][a-z]", text[end:])
        return name not in self.doubtful and not surname and bool(self.timed_too.search(before))


@cache
def surroundings(language: str) -> Surroundings | None:
    """Return the patterns of a language, named by its BCP 47 tag; None if we do not know it."""
    known = almanac(language)
    return Surroundings.of(known) if known else None
