from dataclasses import replace

import numpy as np
import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Word
from pipeline.model.vocabulary import Place, ZoneKind
from tests.stages.segment.compositor import BODY, LEADING, LEFT, RIGHT, WIDTH, X_HEIGHT, Compositor, blank

SMALL = 16.0
QUOTED = 18.2
TEXT = ("After the war the papers were", "kept in the office where nobody", "could read them for many years.")
MORE = ("Before the war they had been", "printed in the year in which they", "were written.")


def a_page() -> Compositor:
    return Compositor().paragraph(*TEXT).paragraph(*MORE).paragraph(*TEXT)


def test_paragraphs_begin_at_indents() -> None:
    assert a_page().zones() == [
        (ZoneKind.PARAGRAPH, "After th"),
        (ZoneKind.PARAGRAPH, "Before t"),
        (ZoneKind.PARAGRAPH, "After th"),
    ]


def test_text_without_an_indent_goes_on_from_the_page_before() -> None:
    page = Compositor().paragraph("and so it went", "for many years.", indent=0).paragraph(*TEXT).paragraph(*MORE)

    assert [zone.continues for zone in page.found()] == [True, False, False]


def test_a_speck_read_before_a_line_is_no_indent() -> None:
    page = Compositor().paragraph("After the war the", "papers were in", "the office and", "not read by", "many.")
    page.lines[2] = _with_speck(page.lines[2])

    assert len(page.zones()) == 1


def _with_speck(line: Line) -> Line:
    speck = Word("_", Box(LEFT - 40, line.box.top, LEFT - 36, line.box.bottom))
    return replace(line, words=(speck, *line.words), box=Box.around((speck.box, line.box)))


def test_head_and_number_stand_above_the_text() -> None:
    page = Compositor().at(150).line("The Papers", 500, None).at(150).line("117", 960, None).at(300)

    assert page.paragraph(*TEXT).paragraph(*MORE).zones()[:2] == [
        (ZoneKind.HEADER, "The Pape"),
        (ZoneKind.PAGE_NUMBER, "117"),
    ]


def test_numbers_at_the_foot_may_be_roman_or_in_brackets() -> None:
    for number in ("xiv", "[12]", "— 9 —", "428 ©"):
        page = a_page()
        page.at(page.y + 2 * LEADING).line(number, 580, None)

        assert page.zones()[-1] == (ZoneKind.PAGE_NUMBER, number[:8])


def test_catchword_and_signature_stand_under_the_text() -> None:
    page = a_page()
    page.line("B 2", 560, None)
    page.y -= LEADING
    page.line("which", 920, RIGHT)

    assert [kind for kind, _ in page.zones()[-2:]] == [ZoneKind.SIGNATURE_MARK, ZoneKind.CATCH_WORD]


def test_a_first_line_of_text_is_no_running_head() -> None:
    page = (
        Compositor().line("tion and records sharing. The access allowed them to make pro-").line("gress.", right=None)
    )
    page.at(1200, SMALL).line("See the papers.", raised="18", right=None)

    assert [kind for kind, _ in page.zones()] == [ZoneKind.PARAGRAPH, ZoneKind.FOOTNOTE]


def test_each_note_is_a_zone_of_its_own() -> None:
    page = a_page().at(1200, SMALL)
    page.line("Papers of the office,", raised="7").line("p. 12.", right=None)
    page.line("8 Letters, vol. 2.", right=None).line("9. Ibid.", right=None).line("* Not printed.", right=None)

    assert page.zones()[-4:] == [
        (ZoneKind.FOOTNOTE, "Papers o"),
        (ZoneKind.FOOTNOTE, "8 Letter"),
        (ZoneKind.FOOTNOTE, "9. Ibid."),
        (ZoneKind.FOOTNOTE, "* Not pr"),
    ]


def test_a_number_that_begins_a_line_within_a_note_is_no_label() -> None:
    page = a_page().at(1200, SMALL)
    page.line("3 See the review of July, p.").line("857. The paper called for more.").line("4 Ibid.", right=None)

    assert [begins for kind, begins in page.zones() if kind is ZoneKind.FOOTNOTE] == ["3 See th", "4 Ibid."]


