"""What the named pieces of each kind of form mean."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace

from pipeline.stages.tag.dates.almanac import Almanac
from pipeline.stages.tag.dates.calendar import Moment, Part, Sense
from pipeline.stages.tag.dates.julian import LAST, REFORM, gregorian, same_day

Said = dict[str, str]
"""The pieces of a form that were found, by name; a second one of a kind has a 2."""

LADY_DAY = 1752
"""The last year that England did not begin in January."""

TURN = 15
"""So few years over the turn of a century `1898–02` may go: from more it is an error."""

NEVER = Moment(month=13)
"""A moment that no calendar has."""


def _part(said: Said, number: str = "") -> Part | None:
    """Return the part of a time that is named."""
    return next((part for part in Part if f"{part}{number}" in said), None)


def _sense(said: Said) -> Sense:
    """Return how the time is meant."""
    return Sense.ABOUT if "circa" in said else Sense.WITHIN if "both" in said else Sense.EXACT


def _plain(said: Said, known: Almanac) -> Moment:
    """Return a day, a month or a year, or a range of them."""
    weekday = known.weekday(said["weekday"]) if "weekday" in said else None
    month, day = known.month(said.get("month", "")), known.ordinal(said.get("day", ""))
    year = int(said["year"]) if "year" in said else None
    first = Moment(year, month, day, _part(said), sense=_sense(said), weekday=weekday)
    if year and "until" in said:
        return _lady_day(first, said, known)
    moment = _ranged(first, said, known)
    return _from_old(moment) if _is_old(said) and moment.last is None and moment.part is None else moment


def _lady_day(first: Moment, said: Said, known: Almanac) -> Moment:
    """Return the moment of which the year is said as `1731/2`: by our beginning of the year it is the second one."""
    year = _until(first.year or 0, said["until"])
    if year != (first.year or 0) + 1 or first.month not in (1, 2, 3) or year > LADY_DAY:
        return NEVER
    first = replace(first, year=year)
    if "day2" in said:
        both = replace(first, day=known.ordinal(said["day2"]))
        return _one_day(first, both) or replace(first, day=None)
    return _from_old(first) if _is_old(said) else first if "style" in said else _undecided(first)


def _is_old(said: Said) -> bool:
    """Tell whether the text says that a day is of the old calendar."""
    return said.get("style", "").lower().startswith("o")


def _ranged(first: Moment, said: Said, known: Almanac) -> Moment:
    """Return a moment with the day or month that it lasts to, if there is one."""
    month, day = known.month(said.get("month2", "")), known.ordinal(said.get("day2", ""))
    if not month and not day:
        return first
    last = Moment(first.year, month or first.month, day, _part(said, "2"))
    if (last.month or 1) < (first.month or 1) and first.year:
        first = replace(first, year=first.year - 1)
    if "slash" in said and _day(last):
        return _one_day(first, last) or replace(first, last=last, sense=_slashed(first, last))
    return replace(first, last=last)


def _slashed(first: Moment, last: Moment) -> Sense:
    """Return how `25/26 June` is meant: as a night between two days, or, if not, perhaps as one in two calendars."""
    night = first.month == last.month and (last.day or 0) - (first.day or 0) == 1
    return Sense.EXACT if night else Sense.WITHIN


def _one_day(first: Moment, last: Moment) -> Moment | None:
    """Return the day that `10/21 February 1713` means in both calendars; None if it does not."""
    old, new = _day(first), _day(last)
    if old is None or new is None or not REFORM <= old[0] <= LAST + 1 or not same_day(old, new):
        return None
    return last


def _day(moment: Moment) -> tuple[int, int, int] | None:
    """Return year, month and day, None if one of them is not known."""
    return (moment.year, moment.month, moment.day) if moment.year and moment.month and moment.day else None


def _undecided(moment: Moment) -> Moment:
    """Return the month of a day that may be of either calendar, or the two months of one of which it is.

    Who counted the years from Lady Day had the old calendar in England, but not in Florence.
    """
    day = _day(moment)
    if day is None or not moment.real or day[0] <= REFORM:
        return moment
    new, month = gregorian(*day), replace(moment, day=None)
    return month if new.month == moment.month else replace(month, sense=Sense.WITHIN, last=Moment(new.year, new.month))


def _from_old(moment: Moment) -> Moment:
    """Return a moment of the Julian calendar in ours, as exactly as it was said."""
    if not moment.real or not moment.year or moment.month is None:
        return moment
    if moment.day is None:
        last = gregorian(moment.year, moment.month, monthrange(moment.year, moment.month)[1])
        return replace(moment, sense=Sense.WITHIN, last=Moment(last.year, last.month))
    day = gregorian(moment.year, moment.month, moment.day)
    return replace(moment, year=day.year, month=day.month, day=day.day)


def _until(year: int, text: str) -> int:
    """Return the year that `53` means after 1950, or 3."""
    if len(text) > 3:
        return int(text)
    unit: int = 10 ** len(text)
    found = year // unit * unit + int(text)
    return found + unit if found < year and found + unit - year <= TURN and len(text) == 2 else found


def _year(said: Said, known: Almanac) -> Moment:
    """Return a year, a range of years, or what is before or after one."""
    year = int(said["year"])
    if "until" in said:
        return _years(year, said)
    sense = {"pre": Sense.BEFORE, "post": Sense.AFTER}.get(said.get("side", "").lower(), _sense(said))
    return Moment(year, part=_part(said), sense=sense)


def _years(year: int, said: Said) -> Moment:
    """Return a range of years; of a stroke between two that do not follow one another, a file is the likelier owner."""
    until = _until(year, said["until"])
    follows = until == year + 1 and (len(said["until"]) > 1 or year < LADY_DAY)
    return Moment(year, last=Moment(until)) if "slash" not in said or follows else NEVER


def _season(said: Said, known: Almanac) -> Moment:
    """Return the months of a season; a winter named by one year may be at either end of it."""
    first, last = next(months for name, months in known.seasons.items() if name.lower() == said["season"].lower())
    if "year" not in said:
        return Moment(None, first, last=Moment(None, last))
    year = int(said["year"])
    until = _until(year, said["until"]) if "until" in said else year
    if first > last and until == year:
        return Moment(year - 1, first, sense=Sense.WITHIN, last=Moment(year + 1, last))
    return _third(Moment(year, first, last=Moment(until, last)), _part(said))


def _third(season: Moment, part: Part | None) -> Moment:
    """Return a season of which only a part is meant: within which months that is, is a guess, so it is the whole."""
    return replace(season, sense=Sense.WITHIN) if part else season


def _decade(said: Said, known: Almanac) -> Moment:
    """Return a decade; `1800s` may be a century as well."""
    year = int(said["decade"])
    if year % 100:
        return Moment(year, part=_part(said), span=10, sense=_sense(said))
    return Moment(year, part=_part(said), span=100, sense=Sense.WITHIN)


def _century(said: Said, known: Almanac) -> Moment:
    """Return a century as its name has it: the nineteenth begins in 1800 for all but chronologers."""
    first = Moment(_hundred(said["century"], known), part=_part(said), span=100, sense=_sense(said))
    if "century2" not in said:
        return first
    last = Moment(_hundred(said["century2"], known), part=_part(said, "2"), span=100)
    return replace(first, sense=Sense.EXACT, last=last)


def _hundred(text: str, known: Almanac) -> int:
    """Return the first year of a century."""
    number = known.ordinal(text) or _roman(re.sub("[^CLXVI].*", "", text)) or 0
    return max(1, (number - 1) * 100) if number else 0


def _era(said: Said, known: Almanac) -> Moment:
    """Return a year of our era.

    One before it has no value: whether 44 BC is -0044 or -0043 depends on the version of the W3C's datatypes.
    """
    return Moment(int(said["christian"])) if "christian" in said else Moment()


def _vague(said: Said, known: Almanac) -> Moment:
    """Return a time of which nobody can say when it begins and ends, as a fiscal year or the turn of a century."""
    return Moment()


def _number(said: Said, known: Almanac) -> Moment:
    """Return a date in figures; none if the day may be the month and the month the day."""
    year, one = int(said["year"]), int(said["n1"])
    if "romanmonth" in said:
        return Moment(year, _roman(said["romanmonth"]), one)
    two = int(said["n2"])
    if "sign" not in said or one == two:
        return Moment(year, one, two)
    if known.words.get("number_begins") == "day":
        return Moment(year, two, one)
    possible = [it for it in (Moment(year, one, two), Moment(year, two, one)) if it.real]
    return possible[0] if len(possible) == 1 else Moment() if possible else NEVER


ROMAN = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
WELL_FORMED = re.compile(r"M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
"""Printers also wrote four of a kind."""


def _roman(text: str) -> int | None:
    """Return the number of a Roman numeral, None if it is none."""
    if not text or not WELL_FORMED.fullmatch(text):
        return None
    values = [ROMAN[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-one if one < two else one for one, two in zip(values, following, strict=True))


def _roman_year(said: Said, known: Almanac) -> Moment:
    """Return a year in Roman numerals, as title pages have it."""
    year = _roman(said["roman"])
    return Moment(year) if year and 1400 <= year < 2050 else NEVER


READINGS: dict[str, Callable[[Said, Almanac], Moment]] = {
    "day": _plain,
    "month": _plain,
    "bare": _plain,
    "year": _year,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "era": _era,
    "vague": _vague,
    "number": _number,
    "roman": _roman_year,
}
"""How each kind of form is read."""
