"""Dates as English prose writes them, read by rules that do not depend on the day of the run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from pipeline.stages.tag.calendar import Moment, Part

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul", "August Aug",
            "September Sept Sep", "October Oct", "November Nov", "December Dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

WHOLE_NAMES = frozenset(name for name in MONTHS if len(name) > 4 or name in ("May", "June", "July"))

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
"""Of the northern half of the world, in which nearly all that is written of them was written."""

_COUNTED = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
)
ORDINALS = {word: number for number, word in enumerate(_COUNTED.split(), 1)}

PARTS = {
    "early": Part.EARLY, "beginning": Part.EARLY, "start": Part.EARLY,
    "mid": Part.MID, "middle": Part.MID, "late": Part.LATE, "end": Part.LATE, "close": Part.LATE,
}  # fmt: skip

_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?(?![\d,]\d)(?!\d)"
_YEAR = r"(?:1\d\d|20[0-4])\d(?!\d)"
_DASH = r"\s?[-–—]\s?"
_CENTURY = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|\d\d?(?:st|nd|rd|th))"

DATE = re.compile(
    rf"""(?<![\w$£€/.#-])(?<!\d,)
    (?:(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[ -](?:in[ ])?(?:the[ ])?)
      |(?:the[ ](?P<third>beginning|start|middle|end|close)[ ]of[ ](?:the[ ])?))?
    (?:
      (?P<month>{_MONTH})[ ](?P<day>{_DAY})(?:{_DASH}(?P<day2>{_DAY}))?(?:(?:,[ ]?|[ ])(?P<year>{_YEAR}))?
    | (?P<day_b>{_DAY})(?:{_DASH}(?P<day2_b>{_DAY}))?[ ](?:of[ ])?(?P<month_b>{_MONTH})(?:,?[ ](?P<year_b>{_YEAR}))?
    | (?P<month_c>{_MONTH}),?[ ](?:of[ ])?(?P<year_c>{_YEAR})
    | (?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)[ ](?:of[ ])?(?P<year_s>{_YEAR})
      (?:{_DASH}(?P<until_s>\d{{4}}|\d\d)(?!\d))?
    | (?P<decade>(?:1\d|20)\d0)[’']?s\b
    | (?P<century>{_CENTURY})[ ]century\b
    | (?P<year_y>{_YEAR})(?:{_DASH}(?P<until>\d{{4}}|\d\d)(?!\d))?
    | (?P<month_m>{_MONTH})
    )(?![\w/%])(?!-[a-z]*[A-Z])""",
    re.VERBOSE,
)

JOINT = re.compile(r",?\s?(?:[-–—]|to|through|until|till)\s?")
"""What stands between the two ends of a range."""

BEFORE_MONTH = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Tt]ill|[Dd]uring|[Ff]rom|[Tt]o|[Tt]hrough|[Tt]hroughout|[Oo]f|[Bb]efore|[Aa]fter"
    r"|[Bb]etween|and|last|next|previous|following|that|this)\s$"
)
"""`May` and `March` are verbs as well: a month on its own needs a word before it that asks for a time."""

NOT_BEFORE_YEAR = re.compile(
    r"(?:\b(?:about|some|nearly|over|almost|than|approximately|roughly|another|only|every|first|Box|box|File|Room|"
    r"[Nn]os?\.|pp?\.|[Vv]ol\.|[Ss]tat\.|[Rr]pt\.|[Cc]h\.|Doc\.|Document|Resolution|Directive|Order|Public Law)"
    r"|\b[IVXLC]+,|[$£€#§–-])\s?$"
)
"""What makes a number of four digits a count, a shelf-mark, or a page after the number of a volume (`VII, 1237`)."""

NOT_AFTER_YEAR = re.compile(
    r",?\s?(?:men|women|troops|soldiers|tons|miles|kilometers|kilometres|prisoners|people|persons|dollars|pounds|francs|"
    r"marks|feet|yards|words|pages|copies|casualties|rubles|roubles|ships|aircraft|planes|tanks|guns|houses|families|"
    r"inhabitants|refugees|students|members|workers|days|hours|meters|metres|percent|million|volts|times)\b"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A stretch [start, end) of text that names a moment."""

    start: int
    end: int
    moment: Moment


def dates(text: str) -> list[DateMention]:
    """Return the dates of a text in their order, none over another; a day that cannot be is no date."""
    found = chain.from_iterable(_mention(match, text) for match in DATE.finditer(text))
    return list(_joined(list(found), text))


def _mention(match: re.Match[str], text: str) -> Iterator[DateMention]:
    """Yield the mention of a match, unless its surroundings say that it is none."""
    moment = _moment({key: value for key, value in match.groupdict().items() if value})
    before, after = text[: match.start()], text[match.end() :]
    alone = moment.year is None and moment.day is None and not moment.part
    if alone and not BEFORE_MONTH.search(before[-20:]):
        return
    if match["year_y"] and (NOT_BEFORE_YEAR.search(before[-20:]) or NOT_AFTER_YEAR.match(after)):
        return
    if moment.real and (moment.last is None or moment.last.real):
        end = match.end() - (1 if _full_stop(match, text) else 0)
        yield DateMention(match.start(), end, moment)


def _full_stop(match: re.Match[str], text: str) -> bool:
    """Tell whether a match ends in the point of a sentence: that after a whole name of a month is none of its."""
    name = match[0].rstrip(".").split()[-1]
    return match[0].endswith(".") and (name in WHOLE_NAMES or not text[match.end() :].strip())


def _moment(said: dict[str, str]) -> Moment:
    """Return what the named parts of a match mean."""
    part = PARTS.get((said.get("part") or said.get("third") or "").lower())
    if "century" in said:
        return Moment(_century(said["century"]), part=part, span=100)
    if "decade" in said:
        return Moment(int(said["decade"]), part=part, span=10)
    if "season" in said:
        return _season(said)
    month = _first(said, "month", "month_b", "month_c", "month_m")
    year = _number(_first(said, "year", "year_b", "year_c", "year_y"))
    moment = Moment(year, MONTHS[month.rstrip(".")] if month else None, _number(_first(said, "day", "day_b")), part)
    return _ranged(moment, said)


def _ranged(moment: Moment, said: dict[str, str]) -> Moment:
    """Return the moment with the end that `25–27` or `1950–53` gives it."""
    day = _number(_first(said, "day2", "day2_b"))
    if day:
        return replace(moment, last=replace(moment, day=day))
    if "until" in said and moment.year:
        return replace(moment, last=Moment(_until(moment.year, said["until"])))
    return moment


def _first(said: dict[str, str], *names: str) -> str:
    """Return the first of some parts that was said, "" if none was."""
    return next((said[name] for name in names if name in said), "")


def _number(text: str) -> int | None:
    """Return the number that a text begins with, if it does."""
    match = re.match(r"\d+", text)
    return int(match[0]) if match else None


def _until(year: int, text: str) -> int:
    """Return the year that `53` means after 1950."""
    return int(text) if len(text) == 4 else year // 100 * 100 + int(text)


def _century(text: str) -> int:
    """Return the first year of a century as its name has it: the nineteenth begins in 1800 for all but chronologers."""
    number = ORDINALS.get(text) or _number(text) or 1
    return max(1, (number - 1) * 100)


def _season(said: dict[str, str]) -> Moment:
    """Return the months of a season; a winter named by one year may be at either end of it."""
    year, (first, last) = int(said["year_s"]), SEASONS[said["season"].lower()]
    until = _until(year, said["until_s"]) if "until_s" in said else year
    if said["season"].lower() != "winter":
        return Moment(year, first, last=Moment(until, last))
    return Moment(year, 12, last=Moment(until, 2)) if until > year else Moment(year)


def _joined(mentions: list[DateMention], text: str) -> Iterator[DateMention]:
    """Yield the mentions, two ends of a range as one."""
    while mentions:
        first, *mentions = mentions
        if mentions and _is_range(first, mentions[0], text):
            last, *mentions = mentions
            year = first.moment.year or last.moment.year
            end = replace(last.moment, year=last.moment.year or year)
            first = DateMention(first.start, last.end, replace(first.moment, year=year, last=end))
        yield first


def _is_range(first: DateMention, last: DateMention, text: str) -> bool:
    """Tell whether two mentions are the ends of a range, and the year of at least one is known."""
    if first.moment.last or last.moment.last or (first.moment.year or last.moment.year) is None:
        return False
    return bool(JOINT.fullmatch(text[first.end : last.start]))