def test_a_note_is_known_by_its_label_though_its_last_line_was_measured_too_high() -> None:
    page = a_page().at(1200, SMALL).line("10. Roe to the Harbour Board of Leith, June 2, in")
    page.at(1240).line("Harbours, 1950, VII, 1237.", right=None)
    note = page.found()[-1]
    assert (note.kind, len(note.lines)) == (ZoneKind.FOOTNOTE, 2)


def test_a_number_behind_an_abbreviation_is_no_label_of_its_own() -> None:
    page = a_page().at(1200, SMALL).line("State archives, Rep. 14, Nr.", raised="*").line("233, fol. 7v. It was paid.")

    assert [begins for kind, begins in page.zones() if kind is ZoneKind.FOOTNOTE] == ["State ar"]


def test_lines_before_the_first_label_go_on_with_a_note_of_the_page_before() -> None:
    page = a_page().at(1200, SMALL).line("was shown to them later.", right=None).line("4 Ibid.", right=None)

    assert [(zone.kind, zone.continues) for zone in page.found()[-2:]] == [
        (ZoneKind.FOOTNOTE_CONTINUED, True),
        (ZoneKind.FOOTNOTE, False),
    ]


def test_notes_in_two_columns_are_read_one_column_after_the_other() -> None:
    page = a_page().at(1200, SMALL)
    for left, right in (("1 Papers of", "5 Letters"), ("the office.", "to him."), ("2 Ibid.", "6 Ibid.")):
        page.line(left, LEFT, 560)
        page.y -= LEADING * SMALL / X_HEIGHT
        page.line(right, 620, RIGHT)
    for left, right in (("3 Ibid.", "7 Ibid."), ("4 Ibid.", "8 Ibid.")):
        page.line(left, LEFT, 560)
        page.y -= LEADING * SMALL / X_HEIGHT
        page.line(right, 620, RIGHT)

    labels = [begins[0] for kind, begins in page.zones() if kind is ZoneKind.FOOTNOTE]

    assert labels == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_two_columns_are_read_one_after_the_other() -> None:
    page = Compositor()
    for row in range(8):
        page.line(f"left column {row}", LEFT, 570)
        page.y -= LEADING
        page.line(f"right column {row}", 630, RIGHT)

    assert page.zones() == [(ZoneKind.PARAGRAPH, "left col"), (ZoneKind.PARAGRAPH, "right co")]


def test_a_larger_line_of_its_own_is_a_heading_and_two_of_them_are_one() -> None:
    page = a_page()
    page.at(page.y + LEADING, 26).line("On the Eve of", LEFT, None).line("the War", LEFT, None)
    page.at(page.y + LEADING / 2).paragraph(*TEXT)

    assert (ZoneKind.HEADING, "On the E") in page.zones()
    assert sum(kind is ZoneKind.HEADING for kind, _ in page.zones()) == 1


def test_a_centred_line_in_capitals_is_a_heading() -> None:
    page = a_page()
    page.at(page.y + LEADING).line("CHAPTER TWO", 520, 680).at(page.y + LEADING).paragraph(*TEXT)

    assert (ZoneKind.HEADING, "CHAPTER ") in page.zones()


def test_lines_set_in_from_both_sides_are_a_quotation() -> None:
    page = a_page()
    for text in ("We have seen the", "papers and we do", "not like them."):
        page.line(text, LEFT + 60, RIGHT - 60)
    page.line("he wrote to us at the end of the", LEFT, RIGHT).line("year.", LEFT, None)

    kinds = [kind for kind, _ in page.zones()]

    assert kinds[-2:] == [ZoneKind.QUOTE, ZoneKind.PARAGRAPH]
    assert page.found()[-1].continues is True


def test_a_quotation_in_smaller_type_at_the_foot_is_no_note() -> None:
    page = quoting(a_page())

    assert page.zones()[-1] == (ZoneKind.QUOTE, "The road")


def test_a_quotation_above_the_notes_is_none_of_them() -> None:
    page = quoting(a_page())
    page.at(page.y + 40, SMALL).line("1. Letter to the board, a long one.").line("and more of it.", LEFT, None)

    assert page.zones()[-2:] == [(ZoneKind.QUOTE, "The road"), (ZoneKind.FOOTNOTE, "1. Lette")]


