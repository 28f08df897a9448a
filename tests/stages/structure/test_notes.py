"""Notes hang at their markers, whatever the engine made of their labels."""

from dataclasses import replace

import pytest

from pipeline.model.finding import FindingKind
from pipeline.model.page import Page
from pipeline.model.vocabulary import Certainty, ZoneKind
from tests.builders import Printer
from tests.stages.structure.reading import Reading


def test_a_note_hangs_behind_the_punctuation_that_its_marker_follows() -> None:
    reading = Reading.of(Printer("s0001").text("A treaty of alliance.{6} More followed.").note("6 See the chapter."))
    assert reading.before(reading.note("6").at) == "A treaty of alliance."
    assert reading.note_text("6") == ["See the chapter."]
    assert reading.note("6").anchored


@pytest.mark.parametrize(
    "label",
    ["{7}See the files.", "{7}. See the files.", "7 See the files.", "7See the files.", "7. See the files."],
)
def test_the_label_of_a_note_is_not_its_text(label: str) -> None:
    reading = Reading.of(Printer("s0001").text("It was so.{7} Yes.").note(label))
    assert reading.note_text("7") == ["See the files."]


def test_a_note_runs_on_to_the_next_page() -> None:
    reading = Reading.of(
        Printer("s0001").text("First.{1} Then.{2} And").note("1 One.").note("2 Two has a long story that"),
        Printer("s0002")
        .text("so on.{3}", continues=True)
        .zone(ZoneKind.FOOTNOTE_CONTINUED, "goes on here.", continues=True)
        .note("3 Three."),
    )
    assert reading.note_text("2") == ["Two has a long story that goes on here."]
    assert reading.note("2").zones == ("s0001-z03", "s0002-z02")
    assert reading.note_text("3") == ["Three."]


def test_misread_labels_are_mended_by_the_sequence() -> None:
    reading = Reading.of(
        Printer("s0001")
        .text("One.{4} Two.{S} Three.{6} Four.{}")
        .note("4 A.", "B.")
        .note("5 C.")
        .note("b D.")
        .note("7 E."),
    )
    assert [(note.label, note.anchored) for note in reading.text.notes] == [
        ("4", True),
        ("5", True),
        ("6", True),
        ("7", True),
    ]


def test_numbers_that_begin_anew_on_each_page_stay_on_their_page() -> None:
    pages = [
        Printer(f"s000{n}").text(f"Text {n}.{{1}} More.{{2}} End.").note(f"1 First of {n}.").note(f"2 Second of {n}.")
        for n in (1, 2, 3)
    ]
    reading = Reading.of(*pages)
    assert [note.label for note in reading.text.notes] == ["1", "2"] * 3
    assert all(note.anchored and note.at and note.at.line[:5] == note.zones[0][:5] for note in reading.text.notes)


def test_symbols_are_labels_too() -> None:
    pages = [Printer(f"s000{n}").text("Text.{*} More.{†} End.").note("* First.").note("† Second.") for n in (1, 2)]
    reading = Reading.of(*pages)
    assert [(note.label, note.anchored) for note in reading.text.notes] == [("*", True), ("†", True)] * 2


def test_a_star_may_stand_among_numbers() -> None:
    page = Printer("s0001").zone(ZoneKind.HEADING, "The War{*}").text("It was so.{1} And so.{2}")
    reading = Reading.of(page.note("* A lecture.").note("1 One.").note("2 Two."))
    assert {note.label: note.anchored for note in reading.text.notes} == {"*": True, "1": True, "2": True}


def test_each_chapter_may_begin_anew() -> None:
    first = (
        Printer("s0001").zone(ZoneKind.HEADING, "One").text("A.{1} B.{2} C.{3}").note("1 a.").note("2 b.").note("3 c.")
    )
    second = Printer("s0002").zone(ZoneKind.HEADING, "Two").text("D.{1} E.{2}").note("1 d.").note("2 e.")
    assert [note.label for note in Reading.of(first, second).text.notes] == ["1", "2", "3", "1", "2"]


def test_a_note_may_begin_on_the_page_after_its_marker() -> None:
    reading = Reading.of(
        Printer("s0001").text("One.{7} Two.{8} And").note("7 Seven."),
        Printer("s0002").text("on.{9}").note("8 Eight.").note("9 Nine."),
    )
    assert reading.before(reading.note("8").at) == "One. Two."


