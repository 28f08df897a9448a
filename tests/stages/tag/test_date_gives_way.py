"""A date is kept where nothing else stands, and is part of the name that it stands in."""

from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate, Source, chosen
from pipeline.stages.tag.certainty import judge
from pipeline.stages.tag.weighing import weighed

DATE = Candidate(0, 4, EntityKind.DATE, Certainty.HIGH, "a date", sources=(Source.CALENDAR,))


def test_a_date_that_a_model_doubts_is_kept_and_gives_way_to_the_event_that_it_is_part_of() -> None:
    doubted = weighed(DATE, {"share": -1000.0}, judge(with_model=True))
    event = Candidate(0, 29, EntityKind.EVENT, Certainty.LOW, "a guess", sources=(Source.MODEL,), probability=0.45)
    assert chosen([doubted]) == [doubted]
    assert chosen([doubted, event]) == [event]
