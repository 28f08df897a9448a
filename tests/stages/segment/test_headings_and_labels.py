"""What is a heading and what a label on pages where size alone does not tell."""

from dataclasses import replace

from pipeline.model.vocabulary import ZoneKind
from tests.stages.segment.compositor import LEADING, LEFT, RIGHT, X_HEIGHT, Compositor

SMALL = 16.0
TEXT = ("After the war the papers were", "kept in the office where nobody", "could read them for many years.")
MORE = ("Before the war they had been", "printed in the year in which they", "were written.")


def test_a_full_line_at_the_head_of_the_page_is_text_though_its_letters_seem_high() -> None:
    page = Compositor().paragraph("or two to have found them, and", "what held them back", indent=0).paragraph(*TEXT)
    page.lines[0] = replace(page.lines[0], x_height=1.15 * X_HEIGHT)

    assert page.zones()[0] == (ZoneKind.PARAGRAPH, "or two t")


def test_a_title_on_the_left_in_the_size_of_the_text_is_a_heading_where_white_sets_it_off() -> None:
    page = Compositor().paragraph(*TEXT)
    page.at(page.y + 0.8 * LEADING).line("The Year of Movement", LEFT, None)
    page.at(page.y + 0.8 * LEADING).paragraph(*MORE)

    assert [kind for kind, _ in page.zones()] == [ZoneKind.PARAGRAPH, ZoneKind.HEADING, ZoneKind.PARAGRAPH]


def test_a_larger_title_on_the_left_at_the_head_of_a_page_is_a_heading() -> None:
    page = Compositor().at(150).line("The Trade of Wendhafen", 500, None).at(200).line("355", RIGHT - 40, RIGHT)
    page.at(300, 1.1 * X_HEIGHT).line("The Price of a Mole", LEFT, None)
    page.at(300 + 1.8 * LEADING).paragraph(*TEXT, indent=0).paragraph(*MORE)

    assert (ZoneKind.HEADING, "The Pric") in page.zones()


def test_the_last_line_of_a_quotation_alone_at_the_head_of_a_page_is_none() -> None:
    page = Compositor().line("The year of movement", LEFT, None)
    page.at(300 + 1.8 * LEADING).paragraph(*TEXT).paragraph(*MORE)

    assert ZoneKind.HEADING not in dict(page.zones())


def test_the_last_line_of_a_sentence_is_no_heading_though_its_letters_seem_high() -> None:
    page = (
        Compositor().paragraph(*MORE, "but so loved he the everlasting").line("Life was given back to all", LEFT, 700)
    )
    page.lines[-2] = replace(page.lines[-2], box=replace(page.lines[-2].box, right=RIGHT))
    page.lines[-1] = replace(page.lines[-1], x_height=1.25 * X_HEIGHT)

    assert ZoneKind.HEADING not in dict(page.paragraph(*TEXT).paragraph(*TEXT).zones())


def test_a_heading_goes_on_in_the_lines_that_taper_below_it_whatever_their_type() -> None:
    page = Compositor().paragraph(*TEXT, *MORE).paragraph(*TEXT)
    page.at(page.y + LEADING, 1.3 * X_HEIGHT).line("OF THE HUNDREDTH PSALM", LEFT, RIGHT).at(page.y - 10)
    page.line("the nineteenth, Blessed are they, and so", LEFT, RIGHT).line("Prayer for the right way", 300, 900)
    page.line("of the word divine", 420, 780).at(page.y + LEADING).paragraph(*MORE)

    headings = [zone for zone in page.found() if zone.kind is ZoneKind.HEADING]

    assert [len(zone.lines) for zone in headings] == [4]


def test_the_title_of_a_title_page_is_one_heading_and_its_imprint_is_none() -> None:
    page = Compositor().at(300, 2 * X_HEIGHT).line("ANNOTATIONS", 300, 900).at(400)
    for text, left in (("to the papers of the office", 330), ("in the year of peace", 400), ("with an index", 500)):
        page.line(text, left, 1200 - left)
    page.at(1500).line("Printed in Geneva in the year", 380, 820).line("by the heirs", 520, 680)

    kinds = [(zone.kind, len(zone.lines)) for zone in page.found()]

    assert kinds[0] == (ZoneKind.HEADING, 4)
    assert all(kind is not ZoneKind.HEADING for kind, _ in kinds[1:])


def test_a_sentence_set_off_by_white_is_none() -> None:
    page = Compositor().paragraph(*TEXT)
    page.at(page.y + 0.8 * LEADING).line("Nobody read them.", LEFT, None)
    page.at(page.y + 0.8 * LEADING).paragraph(*MORE)

    assert ZoneKind.HEADING not in dict(page.zones())


