from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Marker, Page, Surface, Word, Zone
from pipeline.model.vocabulary import Place, ZoneKind
from pipeline.stages.segment.transcripts import transcript_zones

BODY = "The council met again in the autumn, and it was agreed that the work should go on until the spring."
BROKEN = "The council invited the towns to a conference and asked them to agree upon a toll and to"
REST = "place its revenues under a common board. The fishermen refused it, and the boats stayed in the bay."


def page_of(*blocks: str, sizes: dict[str, float] | None = None) -> Page:
    """Each block a row, with a blank row after it; ^7^ before the words is a superscript label, behind them a call."""
    lines = []
    for number, block in enumerate(blocks):
        _, label, text = block.split("^", 2) if block.startswith("^") else ("", "", block)
        text, _, called = text.partition("^")
        where = Box(0, 2 * number, len(text), 2 * number + 1)
        markers = [Marker(label, where, 0)] if label else []
        markers += [Marker(called.strip("^"), where, len(text))] if called else []
        words = tuple(Word(word, where) for word in text.split())
        size = (sizes or {}).get(block, 1.0)
        lines.append(Line(f"s1-l{number:03d}", where, words, tuple(markers), x_height=size))
    surface = Surface("s1", "t.txt", "", 0, 0, 0, 0, None)
    return Page(surface, lines=tuple(lines))


def zones(*blocks: str, sizes: dict[str, float] | None = None) -> tuple[Zone, ...]:
    return transcript_zones(page_of(*blocks, sizes=sizes))


def kinds(*blocks: str, sizes: dict[str, float] | None = None) -> list[ZoneKind]:
    return [zone.kind for zone in zones(*blocks, sizes=sizes)]


P, H, C = ZoneKind.PARAGRAPH, ZoneKind.HEADING, ZoneKind.CAPTION
N, W, NUMBER = ZoneKind.FOOTNOTE, ZoneKind.HANDWRITING, ZoneKind.PAGE_NUMBER


def test_a_short_block_without_a_stop_between_whole_paragraphs_is_a_heading() -> None:
    assert kinds(BODY, "Stages", BODY) == [P, H, P]
    assert kinds(BODY, "THE GREAT STORM", BODY) == [P, H, P]
    assert kinds(BODY, "3. The Great Storm", BODY) == [P, H, P]


def test_a_short_sentence_or_a_broken_one_is_no_heading() -> None:
    assert kinds(BODY, "Nobody came.", BODY) == [P, P, P]
    assert kinds("Then came the boats of the", "Soviet", "Union. " + BODY)[2] is P


def test_markup_tells_headings_and_captions() -> None:
    sizes = {"of the boats.": 1.5, "A ship": 0.8}
    assert kinds(BODY, "of the boats.", "A ship", BODY, sizes=sizes) == [P, H, C, P]


def test_a_numbered_caption_between_two_halves_is_neither_a_note_nor_a_paragraph() -> None:
    caption = "21. President Hale of the board and the mayor of Carrow."
    assert kinds(BROKEN, caption, REST, "^6^See the chapter.") == [P, C, P, N]


def test_a_caption_without_a_number_is_known_by_what_it_interrupts() -> None:
    assert kinds(BROKEN, "The old lighthouse", REST) == [P, C, P]


@pytest.mark.parametrize("label", ["Fig. 3. The harbour", "Plate 12: The mole at low water", "Map 2 The coast"])
def test_a_labelled_caption_is_one_wherever_it_stands(label: str) -> None:
    assert kinds(BODY, label, BODY) == [P, C, P]


def test_the_items_of_a_numbered_list_are_no_captions() -> None:
    assert kinds("They asked:", "1. Who pays for the stone?", "2. Who keeps the light?", BODY) == [P, P, P, P]


def test_the_items_of_a_list_are_blocks_without_blank_lines_between() -> None:
    page = page_of("1. Who pays for the stone?", "2. Who keeps the light?")
    lower = replace(page.lines[1], box=Box(0, 1, 23, 2))
    assert len(transcript_zones(replace(page, lines=(page.lines[0], lower)))) == 2