def test_one_line_of_a_quotation_above_the_notes_is_none_of_them() -> None:
    page = a_page()
    page.at(page.y + 20, QUOTED).line("The road was full from the ditch", LEFT + 80, RIGHT - 80)
    page.at(page.y + 40, SMALL).line("1. Letter to the board, a long one.").line("and more of it.", LEFT, None)

    assert page.zones()[-2:] == [(ZoneKind.QUOTE, "The road"), (ZoneKind.FOOTNOTE, "1. Lette")]


def test_text_that_goes_on_under_a_quotation_is_no_note() -> None:
    page = quoting(a_page())
    page.at(page.y + 20).line("he wrote to us at the end of the").line("year, and in the next.")
    page.at(page.y + 40, SMALL).line("1. Letter to the board, a long one.").line("and more of it.", LEFT, None)

    kinds = [kind for kind, _ in page.zones()]

    assert kinds[-3:] == [ZoneKind.QUOTE, ZoneKind.PARAGRAPH, ZoneKind.FOOTNOTE]


def test_a_quotation_within_a_note_is_part_of_it() -> None:
    page = a_page()
    page.at(page.y + 40, SMALL).line("1. Letter to the board, a long one:")
    for text in ("The road was full from", "the ditch on this side", "to the ditch on the other"):
        page.line(text, LEFT + 80, RIGHT - 80)

    (note,) = [zone for zone in page.found() if zone.kind is ZoneKind.FOOTNOTE]

    assert len(note.lines) == 4


@pytest.mark.parametrize("opening", ["“ So high she builds,", "* So high she builds,"])
def test_verse_far_from_the_edge_at_the_foot_is_no_note_nor_is_the_text_under_it(opening: str) -> None:
    page = a_page()
    page.at(page.y + 20, SMALL).line(opening, LEFT + 240, None).line("a tall Andromache.”", LEFT + 260, None)
    page.at(page.y + 20).line("Ladies went to the baths, and it", LEFT + 40).line("was not unusual for them to go.")

    assert ZoneKind.FOOTNOTE not in [kind for kind, _ in page.zones()]
    assert page.zones()[-1] == (ZoneKind.PARAGRAPH, "Ladies w")


def test_a_quotation_whose_first_line_stands_far_in_is_one_block() -> None:
    page = a_page()
    page.at(page.y + 60).line("It has been decided to", LEFT + 150, RIGHT - 120)
    page.line("apply to all citizens of", LEFT + 100, RIGHT - 120).line("this land what is law.", LEFT + 100, None)

    assert [text for _, text in page.zones()][-1] == "It has b"


def test_notes_of_a_line_each_whose_labels_were_not_read_are_no_quotation() -> None:
    page = a_page()
    page.at(page.y + 60, SMALL).line("Rep. 21, Nr. 13 is wanting.", LEFT + 50, None)
    page.line("The garden of the vicarage.", LEFT + 50, None)

    assert ZoneKind.QUOTE not in [kind for kind, _ in page.zones()]


def quoting(page: Compositor) -> Compositor:
    """Set a quotation in smaller type, set in from both sides, under what is there."""
    page.at(page.y + 20, QUOTED)
    for text in ("The road was full from", "the ditch on this side", "to the ditch on that"):
        page.line(text, LEFT + 80, RIGHT - 80)
    return page


def test_notes_printed_beside_the_text_are_marginalia_of_that_side() -> None:
    page = a_page().at(400, SMALL).line("Papers of", 60, 160).line("the war", 60, 160)

    (note,) = [zone for zone in page.found() if zone.kind is ZoneKind.MARGINALIA]

    assert note.place is Place.LEFT
    assert len(note.lines) == 2


def test_each_number_of_a_line_is_a_note_of_its_own() -> None:
    page = a_page().at(500, SMALL).line("5", 1030, 1045).at(550, SMALL).line("6", 1030, 1045)

    numbers = [zone for zone in page.found() if zone.kind is ZoneKind.MARGINALIA]

    assert [(zone.place, len(zone.lines)) for zone in numbers] == [(Place.RIGHT, 1), (Place.RIGHT, 1)]


def test_a_name_before_a_line_on_its_baseline_is_text_and_no_note() -> None:
    page = a_page().at(1250).line("After that we went ashore.", LEFT, RIGHT - 90)
    page.at(1250).line("Cho.", LEFT - 75, LEFT - 20)

    assert ZoneKind.MARGINALIA not in [zone.kind for zone in page.found()]