def test_notes_printed_out_of_order_go_by_their_labels() -> None:
    page = Printer("s0001").text("A.{12} B.{13} C.{14} D.{15}")
    reading = Reading.of(page.note("12 a.").note("14 c.").note("13 b.").note("15 d."))
    assert [reading.note_text(label) for label in ("12", "13", "14", "15")] == [["a."], ["b."], ["c."], ["d."]]


def test_a_note_without_a_marker_is_kept_and_reported() -> None:
    reading = Reading.of(Printer("s0001").text("A.{1} B. C.{3}").note("1 a.").note("2 b.").note("3 c."))
    note = reading.note("2")
    assert not note.anchored
    assert note.certainty is Certainty.LOW
    assert reading.note_text("2") == ["b."]
    assert reading.before(note.at) == "A. B. C."
    assert [finding.kind for finding in reading.findings] == [FindingKind.NOTE_WITHOUT_MARKER]


def test_a_marker_without_a_note_is_kept_and_reported() -> None:
    reading = Reading.of(Printer("s0001").text("A.{1} B.{2} C.{3}").note("1 a.").note("3 c."))
    note = reading.note("2")
    assert (note.paragraphs, note.anchored) == ((), False)
    assert reading.before(note.at) == "A. B."
    assert [finding.kind for finding in reading.findings] == [FindingKind.MARKER_WITHOUT_NOTE]


@pytest.mark.parametrize("printed", ["policy.’ It", "policy.° It", "policy.2 It", "policy.* It", "policy. 2 It"])
def test_a_stray_sign_between_the_neighbours_markers_is_taken_for_the_marker(printed: str) -> None:
    text = f"They held on.{{1}} The State Department had its {printed} held until the end.{{3}}"
    reading = Reading.of(Printer("s0001").text(text).note("1 a.").note("2 b.").note("3 c."))
    assert reading.note("2").anchored
    assert reading.before(reading.note("2").at).endswith("had its policy.")
    assert reading.paragraphs[0].endswith("had its policy. It held until the end.")


def test_a_quotation_s_end_is_no_marker() -> None:
    text = "They held on.{1} He called it “a policy.” It held until the end.{3}"
    reading = Reading.of(Printer("s0001").text(text).note("1 a.").note("2 b.").note("3 c."))
    assert not reading.note("2").anchored
    assert reading.paragraphs[0].endswith("“a policy.” It held until the end.")


def test_a_number_that_begins_a_line_of_a_note_is_no_label() -> None:
    page = (
        Printer("s0001")
        .text("A.{1} B.{2}")
        .note("1 Record Group", "84 of the archives, and Box", "2 too.")
        .note("2 b.")
    )
    assert Reading.of(page).note_text("1") == ["Record Group 84 of the archives, and Box 2 too."]


def test_notes_may_share_a_zone() -> None:
    page = Printer("s0001").text("A.{1} B.{2} C.{3}").note("1 One is", "long.", "2 Two.", "3 Three.")
    assert [Reading.of(page).note_text(label) for label in "123"] == [["One is long."], ["Two."], ["Three."]]


def test_labels_may_be_missing_with_their_page() -> None:
    reading = Reading.of(
        Printer("s0001").text("A.{10} B.{11}").note("10 a.").note("11 b.").number("5"),
        Printer("s0002").text("C.{15} D.{16}").note("15 c.").note("16 d.").number("8"),
    )
    assert [note.label for note in reading.text.notes] == ["10", "11", "15", "16"]
    assert reading.gaps == [2]


def test_a_marker_at_a_line_s_beginning_hangs_on_the_line_before() -> None:
    reading = Reading.of(Printer("s0001").text("It was so.", "{1} And more.").note("1 a."))
    assert reading.before(reading.note("1").at) == "It was so."


def test_what_goes_on_from_before_the_volume_is_kept() -> None:
    page = Printer("s0001").text("A.{2}").zone(ZoneKind.FOOTNOTE_CONTINUED, "the end of one.").note("2 b.")
    reading = Reading.of(page)
    assert reading.note_text("") == ["the end of one."]
    assert reading.note_text("2") == ["b."]


