"""Dates in words have the values that they mean, and none that the calendar does not have."""

import pytest

from pipeline.model.entity import DateValue
from pipeline.stages.tag.dates.calendar import Moment, Part
from pipeline.stages.tag.dates.clock import Clock, known_days
from pipeline.stages.tag.dates.dates import dates, mentions


def values(text: str) -> list[tuple[str, DateValue | None]]:
    return [(text[it.start : it.end], it.moment.value) for it in dates(text)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("on June 25, 1950, it", "June 25, 1950", DateValue("1950-06-25")),
        ("on 25 June 1950 it", "25 June 1950", DateValue("1950-06-25")),
        ("on the 25th of June, 1950, it", "25th of June, 1950", DateValue("1950-06-25")),
        ("by Sept. 3, 1939.", "Sept. 3, 1939", DateValue("1939-09-03")),
        ("in June 1950.", "June 1950", DateValue("1950-06")),
        ("in 1950.", "1950", DateValue("1950")),
        ("war, 1950–53, was", "1950–53", DateValue(start="1950", end="1953")),
        ("of 1914-1918.", "1914-1918", DateValue(start="1914", end="1918")),
        ("from June to September 1950", "June to September 1950", DateValue(start="1950-06", end="1950-09")),
        ("on June 25–27, 1950,", "June 25–27, 1950", DateValue(start="1950-06-25", end="1950-06-27")),
        ("until late March 1953.", "late March 1953", DateValue(not_before="1953-03-21", not_after="1953-03-31")),
        ("in mid-1949.", "mid-1949", DateValue(not_before="1949-05", not_after="1949-08")),
        ("by the middle of June 1953",
         "middle of June 1953", DateValue(None, None, None, "1953-06-11", "1953-06-20")),
        ("of the 1950s.", "1950s", DateValue(start="1950", end="1959")),
        ("in the late 1940s", "late 1940s", DateValue(not_before="1946", not_after="1949")),
        ("in the nineteenth century", "nineteenth century", DateValue(start="1800", end="1899")),
        ("in the spring of 1951,", "spring of 1951", DateValue(start="1951-03", end="1951-05")),
        ("in winter 1950–51,", "winter 1950–51", DateValue(start="1950-12", end="1951-02")),
        ("in late February 1952", "late February 1952", DateValue(not_before="1952-02-21", not_after="1952-02-29")),
        ("in mid-May it", "mid-May", None),
        ("on June 29 it", "June 29", None),
        ("It was in May.", "May", None),
    ],
)  # fmt: skip
def test_a_date_means(text: str, words: str, value: DateValue | None) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march in file.", "May they rest.", "March on, they said.", "about 1500 men", "some 1800 tons of coal",
        "No. 1950", "S/1508, Rev. 1", "p. 1776", "$1950",
        "12,1950 crowns", "Box 1912", "VII, 1237.",
        "Resolution 1441", "pp. 1950–53", "Nos. 1950 and 1951", "Document 1945", "MS 1745, fol. 23", "at 1430 hours",
        "1776 Massachusetts Avenue", "between 1500 and 2000 men", "FO 371/1950", "a force of 1200", "on the fifth tier",
        "to April Glaspie", "the 38th Parallel", "by the mid-thirties", "that Sunday", "18 Brumaire", "12.30.45",
        "in May Day parades", "Box 3, Folder 1745", "on the eleventh", "dated the 20th inst.", "25 Henry VIII",
        "Files 2000/1 and 2000/23", "in DEC machines",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert values(text) == []


def test_a_day_that_cannot_be_is_no_date() -> None:
    assert values("on February 30, 1950") == []
    assert values("on February 29, 1951") == []
    assert values("on February 29, 1952") == [("February 29, 1952", DateValue("1952-02-29"))]


@pytest.mark.parametrize("word", ["to", "until", "through", "and", "till"])
def test_two_dates_that_say_all_of_themselves_are_two_whatever_word_is_between(word: str) -> None:
    assert values(f"from June 1950 {word} 1953") == [("June 1950", DateValue("1950-06")), ("1953", DateValue("1953"))]
    assert values(f"between 1950 {word} 1953") == [("1950", DateValue("1950")), ("1953", DateValue("1953"))]


