"""How sure a word is: what the engine doubts and what is no word is less likely right, whatever the page."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.geometry import Box
from pipeline.stages.ocr.certainty import certain
from pipeline.stages.ocr.hocr import ReadLine, ReadWord

SIZE = 22.0


def line(*words: tuple[str, float]) -> ReadLine:
    """Return a line of words and how sure the engine is of each."""
    read = tuple(ReadWord(text, Box(n * 90, 0, n * 90 + 80, 30), sure) for n, (text, sure) in enumerate(words))
    return ReadLine(Box.around(word.box for word in read), read, 0.0, 30, SIZE)


def sureness(*words: tuple[str, float]) -> list[float]:
    """Return how likely each word of a line is right."""
    (found,) = certain([line(*words)], "eng")
    return [word.confidence for word in found.words]


def test_a_word_that_the_engine_and_the_language_know_is_nearly_certain() -> None:
    assert min(sureness(("the", 0.96), ("harbour", 0.96), ("was", 0.95), ("quiet", 0.96))) > 0.98


def test_what_is_no_word_is_less_sure_than_a_word() -> None:
    word, other = (sureness(("the", 0.96), (text, 0.9), ("was", 0.96))[1] for text in ("house", "honse"))
    assert other < word


def test_what_the_engine_doubts_is_less_sure() -> None:
    known, doubted = (sureness(("the", 0.96), ("house", sure), ("was", 0.96))[1] for sure in (0.95, 0.3))
    assert doubted + 0.1 < known


def test_a_sign_that_is_no_letter_is_hardly_believed() -> None:
    assert sureness(("the", 0.96), ("h¢use", 0.6), ("was", 0.96))[1] < 0.2


def test_sums_of_money_signatures_and_abbreviations_are_as_good_as_words() -> None:
    words = ("$40,000.", "2000/24).", "U.S.", "1-4.", "128ff.", "[sic]")
    assert min(sureness(*((text, 0.92) for text in words))) > 0.75


def test_a_language_without_a_list_blames_no_word() -> None:
    words = line(("Kirik", 0.95), ("mägedel", 0.95), ("seisab", 0.95))
    (found,) = certain([words], "est")
    assert all(word.confidence > 0.95 for word in found.words)


sure = st.floats(0, 1)
texts = st.text(min_size=1, max_size=12).filter(lambda text: bool(text.strip()) and not any(map(str.isspace, text)))


@given(st.lists(st.tuples(texts, sure), min_size=1, max_size=6))
def test_every_word_gets_a_probability_and_nothing_else_changes(words: list[tuple[str, float]]) -> None:
    before = line(*words)
    (after,) = certain([before], "eng")
    assert all(0 < word.confidence < 1 for word in after.words)
    assert after.of(
        tuple(replace(w, confidence=v.confidence) for w, v in zip(after.words, before.words, strict=True))
    ) == before.of(before.words)
    assert certain([before], "eng") == (after,)


def test_a_page_without_lines_stays_so() -> None:
    assert certain([], "eng") == ()