def test_numbers_that_are_nowhere_are_reported() -> None:
    reading = Reading.of(
        Printer("s0001").text("A.{1} B.{2} C.{5} D.{6}").note("1 a.").note("2 b.").note("5 c.").note("6 d.")
    )
    assert [finding.message for finding in reading.findings] == [
        "Neither a marker nor a text of notes 3 to 4 was found."
    ]


def test_two_markers_on_one_word_are_two_where_the_numbers_say_so() -> None:
    page = Printer("s0001").text("A.{5} B.{67} C.{8}").note("5 a.").note("6 b.").note("7 c.").note("8 d.")
    reading = Reading.of(page)
    assert [(note.label, reading.before(note.at)) for note in reading.text.notes] == [
        ("5", "A."),
        ("6", "A. B."),
        ("7", "A. B."),
        ("8", "A. B. C."),
    ]


def test_a_number_of_two_figures_stays_one_where_the_numbers_say_so() -> None:
    page = Printer("s0001").text("A.{11} B.{12} C.{13}").note("11 a.").note("12 b.").note("13 c.")
    assert [note.label for note in Reading.of(page).text.notes] == ["11", "12", "13"]


def test_a_number_that_is_printed_twice_stays_as_it_is_printed() -> None:
    page = Printer("s0001").text("A.{4} B.{5} C.{5} D.{6} E.{7}")
    reading = Reading.of(page.note("4 a.").note("5 b.").note("5 c.").note("6 d.").note("7 e."))
    assert [note.label for note in reading.text.notes] == ["4", "5", "5", "6", "7"]
    assert [reading.words(note.paragraphs[0]) for note in reading.text.notes] == ["a.", "b.", "c.", "d.", "e."]
    assert [finding.kind for finding in reading.findings] == [FindingKind.DOUBTFUL_MARKER]


@pytest.mark.parametrize("spoilt", ["st ", "i", "“"])
def test_a_label_that_was_read_as_letters_begins_the_note_that_is_called(spoilt: str) -> None:
    page = Printer("s0001").text("It was.{50} So.{51} More.")
    reading = Reading.of(page.note("{50}See the files.", f"{spoilt}Minute book, “a leaf.” Unnumbered."))
    assert reading.note_text("50") == ["See the files."]
    assert reading.note_text("51") == ["Minute book, “a leaf.” Unnumbered."]


def test_a_label_that_was_not_seen_at_all_begins_the_note_that_is_called_where_the_one_before_has_ended() -> None:
    page = Printer("s0001").text("It was.{50} So.{51} More.")
    reading = Reading.of(page.note("{50}See what the files say of the letter.", "So they were.", "Neither."))
    assert reading.note_text("50") == ["See what the files say of the letter. So they were."]
    assert reading.note_text("51") == ["Neither."]


def test_no_line_begins_a_note_that_nothing_calls() -> None:
    page = Printer("s0001").text("It was.{50} So.{51} More.").note("{50}See the files.", "st Minute book.", "So.")
    reading = Reading.of(page.note("{51}Neither."))
    assert [note.label for note in reading.text.notes] == ["50", "51"]
    assert reading.note_text("50") == ["See the files. st Minute book. So."]


def test_letters_are_labels_too() -> None:
    page = Printer("s0001").text("A.{a} B.{b} C.{©}").note("a One.").note("b Two.").note("c Three.")
    reading = Reading.of(page)
    assert [(note.label, note.anchored) for note in reading.text.notes] == [("a", True), ("b", True), ("c", True)]


def test_an_indented_line_after_a_sentence_begins_a_paragraph_of_a_note() -> None:
    page = Printer("s0001").text("A.{1}").note("1 It began so.", "It went on.", "Then it ended.", "And that was all.")
    reading = Reading.of_pages([_moved(page.page(), "Then it ended.", 20)])
    assert reading.note_text("1") == ["It began so. It went on.", "Then it ended. And that was all."]


def test_lines_that_hang_are_one_paragraph() -> None:
    page = Printer("s0001").text("A.{1}").note("1 It began so.", "It went on.", "Then it ended.").page()
    for text in ("It went on.", "Then it ended."):
        page = _moved(page, text, 20)
    assert Reading.of_pages([page]).note_text("1") == ["It began so. It went on. Then it ended."]