def test_a_range_that_runs_backwards_is_none() -> None:
    assert values("from 1953 to 1950") == [("1953", DateValue("1953")), ("1950", DateValue("1950"))]
    assert values("in 1953–50") == [("1953–50", None)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("from June 25–July 3, 1950, he", "June 25–July 3, 1950", DateValue(start="1950-06-25", end="1950-07-03")),
        ("from June 25 to 3 July 1950", "June 25 to 3 July 1950", DateValue(start="1950-06-25", end="1950-07-03")),
        ("the night of 25/26 June 1950", "25/26 June 1950", DateValue(start="1950-06-25", end="1950-06-26")),
        ("in 1950/51, he", "1950/51", DateValue(start="1950", end="1951")),
        ("of 1795–6 and", "1795–6", DateValue(start="1795", end="1796")),
        ("of 1898–02 and", "1898–02", DateValue(start="1898", end="1902")),
        ("(June–September 1951)", "June–September 1951", DateValue(start="1951-06", end="1951-09")),
        ("from December to January 1951", "December to January 1951", DateValue(start="1950-12", end="1951-01")),
        ("the 1950s–1970s", "1950s–1970s", DateValue(start="1950", end="1979")),
        ("June 1950–July 1951", "June 1950–July 1951", DateValue(start="1950-06", end="1951-07")),
        ("between March and May 1991", "March and May 1991", DateValue(not_before="1991-03", not_after="1991-05")),
        ("on June 25 and 27, 1950,", "June 25 and 27, 1950",
         DateValue(not_before="1950-06-25", not_after="1950-06-27")),
        ("between December 28 and January 3, 1951", "December 28 and January 3, 1951",
         DateValue(not_before="1950-12-28", not_after="1951-01-03")),
    ],
)  # fmt: skip
def test_a_range_runs_from_its_first_to_its_last(text: str, words: str, value: DateValue) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("the late nineteenth century", "late nineteenth century", DateValue(not_before="1860", not_after="1899")),
        ("in eighteenth- and nineteenth-century art", "eighteenth- and nineteenth-century",
         DateValue(start="1700", end="1899")),
        ("the last quarter of the 18th century", "last quarter of the 18th century",
         DateValue(not_before="1775", not_after="1799")),
        ("the first half of 1950", "first half of 1950", DateValue(not_before="1950-01", not_after="1950-06")),
        ("in the 1800s", "1800s", DateValue(not_before="1800", not_after="1899")),
        ("painted c. 1830, sold", "c. 1830", DateValue("1830", precision="low")),
        ("written in about 1830 by", "about 1830", DateValue("1830", precision="low")),
        ("at pre-1945 levels", "pre-1945", DateValue(not_after="1945")),
        ("before 1914", "1914", DateValue("1914")),
        ("by 1945", "1945", DateValue("1945")),
        ("in the winter of 1950", "winter of 1950", DateValue(not_before="1949-12", not_after="1951-02")),
        ("in late summer 1950", "late summer 1950", DateValue(not_before="1950-06", not_after="1950-08")),
        ("at the turn of the twentieth century", "turn of the twentieth century", None),
        ("in fiscal year 1950", "1950", None),
    ],
)  # fmt: skip
def test_what_is_said_roughly_has_limits_that_hold(text: str, words: str, value: DateValue | None) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("on 25/6/1950 he", "25/6/1950", DateValue("1950-06-25")),
        ("on 6.25.1950 he", "6.25.1950", DateValue("1950-06-25")),
        ("on 5/6/1950 he", "5/6/1950", None),
        ("on 1950-06-25 he", "1950-06-25", DateValue("1950-06-25")),
        ("on 25.VI.1950 he", "25.VI.1950", DateValue("1950-06-25")),
        ("London, MDCCXLV.", "MDCCXLV", DateValue("1745")),
        ("July the fourth, 1776", "July the fourth, 1776", DateValue("1776-07-04")),
        ("the twenty-fifth of June 1950", "twenty-fifth of June 1950", DateValue("1950-06-25")),
        ("on Sunday, June 25, 1950,", "Sunday, June 25, 1950", DateValue("1950-06-25")),
        ("on March, 11, 1907, he", "March, 11, 1907", DateValue("1907-03-11")),
        ("JUNE 25, 1950", "JUNE 25, 1950", DateValue("1950-06-25")),
        ("on 25 December 800 Charles", "25 December 800", DateValue("0800-12-25")),
        ("in AD 79", "AD 79", DateValue("0079")),
        ("in 44 BC", "44 BC", None),
        ("the fifth century BC", "fifth century BC", None),
    ],
)  # fmt: skip
def test_a_date_may_be_written_in_figures_words_and_eras(text: str, words: str, value: DateValue | None) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Feb. 11, 1731/32, O.S.", "Feb. 11, 1731/32, O.S.", DateValue("1732-02-22")),
        ("on 5 November 1688 (O.S.)", "5 November 1688 (O.S.)", DateValue("1688-11-15")),
        ("on 10/20 February 1613/14", "10/20 February 1613/14", DateValue("1614-02-20")),
        ("on 29 June/9 July 1660", "29 June/9 July 1660", DateValue("1660-07-09")),
        ("on 11 February 1731/2 he", "11 February 1731/2", DateValue("1732-02")),
        ("on 25 February 1731/2 he", "25 February 1731/2", DateValue(not_before="1732-02", not_after="1732-03")),
        ("on 10/21 February 1613/14", "10/21 February 1613/14", DateValue("1614-02")),
        ("on 11 June 1731/2 he", "", None),
    ],
)
def test_the_old_style_is_told_as_exactly_as_it_is_sure(text: str, words: str, value: DateValue | None) -> None:
    assert values(text) == ([(words, value)] if words else [])


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("on June 2S, 1950,", "June 2S, 1950", DateValue("1950-06-25")),
        ("in l950.", "l950", DateValue("1950")),
        ("in 195O,", "195O", DateValue("1950")),
        ("on November I, 195O,", "November I, 195O", DateValue("1950-11-01")),
    ],
)
def test_letters_that_were_read_for_figures_are_figures(text: str, words: str, value: DateValue) -> None:
    assert values(text) == [(words, value)]
    assert all(mention.misread for mention in dates(text))