def test_a_readers_note_is_a_zone_in_its_margin_whether_read_or_not() -> None:
    page = a_page()
    page.note_mark(Box(1040, 400, 1150, 440)).note_mark(Box(20, 600, 120, 660)).note_mark(Box(400, 60, 800, 110))
    page.at(430).line("why?", 1040, 1150, mark="s0001-m01")

    hand = [zone for zone in page.found() if zone.kind is ZoneKind.HANDWRITING]

    assert {(zone.mark, zone.place, len(zone.lines)) for zone in hand} == {
        ("s0001-m01", Place.RIGHT, 1),
        ("s0001-m02", Place.LEFT, 0),
        ("s0001-m03", Place.TOP, 0),
    }


def test_print_that_is_a_note_misread_goes_into_the_zone_of_the_note() -> None:
    page = a_page().note_mark(Box(1030, 380, 1160, 450)).at(430).line("Wwky", 1045, 1140)

    assert (ZoneKind.HANDWRITING, "Wwky") in page.zones()


def test_a_picture_is_a_figure_with_the_lines_misread_in_it_and_its_caption() -> None:
    grey = blank()
    generator = np.random.default_rng(1)
    grey[700:1100, 400:800] = generator.integers(20, 160, (400, 400), dtype=np.uint8)
    page = Compositor().paragraph(*TEXT).paragraph(*MORE)
    page.at(900).line("~ .", 500, 560).at(1150, SMALL).line("21. The old office", 450, 750).at(1300).paragraph(*TEXT)

    zones = page.zones(grey)
    figure = next(zone for zone in page.found(grey) if zone.kind is ZoneKind.FIGURE)

    assert (ZoneKind.FIGURE, "~ .") in zones
    assert (ZoneKind.CAPTION, "21. The ") in zones
    assert figure.box.iou(Box(400, 700, 800, 1100)) > 0.9
    assert [kind for kind, _ in zones].index(ZoneKind.FIGURE) < [kind for kind, _ in zones].index(ZoneKind.CAPTION)


def test_boxes_fit_their_lines() -> None:
    page = a_page()
    lines = {line.id: line for line in page.lines}

    for zone in page.found():
        assert zone.box == Box.around(lines[name].box for name in zone.lines)


def test_a_page_without_lines_has_no_zones() -> None:
    assert Compositor().found() == ()
    assert isinstance(Compositor().page(), Page)
    assert BODY.x_height == X_HEIGHT
    assert WIDTH > RIGHT


def test_notes_under_one_column_leave_the_other_alone() -> None:
    page = Compositor()
    for left, right in ((100, 570), (620, 1090)):
        for number in range(20):
            page.at(200 + 50 * number).line("for many years they had asked, it is true", left, right)
    for number in range(4):
        page.at(1200 + 50 * number).line("and there they stayed for all that winter", 620, 1090)
        page.at(1230 + 40 * number, SMALL).line("See the papers in the archive.", 100, 570, raised="1" * (number == 0))

    notes = [zone for zone in page.found() if zone.kind is ZoneKind.FOOTNOTE]

    assert [len(zone.lines) for zone in notes] == [4]
    assert max(zone.box.right for zone in notes) < 600


def test_the_lines_beside_a_great_initial_are_one_paragraph_with_those_below() -> None:
    page = Compositor().paragraph(*TEXT).line("hen the war was over the", LEFT + 90).line("papers were", LEFT + 100)
    page.line("kept in the office where").line("nobody could", right=None).paragraph(*MORE)
    first = page.lines[3]
    letter = Word("When", Box(LEFT, first.box.top, first.words[0].box.right, first.box.bottom + LEADING))
    page.lines[3] = replace(first, words=(letter, *first.words[1:]), box=replace(first.box, left=LEFT))

    found = page.found()

    assert [len(zone.lines) for zone in found] == [3, 4, 3]
    assert found[1].continues is False
    assert found[1].box.left == LEFT


def test_small_print_that_begins_in_the_lower_half_of_a_page_is_the_end_of_a_note() -> None:
    page = Compositor().at(1400, 16).line("and that the wardens of the hospital had asked to see", LEFT, RIGHT)
    page.line("the vouchers, which were found to be in order but for", LEFT, RIGHT).line("two of them.", LEFT, None)
    assert [kind for kind, _ in page.zones()] == [ZoneKind.FOOTNOTE_CONTINUED]
