"""The year that a story has come to, for dates that leave it out."""

from dataclasses import dataclass, replace

from pipeline.stages.tag.calendar import Moment


@dataclass(slots=True)
class Clock:
    """What the last dates of the running text said. It would rather be silent than wrong.

    A year is only given on if the story has surely come to it: the last two dates agree in the year, or the last
    one stands in the same paragraph and is exact to the month; and only forward, because a month that lies
    before the one that the story has come to may be of this year, told in retrospect, or of the next.
    """

    years: tuple[int, ...] = ()
    """Of the last two dates."""
    month: int | None = None
    block: str = ""

    def told(self, moment: Moment, block: str) -> Moment:
        """Return the moment with the year of the story, if it has none and the story surely has; set the clock."""
        if moment.year is None and moment.month is not None and self._sure(moment.month, block):
            year = self.years[-1]
            moment = replace(moment, year=year, last=moment.last and moment.last.within(year))
        self._set(moment, block)
        return moment

    def _sure(self, month: int, block: str) -> bool:
        """Tell whether the year is known in which a month of a paragraph lies."""
        agreed = len(self.years) == 2 and self.years[0] == self.years[1]
        near = bool(self.years) and self.block == block and self.month is not None
        return (agreed or near) and month >= (self.month or 1)

    def _set(self, moment: Moment, block: str) -> None:
        """Remember when the moment ends; one without a year stops the clock until the next that has one."""
        end = moment.last or moment
        if end.year is None:
            self.years = self.years if end.month is None else ()
        elif end.span > 1:
            self.years = ()
        else:
            month = moment.month if moment.year == end.year else end.month
            self.years, self.month, self.block = (*self.years, end.year)[-2:], month, block
