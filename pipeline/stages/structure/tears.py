"""Where text is torn: a sentence that does not go on, notes that are nowhere."""

from pipeline.model.vocabulary import Certainty
from pipeline.stages.structure.continuation import Junction
from pipeline.stages.structure.holes import Hole
from pipeline.stages.structure.page_sequence import Gap
from pipeline.stages.structure.splice import APART, joins

NOT_JOINING_BY_NOTES = 0.5
"""Below this probability of one stretch going on with the other something is missing, where a note is nowhere to be
found; without such a sign words have to say much more."""
MANY = 2
"""So many notes are not overlooked one after the other: only words that surely join speak against a missing page."""
SURELY_JOINING = 0.9


def torn(junction: Junction, hole: Hole | None, page: str) -> Gap | None:
    """Return the gap between two stretches that page numbers say nothing about; None if the text is whole.

    `page` is the id of the page that follows.
    """
    many = hole is not None and hole.last - hole.first + 1 >= MANY
    if not junction.goes_on and not many:
        return None
    least = SURELY_JOINING if many else NOT_JOINING_BY_NOTES if hole else APART
    if joins(junction.before, junction.after) >= least:
        return None
    sure = Certainty.MEDIUM if junction.goes_on and hole else Certainty.LOW
    return Gap(None, _evidence(junction, hole), sure, page)


def _evidence(junction: Junction, hole: Hole | None) -> str:
    """Return why something is missing, as a sentence."""
    halves = f"“… {_tail(junction.before)}” and “{head(junction.after)} …”"
    if not junction.goes_on and hole:
        return f"Between {halves} {hole.name} ought to stand: something is missing."
    also = f", and {hole.name} cannot be found" if hole else ""
    return f"The sentence breaks off between {halves}{also}: something is missing."


def _tail(text: str) -> str:
    """Return the last words of a text."""
    return " ".join(text.split()[-4:])


def head(text: str) -> str:
    """Return the first words of a text."""
    return " ".join(text.split()[:4])