@pytest.mark.parametrize("kind", [ZoneKind.FOOTNOTE, ZoneKind.PARAGRAPH])
def test_notes_at_the_end_of_a_chapter_hang_at_their_markers(kind: ZoneKind) -> None:
    first = Printer("s0001").text("A.{1} B.{2} More.")
    second = Printer("s0002").text("C.{3} D.{4} End.")
    notes = Printer("s0003").zone(ZoneKind.HEADING, "Notes").zone(kind, "1. One.", "2. Two.", "3. Three.", "4. Four.")
    reading = Reading.of(first, second, notes)
    assert [(note.label, note.anchored) for note in reading.text.notes] == [(label, True) for label in "1234"]
    assert reading.note_text("3") == ["Three."]
    assert reading.headings == ["Notes"]


def test_dirt_before_a_line_amid_a_sentence_is_no_label() -> None:
    page = Printer("s0001").text("A.{1} B.{2}").note(". See the Foreign Relations of the").note("* States.")
    reading = Reading.of(page.note("2 b."))
    assert "See the Foreign Relations of the" in reading.note_text("1")[0]


def test_what_is_set_in_at_the_next_page_s_foot_is_a_new_paragraph_of_its_note() -> None:
    first = Printer("s0001").text("A.{1} so").note("1 It began so.", "It went on.")
    following = Printer("s0002").text("on.", continues=True)
    following.zone(ZoneKind.FOOTNOTE_CONTINUED, "Then it ended.", "And that was all.", continues=True, x_height=9.0)
    pages = [first.page(), following.page()]
    assert Reading.of_pages(pages).note_text("1") == ["It began so. It went on. Then it ended. And that was all."]
    pages[1] = _moved(pages[1], "Then it ended.", 20)
    assert Reading.of_pages(pages).note_text("1") == ["It began so. It went on.", "Then it ended. And that was all."]


def test_the_word_over_the_notes_is_their_heading_though_it_is_set_like_the_text() -> None:
    page = Printer("s0001").text("A.{1} B.{2} The end, which was", "long.").text('Notes"', continues=True)
    reading = Reading.of(page.note("1. One.").note("2. Two."))
    assert reading.headings == ['Notes"']
    assert [(note.label, note.anchored) for note in reading.text.notes] == [("1", True), ("2", True)]


def _moved(page: Page, text: str, by: float) -> Page:
    """Return the page with a line further in."""
    lines = (replace(line, box=line.box.moved(by, 0)) if line.text == text else line for line in page.lines)
    return replace(page, lines=tuple(lines))


def test_a_note_without_a_marker_hangs_at_the_end_of_the_text_though_another_s_marker_was_cut_off_there() -> None:
    page = Printer("s0001").text("So it was *").zone(ZoneKind.FOOTNOTE, "See the files.").note("{1}Ibid.")
    reading = Reading.of(page)
    assert [reading.before(note.at) for note in reading.text.notes] == ["So it was", "So it was"]


def test_a_label_that_was_spoilt_at_the_head_of_a_page_s_notes_begins_the_note_that_is_called() -> None:
    first = Printer("s0001").text("A.{1} More").note("1 One.")
    second = Printer("s0002").text("B.{2} C.{3}")
    second.zone(ZoneKind.FOOTNOTE_CONTINUED, "“H. Ardley, “On Clouds,” 1853.", continues=True).note("3 Three.")
    reading = Reading.of(first, second)
    assert reading.note_text("1") == ["One."]
    assert reading.note_text("2") == ["H. Ardley, “On Clouds,” 1853."]


def test_what_goes_on_behind_a_missing_page_goes_on_with_no_note_before_it() -> None:
    first = Printer("s0001").text("A.{1} More text stood here.").zone(ZoneKind.PAGE_NUMBER, "7").note("1 One ends so.")
    second = Printer("s0002").text("B.{3} More of it.").zone(ZoneKind.PAGE_NUMBER, "9")
    second.zone(ZoneKind.FOOTNOTE_CONTINUED, "commission put it.", continues=True).note("3 Three.")
    third = Printer("s0003").text("C.{4} The end.").zone(ZoneKind.PAGE_NUMBER, "10").note("4 Four.")
    reading = Reading.of(first, second, third)
    assert reading.note_text("1") == ["One ends so."]
    assert [reading.words(note.paragraphs[0]) for note in reading.text.notes if not note.label] == [
        "commission put it."
    ]