@pytest.mark.parametrize(
    ("language", "text", "words", "value"),
    [
        ("de", "am 12. März 1848", "12. März 1848", DateValue("1848-03-12")),
        ("de", "vom 12. bis 15. März 1848", "12. bis 15. März 1848", DateValue(start="1848-03-12", end="1848-03-15")),
        ("de-AT", "Ende des 18. Jahrhunderts", "Ende des 18. Jahrhunderts",
         DateValue(not_before="1760", not_after="1799")),
        ("de", "um 1830", "um 1830", DateValue("1830", precision="low")),
        ("de", "am 1.2.1950", "1.2.1950", DateValue("1950-02-01")),
        ("de", "im Winter 1914/15", "Winter 1914/15", DateValue(start="1914-12", end="1915-02")),
        ("fr", "le 1er mai 1848", "1er mai 1848", DateValue("1848-05-01")),
        ("fr", "au début du XIXe siècle", "début du XIXe siècle", DateValue(not_before="1800", not_after="1839")),
        ("fr", "les années 1950", "1950", DateValue(start="1950", end="1959")),
        ("it", "il 14 luglio 1789", "14 luglio 1789", DateValue("1789-07-14")),
        ("it", "nel secolo XIX", "secolo XIX", DateValue(start="1800", end="1899")),
        ("es", "el 14 de julio de 1789", "14 de julio de 1789", DateValue("1789-07-14")),
        ("la", "die 12 Martii 1650", "12 Martii 1650", DateValue("1650-03-12")),
    ],
)  # fmt: skip
def test_other_languages_have_dates_too(language: str, text: str, words: str, value: DateValue) -> None:
    assert [(text[it.start : it.end], it.moment.value) for it in dates(text, language)] == [(words, value)]


def test_of_a_language_that_nobody_described_no_dates_are_known() -> None:
    assert dates("on June 25, 1950", "cy") == []