def test_the_tapering_end_of_a_chapter_is_no_heading() -> None:
    page = Compositor().paragraph(*TEXT).line("and that was what was told to all of").line("them in the year", 400, 800)
    page.at(page.y + 0.6 * LEADING).line("of the peace.", 500, 700)

    assert ZoneKind.HEADING not in dict(page.at(page.y + LEADING).paragraph(*MORE).zones())


def test_a_centred_line_that_begins_in_lower_case_is_none() -> None:
    page = Compositor().paragraph(*TEXT)
    page.at(page.y + LEADING).line("with tears, and not with words,", 400, 800).at(page.y + LEADING).paragraph(*MORE)

    assert ZoneKind.HEADING not in dict(page.zones())


def test_a_larger_line_under_the_running_head_is_the_heading_of_the_page() -> None:
    page = Compositor().at(150).line("Edith Marlowe", 500, None)
    page.at(230, 1.3 * X_HEIGHT).line("The Year of Movement", 430, None)
    page.at(360).paragraph(*TEXT).paragraph(*MORE)

    assert page.zones()[:2] == [(ZoneKind.HEADER, "Edith Ma"), (ZoneKind.HEADING, "The Year")]


def test_among_symbols_a_number_that_begins_a_line_within_a_sentence_is_no_label() -> None:
    page = Compositor().paragraph(*TEXT, *MORE)
    page.at(page.y + LEADING, SMALL).line("* United Nations Document S/1501, Security Council Resolution")
    page.line("82).", LEFT, None).line("+. United Nations Document S/1511, Security Council Resolution")
    page.line("83).", LEFT, None)

    assert page.zones()[1:] == [(ZoneKind.FOOTNOTE, "* United"), (ZoneKind.FOOTNOTE, "+. Unite")]


def test_the_last_word_of_a_paragraph_is_no_heading_though_its_letters_seem_high() -> None:
    page = Compositor().paragraph("After the war they were named", "among the places on that", "line.").paragraph(*MORE)
    page.lines[2] = replace(page.lines[2], x_height=1.4 * X_HEIGHT)

    assert ZoneKind.HEADING not in dict(page.zones())


def test_a_dagger_read_as_a_letter_is_a_label_among_symbols() -> None:
    page = Compositor().paragraph(*TEXT, *MORE)
    page.at(page.y + LEADING, SMALL).line("*. United Nations Document S/1511, which was read on Au-")
    page.line("gust 1,", LEFT, None).line("t. “Crisis in Asia: An Examination of Policy,” January 23")

    assert page.zones()[1:] == [(ZoneKind.FOOTNOTE, "*. Unite"), (ZoneKind.FOOTNOTE, "t. “Cris")]


def test_scratches_under_a_heading_do_not_fill_the_white_that_sets_it_off() -> None:
    page = Compositor().at(200, 1.7 * X_HEIGHT).line("A War without a Verdict", LEFT + 60, 960)
    page.at(270, 10).line("\\", 680, 690)
    page.at(360).paragraph(*TEXT).paragraph(*MORE)

    assert page.zones()[0] == (ZoneKind.HEADING, "A War wi")


def test_notes_begin_at_letters_in_the_order_of_the_alphabet() -> None:
    page = Compositor().paragraph(*TEXT, *MORE)
    page.at(page.y + LEADING, SMALL).line('"a. United Nations Document S/1501, which was read on June').line(
        "5, 1950.", LEFT, None
    )
    page.line("b. United Nations Document S/1511, which was read on June").line("7, 1950.", LEFT, None)
    page.line("» Ibid., which was never read to anybody in the winter. It").line("was lost.", LEFT, None)
    page.line("d Statement by the President.", LEFT, None)

    begins = ['"a. Unit', "b. Unite", "» Ibid.,", "d Statem"]
    assert page.zones()[1:] == [(ZoneKind.FOOTNOTE, begin) for begin in begins]


def test_a_number_alone_within_a_sentence_of_a_note_from_the_page_before_is_no_label() -> None:
    page = Compositor().paragraph(*TEXT, *MORE)
    page.at(page.y + 2 * LEADING, SMALL).line("and nobody had taken offence, though it appeared on May")
    page.line("5, 1950, and was allowed to be given up whether the", LEFT, None)

    assert page.zones()[1:] == [(ZoneKind.FOOTNOTE_CONTINUED, "and nobo")]


def test_lines_of_a_note_keep_their_order_though_the_box_of_one_reaches_into_the_next() -> None:
    page = Compositor().paragraph(*TEXT, *MORE)
    page.at(page.y + LEADING, SMALL).line("1. United Nations Document S/1501, which was read in June and")
    for text in ("was then kept in the office of the president, where nobody could", "read it for many years to come."):
        page.line(text)
    tall = page.lines[-2]
    page.lines[-2] = replace(tall, box=replace(tall.box, left=tall.box.left + 1, bottom=tall.box.bottom + 34))

    assert page.found()[-1].lines[-2:] == ("s0001-l008", "s0001-l009")
