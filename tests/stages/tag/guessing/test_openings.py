"""A capital at the beginning of a sentence makes no name."""

from pipeline.stages.tag.guessing.openings import Openings


def test_an_ordinary_word_that_begins_a_sentence_is_none() -> None:
    texts = ["Rather, the volumes were late. “Volumes of that kind are rare.”", "Appendix, p. 4; Rhee to Dulles."]
    assert {"Rather", "Volumes"} <= Openings.of(texts, "en").ordinary
    assert not {"Rhee", "Dulles"} & Openings.of(texts, "en").ordinary


def test_a_word_that_has_its_capital_within_a_sentence_too_may_be_one() -> None:
    assert "Long" not in Openings.of(["Long was sent for.", "They sent for Long."], "en").ordinary
    assert "Long" in Openings.of(["Long may he live."], "en").ordinary


def test_without_a_lexicon_the_volume_itself_tells() -> None:
    assert Openings.of(["Imago est. Et imago manet."], "la").ordinary == {"Imago"}