def told(*paragraphs: str) -> list[tuple[str, DateValue | None]]:
    clock = Clock(days=known_days(map(mentions, paragraphs)))
    read = [(text, clock.read(text, f"p-{number}")) for number, text in enumerate(paragraphs)]
    return [(text[it.start : it.end], moment.value) for text, some in read for it, moment in some]


def test_the_clock_would_rather_be_silent_than_wrong() -> None:
    clock, june, march = Clock(), Moment(month=6, day=29), Moment(month=3)
    assert clock.told(june, "p-1").year is None
    clock.told(Moment(1950, 6, 25), "p-1")
    assert clock.told(june, "p-1").year == 1950
    assert clock.told(march, "p-1").year is None
    assert clock.told(june, "p-1").year is None
    clock.told(Moment(1951, 5), "p-2")
    assert clock.told(Moment(month=8), "p-3").year is None


def test_a_story_that_stays_in_a_year_stays_in_it_over_paragraphs() -> None:
    clock = Clock()
    clock.told(Moment(1953, 3, part=Part.LATE), "p-1")
    clock.told(Moment(1953, 4), "p-1")
    assert clock.told(Moment(month=7, day=27), "p-2").year == 1953


@pytest.mark.parametrize(
    ("paragraphs", "value"),
    [
        (("In April 1951 he came, when on the eleventh Truman spoke.",), DateValue("1951-04-11")),
        (("till late March 1953. On the twenty-eighth they agreed",), DateValue("1953-03-28")),
        (("In March 1953 they met; since the previous October they had not",), DateValue("1952-10")),
        (("In October 1952 they met, and the following March they parted",), DateValue("1953-03")),
        (("On June 25, 1950, it began, until September of the same year",), DateValue("1950-09")),
        (("In June 1950 it began, and in May of the following year it was over",), DateValue("1951-05")),
        (("It began in June 1950. That summer was hot",), DateValue(start="1950-06", end="1950-08")),
        (("It began in June 1950. The following year, in April, it ended",), DateValue("1951-04")),
        (("From May 25, 1950, to the middle of September of the same year, by early July",),
         DateValue(not_before="1950-07-01", not_after="1950-07-10")),
        (("In April 1951, on the eleventh, he spoke. After Seoul fell in mid-March, he had wanted peace.",),
         DateValue(not_before="1951-03-11", not_after="1951-03-20")),
        (("It began on June 25, 1950.", "On June 29 it went on."), DateValue("1950-06-29")),
        (("What was before June 25, 1950?", "And after June 25, 1950?", "All began on June 25."),
         DateValue("1950-06-25")),
        (("Seoul, 3 May 1787.", "Yours of the 24th ult. came only now."), DateValue("1787-04-24")),
        (("Seoul, 3 May 1787.", "Yours of the 1st inst. came only now."), DateValue("1787-05-01")),
        (("Seoul, 3 May 1787.", "We meet on May 14, it seems."), DateValue("1787-05-14")),
    ],
)  # fmt: skip
def test_what_a_story_has_told_makes_the_next_date_sure(paragraphs: tuple[str, ...], value: DateValue) -> None:
    assert told(*paragraphs)[-1][1] == value


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("In June 1950 it began. Two years later, in May, it ended.",),
        ("On June 25, 1950, it began. In March it had not ended.",),
        ("The term was January 1, 1928, and moved each January 1 on.",),
        ("During 1972 and early 1973 much was done: in February, a summit",),
        ("In June 1950 it began.", "In August it was over."),
        ("In June 1950 it began. Then came the September 11 attacks",),
        ("What was before June 25, 1950?", "And after June 25, 1951?", "Then came 1952.", "All began on June 25."),
        ("On Sunday, June 25, 1950, it began; on Monday, June 29, it went on",),
        ("He wrote on June 25, 1950, and on the eleventh, he answered",),
    ],
)
def test_where_the_story_may_mean_two_years_there_is_none(paragraphs: tuple[str, ...]) -> None:
    *_, (_, value) = told(*paragraphs)
    assert value is None or value.when == "1950-06-25"
