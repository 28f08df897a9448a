"""The year that a story has come to, for dates that leave it out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from pipeline.stages.tag.dates.calendar import DAYS, MONTHS, Moment, Part
from pipeline.stages.tag.dates.cues import Cues, cues
from pipeline.stages.tag.dates.dates import DateMention, mentions

DATELINE = 70
"""A paragraph in which no more characters stand beside a day may be the head of a letter, or of a day in a diary."""

PLACE = re.compile(r"^$|[,.:]\s(?:the\s)?$")
"""What stands before the day in such a head: nothing, or a place."""


@dataclass(slots=True)
class Clock:
    """What the last dates of the running text said. It would rather be silent than wrong.

    A year is only given on if the story has surely come to it: the last two dates agree in the year, or the last
    one stands in the same paragraph and is exact to the month, or a later day of the same month follows in the next
    paragraph; and only forward, because a month that lies before the one that the story has come to may be of this
    year, told in retrospect, or of the next. That it is told in retrospect a sentence may say (`had`). What was
    written on a day speaks of the month of that day, and a day that the volume names again and again with one year
    is of that year wherever nothing else is known.
    """

    language: str = "en"
    note: bool = False
    """In a note a mere year is as often that of a book."""
    days: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """Years of days, by month and day, that the volume names again and again, in one year only."""
    years: tuple[int, ...] = ()
    """Of the last two dates."""
    month: int | None = None
    day: int | None = None
    """None if the last one was not exact to the month."""
    exact: bool = False
    """Whether the last two were."""
    block: str = ""
    beside: str = ""
    """The paragraph before the one that is read."""
    reading: str = ""
    letter: Moment | None = None
    """The day on which what follows was written."""
    _was_exact: bool = False

    def read(
        self, text: str, block: str, found: Sequence[DateMention] | None = None
    ) -> Iterator[tuple[DateMention, Moment]]:
        """Yield the dates of a paragraph, found before or not, each with the moment that it is in the story.

        Those that only lean on what was said before are left out where nothing was.
        """
        self.beside, self.reading = self.reading, block
        heard, before = 0, None
        for mention in mentions(text, self.language) if found is None else found:
            between, heard = text[heard : mention.start], mention.end
            moment = self._following(mention, before, between, text, block)
            before = moment
            self._post(moment, text[: mention.start], text[mention.end :])
            if not mention.leaning or moment.year is not None:
                yield mention, moment
        self._hear(text[heard:], block)

    def _post(self, moment: Moment, before: str, after: str) -> None:
        """Take note of a letter that begins, or has ended: none tells of a day after its own."""
        if not moment.year or not moment.month or not moment.day or moment.last:
            return
        if len(before) + len(after) <= DATELINE and PLACE.search(before):
            self.letter = moment
        elif self.letter and moment.iso > self.letter.iso:
            self.letter = None

    def _following(self, mention: DateMention, before: Moment | None, between: str, text: str, block: str) -> Moment:
        """Return the moment of a mention, the one before it and what stands between them being known."""
        begun = self.month
        self._hear(between, block)
        moment = self._told(mention, text, block)
        if self._cues.is_all("until", between) and begun and begun <= (self.month or 0) and len(set(self.years)) == 1:
            self.month, self.day = begun, None
        two = before and self._cues.is_all("and", between) and before.year != moment.year
        if two and before and before.part is not Part.LATE and not moment.month:
            self.month = None
        return moment

    def told(self, moment: Moment, block: str) -> Moment:
        """Return the moment with the year of the story, if it has none and the story surely has; set the clock."""
        return self._told(DateMention(0, 0, moment), "", block)

    def _told(self, mention: DateMention, text: str, block: str) -> Moment:
        """Return the moment of a mention in the story, and set the clock unless that looks back."""
        moment = mention.moment
        if moment.year is None:
            moment = self._dated(mention, text, block)
            if self.years and moment.year and (moment.year, moment.month or 12) < (self.years[-1], self.month or 0):
                return moment
        if not mention.leaning or moment.year is not None:
            self._set(moment, block)
        return moment

    def _dated(self, mention: DateMention, text: str, block: str) -> Moment:
        """Return the moment of a mention that has no year in the story, as it was if it is not sure."""
        if self._cues.hears("recurring", text[: mention.start]):
            return mention.moment
        near = self.block == block and bool(self.years)
        moment = mention.moment if mention.moment.month else self._in_month(mention, near)
        year = moment.year or (self._year(mention, moment, text, near) if moment.month or mention.offset else None)
        if year is None:
            return mention.moment
        dated = moment if moment.year else moment.within(year)
        return dated if dated.real and dated.sound else mention.moment

    def _in_month(self, mention: DateMention, near: bool) -> Moment:
        """Return a mere day in the month of the story, or the letter, if it surely lies there."""
        moment = mention.moment
        if mention.months is not None and self.letter and self.letter.year and self.letter.month:
            counted = self.letter.year * 12 + self.letter.month - 1 + mention.months
            return replace(moment, year=counted // 12, month=counted % 12 + 1)
        if mention.months is None and near and self.day and (moment.day or 0) >= self.day:
            return replace(moment, year=self.years[-1], month=self.month)
        return moment

    def _year(self, mention: DateMention, moment: Moment, text: str, near: bool) -> int | None:
        """Return the year of a month, None if it is not sure."""
        month = moment.month or 1
        if mention.offset is not None:
            return self.years[-1] + mention.offset if near else None
        if mention.turn:
            return self._turned(month, mention.turn) if near else None
        if self.letter and self.letter.month == month:
            return self.letter.year
        return self._of_story(mention, moment, text, near) or self.days.get((month, moment.day or 0))

    def _of_story(self, mention: DateMention, moment: Moment, text: str, near: bool) -> int | None:
        """Return the year of a month in the story, None if it is not sure."""
        month = moment.month or 1
        if moment.day and self._is_cued(mention, text, "named"):
            return None
        ahead = self._sure(month, near)
        if ahead and month > (self.month or 1):
            ahead = not self._is_cued(mention, text, "before")
        back = self._agreed(near) and month < (self.month or 0) and self._is_cued(mention, text, "retold")
        return self.years[-1] if ahead or back or self._goes_on(moment) else None

    def _agreed(self, near: bool) -> bool:
        """Tell whether the last two dates agree in the year; mere years only where the story speaks of them."""
        agreed = len(self.years) == 2 and self.years[0] == self.years[1]
        return agreed and (self.exact or (near and not self.note))

    def _sure(self, month: int, near: bool) -> bool:
        """Tell whether the year is known in which a month of a paragraph lies."""
        known = self._agreed(near) or (near and self.month is not None)
        return known and month >= (self.month or 1)

    def _goes_on(self, moment: Moment) -> bool:
        """Tell whether a day is a later one of the month of which the paragraph before spoke last."""
        beside = bool(self.years and self.beside and self.block == self.beside)
        return beside and moment.month == self.month and (moment.day or 0) >= (self.day or 32)

    def _turned(self, month: int, by: int) -> int | None:
        """Return the year in which the previous or the following month of a name lies."""
        if self.month is None:
            return None
        if by < 0:
            return self.years[-1] - (month >= self.month)
        return self.years[-1] + (month <= self.month)

    def _hear(self, text: str, block: str) -> None:
        """Let what is said between two dates move the clock: a year on, or nobody knows where."""
        if self.years and self._cues.hears("unsure", text):
            self.years = ()
        elif self.years and self._cues.hears("following", text):
            self.years, self.month, self.day, self.block = (self.years[-1] + 1,), 1, None, block

    @property
    def _cues(self) -> Cues:
        return cues(self.language)

    def _is_cued(self, mention: DateMention, text: str, cue: str) -> bool:
        """Tell whether the sentence of a mention has a cue, such as that it tells of what had been before."""
        return self._cues.around(cue, text, mention.start, mention.end)

    def _set(self, moment: Moment, block: str) -> None:
        """Remember when the moment ends; one without a year stops the clock until the next that has one."""
        end = moment.last or moment
        if end.year is None:
            self.years = self.years if end.month is None else ()
        elif end.span > 1:
            self.years = ()
        else:
            first = moment if moment.year == end.year else end
            begun = _month(first)
            self.years, self.month, self.block = (*self.years, end.year)[-2:], begun, block
            self.exact = self._was_exact and begun is not None
            self._was_exact = begun is not None
            self.day = _day(first) if moment.last is None else None


def _month(moment: Moment) -> int | None:
    """Return the first month that a moment may lie in."""
    return moment.month or (MONTHS[moment.part][0] if moment.part else None)


def _day(moment: Moment) -> int | None:
    """Return the first day that a moment may lie in, None if it is not exact to the month."""
    if moment.month is None:
        return None
    return moment.day or (DAYS[moment.part][0] if moment.part in DAYS else 1)


OFTEN = 2
"""So often a volume must name a day with its year for the day alone to be that one."""


def known_days(some: Iterable[Iterable[DateMention]]) -> dict[tuple[int, int], int]:
    """Return the years of days, by month and day, that some texts name again and again, in one year only.

    The first and the last of a month are left out, because terms run from them year after year.
    """
    named: dict[tuple[int, int], list[int]] = defaultdict(list)
    for mention in chain.from_iterable(some):
        for it in (mention.moment, mention.moment.last):
            if it and it.year and it.month and it.day and 1 < it.day < 30:
                named[it.month, it.day].append(it.year)
    return {day: years[0] for day, years in named.items() if len(years) >= OFTEN and len(set(years)) == 1}
