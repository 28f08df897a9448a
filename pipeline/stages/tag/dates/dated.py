"""The dates of a text as candidates, each with how sure its value is and why."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate, Source
from pipeline.stages.tag.dates.calendar import Moment
from pipeline.stages.tag.dates.clock import Clock, known_days
from pipeline.stages.tag.dates.dates import DateMention, mentions


def volume_dates(blocks: Mapping[str, str], notes: Container[str], language: str) -> Iterator[list[Candidate]]:
    """Yield the dates of each block; only the body has a clock, because notes speak of many times."""
    found = {block: mentions(text, language) for block, text in blocks.items()}
    clock = Clock(language, days=known_days(some for block, some in found.items() if block not in notes))
    for block, text in blocks.items():
        own = Clock(language, note=True) if block in notes else clock
        yield list(dated(text, block, own, found[block]))


def dated(text: str, block: str, clock: Clock, found: Sequence[DateMention] | None = None) -> Iterator[Candidate]:
    """Yield the dates of a text, those without a year as the clock has it."""
    for mention, moment in clock.read(text, block, found):
        certainty, reason = _why(mention, moment)
        yield Candidate(
            mention.start,
            mention.end,
            EntityKind.DATE,
            certainty,
            reason,
            date=moment.value and replace(moment.value, whole=mention.whole),
            sources=(Source.CALENDAR,),
        )


def _why(mention: DateMention, moment: Moment) -> tuple[Certainty, str]:
    """Return how sure the value of a date is, and why, in words for an editor."""
    if mention.misread:
        return Certainty.LOW, "a date; letters in it are taken for figures"
    if not moment.sound and moment.year and moment.year >= 1800:
        return Certainty.LOW, "a date; it was another day of the week"
    if mention.moment.year is None and moment.year is not None:
        return Certainty.MEDIUM, "a date; its year is that of the story"
    return Certainty.HIGH, "a date"
