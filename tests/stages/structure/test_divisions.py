"""Headings nest, figures stand beside the text, margins at their lines, brackets and strokes at their words."""

import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Mark
from pipeline.model.text import Division, Figure, Heading, Paragraph, Point, Table
from pipeline.model.vocabulary import MarkKind, ZoneKind
from tests.builders import CHARACTER, LEADING, LEFT, Printer
from tests.stages.structure.reading import Reading


def heads(reading: Reading, divisions: tuple[Division, ...]) -> list[object]:
    """The words of the headings, nested as their divisions are."""
    return [
        [division.head and reading.words(division.head), *heads(reading, division.divisions)] for division in divisions
    ]


def test_larger_type_holds_smaller_type() -> None:
    page = Printer("s0001").zone(ZoneKind.HEADING, "The War", x_height=20).text("Before all.")
    page.zone(ZoneKind.HEADING, "Stages", x_height=14).text("Four.").zone(ZoneKind.HEADING, "Impact", x_height=14.5)
    reading = Reading.of(page.text("Much."))
    assert heads(reading, reading.text.divisions) == [["The War", ["Stages"], ["Impact"]]]


def test_what_stands_before_the_first_heading_has_none() -> None:
    page = Printer("s0001").text("It went on.").zone(ZoneKind.HEADING, "Stages").text("Four.")
    reading = Reading.of(page)
    assert heads(reading, reading.text.divisions) == [[None], ["Stages"]]


def test_in_a_transcript_all_headings_are_equal() -> None:
    page = Printer("s0001", width=0)
    for head in ("One", "Two"):
        page.zone(ZoneKind.HEADING, head, x_height=None).text("Text.")
    reading = Reading.of(page)
    assert heads(reading, reading.text.divisions) == [["One"], ["Two"]]


def test_the_author_under_the_title_is_no_division() -> None:
    page = Printer("s0001").zone(ZoneKind.HEADING, "Out of the Frying Pan", x_height=20)
    reading = Reading.of(page.zone(ZoneKind.HEADING, "Joshua A. Botts", x_height=14).text("After the war."))
    assert heads(reading, reading.text.divisions) == [["Out of the Frying Pan"]]
    assert reading.paragraphs == ["Joshua A. Botts", "After the war."]


def test_a_figure_has_its_caption_and_keeps_its_noise() -> None:
    page = Printer("s0001").text("He had").zone(ZoneKind.FIGURE, "noise").zone(ZoneKind.CAPTION, "21. The general.")
    reading = Reading.of(page.text("come home.", continues=True))
    paragraph, figure = reading.text.blocks()
    assert isinstance(paragraph, Paragraph)
    assert isinstance(figure, Figure)
    assert figure.zone == "s0001-z02"
    assert [run.line for run in figure.caption] == ["s0001-l003"]


def test_a_table_has_rows_and_cells() -> None:
    page = Printer("s0001").zone(ZoneKind.TABLE, "Year            Men", "1950          10,000")
    (table,) = Reading.of(page).text.blocks()
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [2, 2]


def test_a_table_has_the_caption_that_stands_over_it() -> None:
    page = Printer("s0001").zone(ZoneKind.CAPTION, "Men under arms").zone(ZoneKind.TABLE, "Year            Men")
    (table,) = Reading.of(page).text.blocks()
    assert isinstance(table, Table)
    assert [run.line for run in table.caption] == ["s0001-l001"]
    assert [len(row) for row in table.rows] == [2]


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("bridge was “a sign [of the] patience and [the] north.”", ["[of the]", "[the]"]),
        ('bridge was "a sign [of the] patience."', ["[of the]"]),
        ("he called it ‘the enemy’s [last] stand’ then", ["[last]"]),
        ("In June [1950] he wrote “Come.” and left [soon]", []),
        ("“We [. . .] go”", []),
        ("“Go. [This sentence is not in the first draft.]”", []),
        ("“Ask [sic] him”", ["[sic]"]),
    ],
)
def test_brackets_inside_quotations_are_additions(text: str, added: list[str]) -> None:
    reading = Reading.of(Printer("s0001").text(text))
    assert [text[span.start : span.end] for span in reading.text.interpolations] == added


def hand(page: Printer, top: float, height: float) -> Printer:
    """A note by hand in the left margin."""
    page.zone(ZoneKind.HANDWRITING, "why?")
    zone = page.zones[-1]
    page.zones[-1] = type(zone)(
        zone.id, zone.kind, Box(10, top, 80, top + height), zone.lines, mark=f"{page.page_id}-m01"
    )
    return page


def test_a_note_in_the_margin_stands_at_the_line_beside_it() -> None:
    page = hand(Printer("s0001").text("One.", "Two.", "Three.", "Four."), 2 * LEADING, 20)
    (marginal,) = Reading.of(page).text.marginals
    assert (marginal.target, marginal.at) == ("s0001-l002", Point("s0001-l002", 0))


def test_an_arrow_tells_the_line() -> None:
    page = hand(Printer("s0001").text("One.", "Two.", "Three.", "Four."), LEADING, 20)
    points = ((80.0, LEADING), (LEFT - 5, 4 * LEADING + 10))
    page.marks.append(Mark("s0001-m02", MarkKind.ARROW, Box(80, 30, 95, 130), points, of="s0001-m01"))
    (marginal,) = Reading.of(page).text.marginals
    assert marginal.target == "s0001-l004"


def test_a_transcript_s_note_stands_behind_what_was_said_before() -> None:
    page = Printer("s0001", width=0).text("It was so.").zone(ZoneKind.HANDWRITING, "Handwritten note: “why?”")
    (marginal,) = Reading.of(page.text("And on.")).text.marginals
    assert (marginal.target, marginal.at) == (None, Point("s0001-l001", 10))


def test_a_stroke_underlines_the_words_above_it() -> None:
    page = Printer("s0001").text("It was the Cold War at last.", "And on it went.")
    y = LEADING + 19
    points = ((LEFT + 10.5 * CHARACTER, y), (LEFT + 19 * CHARACTER, y + 2))
    page.marks.append(Mark("s0001-m01", MarkKind.UNDERLINE, Box(points[0][0], y, points[1][0], y + 3), points))
    (underlining,) = Reading.of(page).text.underlinings
    assert (underlining.start.offset, underlining.end.offset) == (11, 19)


def test_headings_keep_their_words() -> None:
    reading = Reading.of(Printer("s0001").zone(ZoneKind.HEADING, "The Harbours of the", "Northern Coast").text("Text."))
    assert reading.headings == ["The Harbours of the Northern Coast"]
    assert isinstance(next(reading.text.blocks()), Heading)
