"""A name of the lists that a longer guess lies over stands again where that guess is not kept."""

from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate, Source
from pipeline.stages.tag.certainty import Judge, Numbers
from pipeline.stages.tag.weighing import kept

TEXT = "Quorl and so on"
LISTED = Candidate(0, 5, EntityKind.PLACE, Certainty.HIGH, "listed", sources=(Source.LIST,))
LONGER = Candidate(0, 11, EntityKind.PLACE, Certainty.MEDIUM, "guessed", sources=(Source.MODEL,))
JUDGE = Judge({"model kind around": -2.0, "model kind around, backed": -2.0, "always": 1.0, "share": 1.0})
OVER: Numbers = {"model kind around": 1.0, "model kind around, backed": 1.0}


def test_what_lies_over_a_listed_name_speaks_against_it_where_it_is_kept() -> None:
    assert [it.end for it in kept(TEXT, [(LISTED, OVER), (LONGER, {"share": 3.0})], JUDGE)] == [LONGER.end]


def test_a_listed_name_stands_again_where_what_lies_over_it_falls() -> None:
    (one,) = kept(TEXT, [(LISTED, OVER), (LONGER, {"share": -9.0})], JUDGE)
    assert (one.end, one.probability) == (LISTED.end, 0.731)


def test_a_guess_does_not_stand_again() -> None:
    short = Candidate(0, 5, EntityKind.PLACE, Certainty.MEDIUM, "guessed", sources=(Source.MODEL,))
    assert kept(TEXT, [(short, OVER), (LONGER, {"share": -9.0})], JUDGE) == []


def test_a_name_that_goes_on_does_not_stand_again() -> None:
    longer = Candidate(0, 12, EntityKind.ORG, Certainty.MEDIUM, "guessed", sources=(Source.MODEL,))
    assert kept("Quorl Rovers played.", [(LISTED, OVER), (longer, {"share": -9.0})], JUDGE) == []
