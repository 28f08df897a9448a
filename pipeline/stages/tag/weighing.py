"""Which of the names that suggest themselves in a text are kept, each with how likely it is right."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import LEAST, Candidate, Source, chosen, neighbours, no_surer
from pipeline.stages.tag.certainty import Judge, Numbers
from pipeline.stages.tag.evidence import by_itself
from pipeline.stages.tag.lists.listed import LISTED

DATED = LEAST + 0.01
"""At least so likely what reads as a date is one: what it means is worth more than the doubt of a model. No likelier,
because it gives way to the name that it is part of (`2001 Italian general election`)."""


def kept(text: str, known: Sequence[tuple[Candidate, Numbers]], judge: Judge) -> list[Candidate]:
    """Return the candidates of a text that are kept, none over another, each with how likely it is right.

    What lies over a name of the lists speaks against it, but only if it is kept: where it falls the name stands again.
    """
    first = chosen(weighed(it, numbers, judge) for it, numbers in known)
    taken = {(it.start, it.end, it.kind) for it in first}
    free = []
    for (it, numbers), others in zip(known, neighbours([it for it, _ in known]), strict=True):
        fallen = taken.isdisjoint((other.start, other.end, other.kind) for other in (it, *others))
        if Source.LIST in it.sources and fallen and not any(_continued(text, it, other) for other in others):
            free.append(weighed(it, by_itself(numbers), judge))
    return chosen([*first, *free]) if free else first


def _continued(text: str, it: Candidate, other: Candidate) -> bool:
    """Tell whether a name goes on in what lies over it, a person or capitals: `Boston` in `Boston Celtics`."""
    before, after = text[other.start : it.start], text[it.end : other.end]
    person = EntityKind.PERSON is other.kind is not it.kind
    return person or bool(BEFORE.search(before) or AFTER.match(after))


BEFORE, AFTER = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w.’'-]*\s$"), re.compile(r"\s[A-ZÀ-Þ]")
"""A word with a capital beside a name, on either side."""


def weighed(it: Candidate, numbers: Numbers, judge: Judge) -> Candidate:
    """Return a candidate with how likely it is right.

    What says more than that here is a name, namely when or who is meant, may be less sure of that than it is a name.
    """
    least = LISTED if Source.AUTHORITY in it.sources else DATED if Source.CALENDAR in it.sources else 0
    probability = max(judge.probability(it.kind, numbers), least)
    certainty = Certainty.of(probability)
    if {Source.CALENDAR, Source.ECHO}.intersection(it.sources):
        certainty = no_surer(certainty, it.certainty)
    return replace(it, probability=round(probability, 3), certainty=certainty)
