"""What is known of a name speaks for it or against it, wherever in the volume it stands."""

import numpy as np
import pytest

from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate, Source
from pipeline.stages.tag.certainty import Judge, by_kind, judge
from pipeline.stages.tag.evidence import Block, Evidence, again, located
from pipeline.stages.tag.guessing.opinion import COLUMNS, Opinion

PERSON, PLACE = EntityKind.PERSON, EntityKind.PLACE


def suggested(text: str, words: str, kind: EntityKind, *sources: Source, reason: str = "r") -> Candidate:
    start = text.index(words)
    return Candidate(start, start + len(words), kind, Certainty.MEDIUM, reason, sources=sources)


def opinion(text: str, **shares: tuple[EntityKind, float]) -> Opinion:
    """Return the opinion that some words are, so far, part of names of a kind."""
    words = text.split()
    table = np.zeros((len(words), len(COLUMNS)), np.float32)
    for row, word in enumerate(words):
        if word in shares:
            kind, share = shares[word]
            table[row, COLUMNS[kind]] = share
    return Opinion([len(" ".join(words[:n])) + bool(n) for n in range(len(words))], table)


def test_who_says_the_same_is_joined_with_all_reasons() -> None:
    text = "He met Hale ."
    both = (
        suggested(text, "Hale", PERSON, Source.MODEL, reason="a"),
        suggested(text, "Hale", PERSON, Source.BUILD, reason="b"),
    )
    (((one, numbers),),) = Evidence.of([Block(text, False, both)], "en").numbers()
    assert (one.reason, one.sources) == ("a; b", (Source.MODEL, Source.BUILD))
    assert numbers["because b"] == numbers["by build"] == 1


def test_what_the_model_thinks_elsewhere_counts_here() -> None:
    texts = "I saw Hale .", "Then Hale fell ."
    sure, unsure = opinion(texts[0], Hale=(PERSON, 0.9)), opinion(texts[1], Hale=(PERSON, 0.2))
    blocks = [
        Block(text, False, (suggested(text, "Hale", PERSON, Source.MODEL),), told)
        for text, told in zip(texts, (sure, unsure), strict=True)
    ]
    (((_, first),), ((_, second),)) = Evidence.of(blocks, "en").numbers()
    assert first["elsewhere"] == pytest.approx((2 * 0.2 - 1) / 2)
    assert second["elsewhere"] == pytest.approx((2 * 0.9 - 1) / 2)
    (((_, alone),),) = Evidence.of(blocks[:1], "en").numbers()
    assert "elsewhere" not in alone


def test_a_name_that_is_sure_is_looked_at_wherever_it_stands_but_not_in_longer_words() -> None:
    texts = "Hale rose .", "So did Hale , but no Haleness .", "Nobody ."
    blocks = [Block(text, False, ()) for text in texts]
    first = suggested(texts[0], "Hale", PERSON, Source.BUILD)
    more = again(blocks, [[first], [], []], 0.7)
    assert [[(it.start, it.end, it.kind, it.sources) for it in some] for some in more] == [
        [], [(7, 11, PERSON, (Source.AGAIN,))], [],
    ]  # fmt: skip
    assert again(blocks, [[first], [], []], 0.99) == [[], [], []]


def test_names_are_located_as_whole_words() -> None:
    assert located(["U.S.", "Ann Lee"], ["Ann Lee of the U.S. saw Ann Leeson"]) == {
        "Ann Lee": [(0, 0, 7)],
        "U.S.": [(0, 15, 19)],
    }


def test_what_else_is_suggested_over_the_same_words_is_known() -> None:
    text = "at New York University today"
    over = suggested(text, "New York University", EntityKind.ORG, Source.MODEL)
    within = suggested(text, "New York", PLACE, Source.LIST)
    ((_, (_, numbers)),) = Evidence.of([Block(text, False, (over, within))], "en").numbers()
    assert numbers["model other around"] == 1


def test_a_judge_adds_up_what_speaks_for_all_kinds_and_for_one() -> None:
    told = Judge({"always": 0.0, "by list": 1.0, "place: by list": 1.0})
    assert told.probability(PLACE, {"by list": 1.0}) == pytest.approx(1 / (1 + np.exp(-2)))
    assert told.probability(PERSON, {"by list": 1.0}) == pytest.approx(1 / (1 + np.exp(-1)))
    assert set(by_kind(PLACE, {"x": 2.0})) == {"x", "always", "place: x", "place: always"}


@pytest.mark.parametrize("with_model", [True, False])
def test_the_judge_that_ships_takes_a_listed_place_for_likelier_than_a_low_guess(with_model: bool) -> None:
    told = judge(with_model)
    sure = told.probability(PLACE, {"by list": 1.0, "said": 1.0, "share": 3.0, "words": 0.7})
    assert sure > told.probability(PLACE, {"by again": 1.0, "no rule": 1.0, "share": -3.0, "words": 0.7})
