"""Dates as prose writes them, read by rules that do not depend on the day of the run."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.model.entity import DateValue
from pipeline.stages.tag.dates.almanac import Almanac, almanac
from pipeline.stages.tag.dates.calendar import Moment, Sense
from pipeline.stages.tag.dates.misreadings import mended
from pipeline.stages.tag.dates.notation import notations
from pipeline.stages.tag.dates.readings import READINGS
from pipeline.stages.tag.dates.surroundings import Surroundings, surroundings

NAMED = re.compile(r"\b(?!In\s|The\s|Of\s|By\s)[A-Z][a-z]+\s$")
"""Before `Spring`, if it is the name of an event: `Prague Spring`."""

RELATIVES = {"earlier": -1, "same": 0, "later": 1}
"""How many years after the one named before it is, by the names of the almanac."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A stretch [start, end) of a text that names a moment."""

    start: int
    end: int
    moment: Moment
    offset: int | None = None
    """How many years after the one last named, if it says so (`of the same year` is 0)."""
    months: int | None = None
    """How many months after that of the letter it stands in, if it says so (`ult.` is -1)."""
    turn: int = 0
    """1 if the next month of this name is meant, -1 if the previous one."""
    misread: bool = False
    """Whether letters were taken for digits."""
    leaning: bool = False
    """Whether it is a date only if what was said before makes it one (`on the eleventh`, `that summer`)."""
    whole: DateValue | None = None
    """The time that it begins and the mention after it ends."""


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a form of some kind."""

    kind: str
    match: re.Match[str]

    @property
    def said(self) -> dict[str, str]:
        """The pieces that were found, by name."""
        return {name: words for name, words in self.match.groupdict().items() if words}


def dates(text: str, language: str = "en") -> list[DateMention]:
    """Return the dates of a text in their order, none over another; a day that cannot be is no date."""
    return [mention for mention in mentions(text, language) if not mention.leaning]


def mentions(text: str, language: str = "en") -> list[DateMention]:
    """Return the same and those that are dates only if what was said before makes them so."""
    known, around = almanac(language), surroundings(language)
    if known is None or around is None:
        return []
    clean = mended(text, known.whole_months)
    all_found = (Found(form.kind, match) for form in notations(language) for match in form.matches(clean))
    kept = _longest(found for found in all_found if _stands(found, clean, around, known))
    read = [_mention(found, text, known) for found in kept]
    return list(_joined([mention for mention in read if mention.moment.real], clean, known))


def _stands(found: Found, text: str, around: Surroundings, known: Almanac) -> bool:
    """Tell whether the surroundings of a match let it be a date."""
    start, end = found.match.span()
    said = found.said
    if found.kind in ("year", "roman") and set(said) <= {"year", "until", "roman"}:
        return around.number(text, start, end)
    if found.kind == "day" and not _of_one_month(found, known):
        return False
    if found.kind == "day" and "year" not in said:
        return around.day(text, start, end)
    if found.kind == "season" and NAMED.search(text[:start][-20:]) and text[start].isupper():
        return False
    if found.kind == "month" and set(said) == {"month"}:
        return around.month(text, start, end)
    return True


def _of_one_month(found: Found, known: Almanac) -> bool:
    """Tell whether two days are of one month; of `June 25 to 3 July` only one is, nor of `June 6 to 10 June`."""
    said, match = found.said, found.match
    if "day2" not in said or "month2" in said:
        return True
    before = match.string[: match.start()].split()[-1:]
    named = match.start("month") > match.start("day") and any(known.month(word) for word in before)
    return not named and (known.ordinal(said["day"]) or 0) < (known.ordinal(said["day2"]) or 0)


def _longest(some: Iterable[Found]) -> list[Found]:
    """Return matches of which none lies over another, the longer one of two, in the order of the text."""
    kept: list[Found] = []
    for found in sorted(some, key=lambda it: (it.match.start() - it.match.end(), it.match.start())):
        if all(found.match.end() <= it.match.start() or it.match.end() <= found.match.start() for it in kept):
            kept.append(found)
    return sorted(kept, key=lambda it: it.match.start())


def _mention(found: Found, text: str, known: Almanac) -> DateMention:
    """Return what a match says."""
    said, match = found.said, found.match
    moment = READINGS[found.kind](said, known)
    end = match.end() - (1 if _full_stop(match, known) else 0)
    relative = next((name for name in RELATIVES if name in said), None)
    if relative:
        end = len(match.string[: match.start(relative)].rstrip(" ,"))
    misread = text[match.start() : end] != match.string[match.start() : end]
    leaning = found.kind == "bare" or (found.kind == "season" and moment.year is None)
    offset = RELATIVES[relative] if relative else None
    months = next((by for name, by in (("inst", 0), ("ult", -1), ("prox", 1)) if name in said), None)
    return DateMention(match.start(), end, moment, offset, months, _turn(match, known), misread, leaning)


def _turn(match: re.Match[str], known: Almanac) -> int:
    """Return whether the month before or after is meant, by the words before it."""
    before = match.string[: match.start()][-24:]
    return next((by for words, by in known.turns.items() if re.search(rf"\b(?i:{words})\s$", before)), 0)


def _full_stop(match: re.Match[str], known: Almanac) -> bool:
    """Tell whether a match ends in the point of a sentence: that after a whole name of a month is none of its."""
    name = match[0].rstrip(".").split()[-1]
    if not match[0].endswith(".") or known.month(name) is None:
        return False
    return name.capitalize() in known.whole_months or not match.string[match.end() :].strip()


def _joined(found: list[DateMention], text: str, known: Almanac) -> Iterator[DateMention]:
    """Yield the mentions, two ends of a range as one, unless each says all of itself and a word is between them."""
    while found:
        first, *found = found
        sense = _range(first, found[0], text, known) if found else None
        span = _span(first, found[0], sense) if sense else None
        value = span.moment.value if span else None
        if span and value and _two(first, found[0], text):
            first = replace(first, whole=value)
        elif span and value:
            first, found = span, found[1:]
        yield first


def _two(first: DateMention, last: DateMention, text: str) -> bool:
    """Tell whether the ends of a range are two dates, as `1950` and `1953` in `from 1950 to 1953` are."""
    worded = any(letter.isalpha() for letter in text[first.end : last.start])
    return worded and bool(first.moment.year and last.moment.year)


def _span(first: DateMention, last: DateMention, sense: Sense) -> DateMention:
    """Return one mention of two; a year that one of them leaves out is that of the other."""
    one, other = first.moment, last.moment
    other = replace(other, year=other.year or (one.year and one.year + (last.offset or 0)))
    turned = one.year is None and (one.month or 1) > (other.month or 12)
    start = replace(one, year=one.year or (other.year and other.year - turned), last=other, sense=sense)
    return DateMention(first.start, last.end, start, misread=first.misread or last.misread)


def _range(first: DateMention, last: DateMention, text: str, known: Almanac) -> Sense | None:
    """Return how two mentions are the ends of one time; None if they are none, or no year is known."""
    one, other = first.moment, last.moment
    if one.last or other.last or first.leaning or last.leaning:
        return None
    if one.year is None and (other.year is None or other.month is None):
        return None
    between = text[first.end : last.start]
    if re.fullmatch(known.words["joint"], between):
        return Sense.EXACT
    if not re.fullmatch(rf",?(?:{known.words['both']})", between):
        return None
    asked = re.search(rf"\b(?i:{known.words['between']})\s$", text[: first.start][-16:])
    shared = one.year is None and other.day is not None
    return Sense.WITHIN if asked or shared else None
