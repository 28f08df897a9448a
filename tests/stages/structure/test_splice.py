import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.structure.clauses import main_verbs
from pipeline.stages.structure.enclosures import BRACKETS, QUOTATION, clash, closes
from pipeline.stages.structure.splice import APART, EVEN, joins
from pipeline.stages.structure.tokens import sentence_starts, tokens_of

TRUE = [
    ("The council invited the towns that used the port to a conference and asked them to", "pay for the new mole."),
    ("The report was submitted to the Secretary of", "State, who returned it without comment."),
    ("By the end of the year most of the officers had been", "replaced by younger men."),
    ("The treaty, which was signed in Paris in 1783, ended the war between the", "two countries."),
]
FALSE = [
    ("The engineers of the railway, although", "by the promise of a loan that neither bank had the means to keep."),
    ("He told the committee that the", "of the Senate in the spring of 1912."),
    ("They would have to", "and the British government, which had refused to recognize the new state."),
    ("The Department of", "was published in June and distributed to the embassies."),
]


@pytest.mark.parametrize(("before", "after"), TRUE)
def test_two_halves_of_a_sentence_join(before: str, after: str) -> None:
    assert joins(before, after) > EVEN


@pytest.mark.parametrize(("before", "after"), FALSE)
def test_halves_of_two_sentences_do_not_join(before: str, after: str) -> None:
    assert joins(before, after) < APART


def test_between_two_sentences_nothing_tells() -> None:
    assert joins("The war was over.", "Then came the winter.") == EVEN
    assert joins("", "Then came the winter.") == EVEN
    assert joins("The war was over.", "") == EVEN


def test_a_sentence_that_begins_amid_another_does_not_join() -> None:
    assert joins("They had asked the members of the", "The winter was long and cold.") < EVEN


def test_a_divided_word_whose_halves_make_one_joins() -> None:
    assert joins("The report was submitted to the govern-", "ment, which returned it.") > 0.9
    assert joins("The report was submitted to the govern-", "of the Senate in the spring.") < 0.9


def test_an_open_quotation_wants_its_end() -> None:
    before = 'He said that "the treaty was a scrap of'
    assert closes(before, 'paper" and left.', QUOTATION)
    assert clash(before, 'paper, a "joke" at best.', QUOTATION)
    assert not clash(before, "paper and left.", QUOTATION)
    assert not clash("so said he. And the", 'treaty was signed" by both.', QUOTATION)
    assert clash("He said that the treaty (of", "1839 (signed in London)", BRACKETS)
    assert closes("“the treaty was", "a scrap”", QUOTATION)


def test_abbreviations_and_initials_end_no_sentence() -> None:
    tokens = tokens_of("Gen. D. MacArthur met Mr. Rhee in the U.S. Army camp. He left at 3.5 miles (as agreed.) Then")
    assert [tokens[start] for start in sentence_starts(tokens)] == ["Gen.", "He", "Then"]


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("The engineers of the railway, although by the promise of a loan that neither bank had seen.", 0),
        ("After the storm, the barges which had been lost were raised.", 1),
        ("When the storm broke, the captains fled.", 1),
        ("The mole had never been quite finished.", 1),
        ("The limited means of the newly founded board", 0),
    ],
)
def test_a_verb_that_no_subordinator_calls_for_is_the_sentences(sentence: str, verbs: int) -> None:
    assert main_verbs(tokens_of(sentence)) == verbs


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_probability_comes_back_the_same_each_time(before: str, after: str) -> None:
    probability = joins(before, after)
    assert 0 <= probability <= 1
    assert joins(before, after) == probability