@pytest.mark.parametrize("note", ["6 See the chapter.", "6. See the chapter.", "6) See the chapter."])
def test_a_plain_label_is_a_notes_where_the_text_calls_it(note: str) -> None:
    assert kinds(BODY + "^6^", note, BODY) == [P, N, P]
    assert kinds(BODY, note.replace("6", "25"), BODY)[1] is not N


def test_of_two_blocks_with_one_number_the_one_behind_its_call_is_the_note() -> None:
    assert kinds("6 men stood at the gate of the harbour. " + BODY, BODY + "^6^", "6 See the chapter.") == [P, P, N]


def test_a_note_without_a_call_is_known_by_its_neighbours() -> None:
    assert kinds(BODY + "^6^", "6 See one.", BODY, "7 See two.", BODY + "^8^", "8 See three.") == [P, N, P, N, P, N]


def test_in_a_section_of_notes_a_block_without_a_label_goes_on_with_the_note() -> None:
    found = kinds(BODY + "^1^", BODY + "^2^", "Notes", "1. See one.", "It says more.", "2. See two.")
    assert found == [P, P, H, N, N, N]


def test_descriptions_of_handwriting_are_a_zone_each_with_its_margin() -> None:
    left = 'Handwritten notes in the left margin: "the mole" with an arrow to the text; "112" at the bottom left.'
    found = zones(BODY, left, '[In the right margin, in pencil: "why?"]', "(Annotation at the top: unreadable)", BODY)
    assert [zone.kind for zone in found] == [P, W, W, W, P]
    assert [zone.place for zone in found] == [None, Place.LEFT, Place.RIGHT, Place.TOP, None]


def test_a_list_under_a_lead_is_one_group() -> None:
    found = zones(BODY, "Handwritten notes, right margin:", '- "why so late"', '- "tolls"', BODY)
    assert [zone.kind for zone in found] == [P, W, P]
    assert len(found[1].lines) == 3


def test_prose_about_handwriting_is_prose() -> None:
    text = "Handwritten notes by the secretary, found in his desk long after the war, show what he feared: a loss."
    assert kinds(BODY, text, BODY) == [P, P, P]


def test_a_picture_described_is_kept_as_its_caption() -> None:
    found = zones(BODY, "[Image: black-and-white photograph of a ship]", "14. Ships at the mole.", BODY)
    assert [zone.kind for zone in found] == [P, C, P]


@pytest.mark.parametrize("told", ["--- Page 274 ---", "[p. 12]", "274", "— xiv —", "Page 3 of 9", "--- PAGE BREAK ---"])
def test_what_the_service_says_of_pages_is_no_text(told: str) -> None:
    assert kinds(BROKEN, told, REST) == [P, NUMBER, P]


def test_running_heads_are_known_by_their_return() -> None:
    head = ZoneKind.HEADER
    assert kinds(BODY, "274 James Hale", BODY, "276 James Hale", BODY) == [P, head, P, head, P]
    assert kinds("THE MOLE", BODY, "THE MOLE", BODY, "THE MOLE") == [head, P, head, P, head]


def test_lines_of_a_wrapped_file_are_one_block() -> None:
    page = page_of("The council met again in the autumn,", "and it was agreed that the work should go on.")
    lower = replace(page.lines[1], box=Box(0, 1, 40, 2))
    assert len(transcript_zones(replace(page, lines=(page.lines[0], lower)))) == 1


WORDS = st.sampled_from(["Page", "6", "The", "margin", "handwritten:", "notes", "Fig.", "3.", "it", "[x]", "A.", "—"])


@given(st.lists(st.lists(WORDS, min_size=1, max_size=20).map(" ".join), max_size=12))
def test_every_line_is_in_exactly_one_zone(blocks: list[str]) -> None:
    page = page_of(*blocks)
    held = [line for zone in transcript_zones(page) for line in zone.lines]
    assert held == [line.id for line in page.lines]
