"""Word lists: which languages have one, and what is in it."""

from pipeline import lexicon


def test_common_words_are_listed_and_counted_by_how_common_they_are() -> None:
    counts = lexicon.counts("en")
    assert counts["the"] > counts["modern"] > counts["modem"] > 0
    assert lexicon.listed("en") == frozenset(counts)


def test_a_region_says_nothing_and_another_language_has_another_list() -> None:
    assert lexicon.counts("en-GB") == lexicon.counts("EN")
    assert "und" in lexicon.listed("de-Latf")


def test_a_language_without_a_list_has_no_words() -> None:
    assert lexicon.listed("et") == frozenset()
    assert lexicon.counts("") == {}
