"""Paragraphs are whole, whatever interrupts them."""

from dataclasses import replace

from pipeline.model.finding import FindingKind
from pipeline.model.text import Figure, Paragraph
from pipeline.model.vocabulary import ZoneKind
from tests.builders import Printer
from tests.stages.structure.reading import Reading

FIRST = "On the advice of the harbour master the council told the fishermen to bring in their nets and to"
SECOND = "moor whatever could float behind the old mole."


def transcript() -> Printer:
    return Printer("s0001", width=0)


def test_a_paragraph_goes_on_over_the_page() -> None:
    reading = Reading.of(
        Printer("s0001").text(FIRST).number("1"),
        Printer("s0002").text(SECOND, continues=True).text("A new one begins.", continues=False).number("2"),
    )
    assert reading.paragraphs == [f"{FIRST} {SECOND}", "A new one begins."]


def test_a_caption_between_two_halves_stands_behind_their_paragraph() -> None:
    reading = Reading.of(transcript().text(FIRST).zone(ZoneKind.CAPTION, "21. The general.").text(SECOND))
    assert reading.paragraphs == [f"{FIRST} {SECOND}"]
    assert isinstance(list(reading.text.blocks())[1], Figure)


def test_a_note_between_two_halves_does_not_part_them() -> None:
    before = "The council put its seal to a plan for a new mole on the seventh of October. As"
    reading = Reading.of(
        transcript().text(before).note("8 To the ambassador.").text("UN forces advanced, it grew cold.")
    )
    assert reading.paragraphs == [f"{before} UN forces advanced, it grew cold."]


def test_a_sentence_that_has_ended_is_followed_by_a_new_paragraph() -> None:
    reading = Reading.of(transcript().text("It was over.").text("Then came the winter."))
    assert reading.paragraphs == ["It was over.", "Then came the winter."]


def test_what_the_page_shows_goes_before_what_the_words_suggest() -> None:
    reading = Reading.of(
        Printer("s0001").text("He came home to the U.S."), Printer("s0002").text("Senators cheered.", continues=True)
    )
    assert reading.paragraphs == ["He came home to the U.S. Senators cheered."]


def test_an_indent_amid_a_sentence_is_joined_and_reported() -> None:
    reading = Reading.of(
        Printer("s0001").text("The troops who had", continues=False).text("come back.", continues=False)
    )
    assert reading.paragraphs == ["The troops who had come back."]
    assert [finding.kind for finding in reading.findings] == [FindingKind.DOUBTFUL_JOIN]


def test_a_full_last_line_may_go_on_on_the_next_page() -> None:
    line = "Nobody in the capital had foreseen the attack of that day."
    reading = Reading.of(Printer("s0001").text(line, line), Printer("s0002").text("Seoul fell soon."))
    assert len(reading.paragraphs) == 1


def test_a_short_last_line_ends_its_paragraph() -> None:
    line = "Nobody in the capital had foreseen the attack of that day"
    reading = Reading.of(Printer("s0001").text(line, "nor the next."), Printer("s0002").text("Seoul fell soon."))
    assert len(reading.paragraphs) == 2


def test_a_heading_amid_a_sentence_is_put_behind_it() -> None:
    reading = Reading.of(transcript().text(FIRST).zone(ZoneKind.HEADING, "The Korean War").text(SECOND))
    assert reading.paragraphs == [f"{FIRST} {SECOND}"]
    assert reading.headings == ["The Korean War"]


def test_a_block_quotation_is_a_paragraph_of_its_own() -> None:
    page = (
        Printer("s0001").text("He wrote:").zone(ZoneKind.QUOTE, "we shall [all] go").text("and went.", continues=False)
    )
    reading = Reading.of(page)
    assert reading.paragraphs == ["He wrote:", "we shall [all] go", "and went."]
    assert len(reading.text.interpolations) == 1


def resumed(*printers: Printer) -> list[str]:
    """Return how the paragraphs begin that go on with the one before a quotation."""
    reading = Reading.of(*printers)
    return [
        reading.words(block).split()[0]
        for block in reading.text.blocks()
        if isinstance(block, Paragraph) and block.continues
    ]


def quoted() -> Printer:
    return Printer("s0001").text("He wrote home:", continues=False).zone(ZoneKind.QUOTE, "We sat upon the rye.")


def test_a_paragraph_without_an_indent_after_a_quotation_goes_on() -> None:
    assert resumed(quoted().text("The letter is lost.", continues=True)) == ["The"]
    assert resumed(quoted().text("The letter is lost.", continues=False)) == []


def test_a_paragraph_goes_on_after_a_quotation_at_the_foot_of_the_page() -> None:
    assert resumed(quoted(), Printer("s0002").text("The letter is lost.", continues=True)) == ["The"]


def test_on_a_page_without_indents_the_other_pages_tell_whether_text_goes_on_after_a_quotation() -> None:
    silent = Printer("s0002").text("He wrote:").zone(ZoneKind.QUOTE, "We sat.").text("His heirs are dead.")
    telling = Printer("s0003").text("It was late.", continues=False).text("It was cold.", continues=True)
    assert resumed(silent, telling) == ["His"]
    assert resumed(silent) == []


def test_half_a_sentence_after_a_quotation_goes_on() -> None:
    transcribed = transcript().text("He wrote:").zone(ZoneKind.QUOTE, "we shall go").text("which nobody did.")
    assert resumed(transcribed) == ["which"]


def test_a_picture_between_quotation_and_text_parts_nothing_and_a_heading_does() -> None:
    assert resumed(quoted().zone(ZoneKind.FIGURE).text("The letter is lost.", continues=True)) == ["The"]
    assert resumed(quoted().zone(ZoneKind.HEADING, "Letters").text("The letter is lost.", continues=True)) == []


def test_after_an_epigraph_a_text_begins() -> None:
    page = Printer("s0001").zone(ZoneKind.QUOTE, "We sat upon the rye.").text("The letter is lost.", continues=True)
    assert resumed(page) == []


def test_nothing_is_joined_over_a_failed_page() -> None:
    failed = replace(Printer("s0002").page(), failure="It crashed.")
    reading = Reading.of_pages([Printer("s0001").text(FIRST).page(), failed, Printer("s0003").text(SECOND).page()])
    assert reading.paragraphs == [FIRST, SECOND]
