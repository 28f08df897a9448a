from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import FileAccess, UnreadableScan
from pipeline.stages.acquire.transcripts import transcript_lines, transcript_page


def told(text: str) -> list[tuple[str, list[tuple[str, int]]]]:
    return [(line.text, [(m.label, m.at) for m in line.markers]) for line in transcript_lines(text, "s0001")]


def page_of(folder: Path, content: bytes) -> list[str]:
    path = folder / "chapter.txt"
    path.write_bytes(content)
    return [line.text for line in transcript_page(path, "s0001").surface.layer]


def test_a_transcript_is_a_page_without_pixels(tmp_path: Path) -> None:
    path = tmp_path / "chapter.md"
    path.write_text("One.\n\nTwo.\n", encoding="utf-8")
    surface = transcript_page(path, "s0007").surface
    assert (surface.width, surface.height, surface.scan_width, surface.scan_height) == (0, 0, 0, 0)
    assert surface.scan == "chapter.md"
    assert [line.id for line in surface.layer] == ["s0007-l001", "s0007-l002"]


def test_blank_lines_are_remembered_as_rows() -> None:
    tops = [line.box.top for line in transcript_lines("One\ntwo\n\n\nthree\fnew page", "s1")]
    assert tops == [0, 1, 4, 6]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    assert page_of(tmp_path, "The café’s “mole”.\r\nNext.".encode(encoding)) == ["The café’s “mole”.", "Next."]


def test_words_are_composed_characters(tmp_path: Path) -> None:
    assert page_of(tmp_path, "cafe\u0301".encode()) == ["caf\u00e9"]


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"%PDF\x00\x01\x02", b"\xff\xfe\x00\xd8\x41"]
)
def test_what_is_no_text_is_refused_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableScan, match=r"chapter\.txt is not a text file .*save it as plain text"):
        page_of(tmp_path, content)


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_transcript_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableScan, match="empty"):
        page_of(tmp_path, content)


def test_a_transcript_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileAccess, match="cannot be read"):
        transcript_page(tmp_path / "none.txt", "s0001")


@pytest.mark.parametrize(
    "mark", ["⁶", "^6^", "[^6]", "<sup>6</sup>", "<sup>[6]</sup>", "$^{6}$", "^{6}", "[6]", "6", " ⁶"], ids=repr
)
def test_every_way_to_write_a_marker_is_one_and_leaves_no_glyph(mark: str) -> None:
    first, note = told(f"a treaty.{mark} The next\n\n6 See the chapter.")
    assert first == ("a treaty. The next", [("6", 9)])
    assert note == ("6 See the chapter.", [])


@pytest.mark.parametrize(
    "label", ["⁶ See", "^6^ See", "[^6]: See", "<sup>6</sup> See", "[6] See", "⁶See", "Footnote 6: See"]
)
def test_a_label_that_no_ordinary_text_begins_with_is_a_marker(label: str) -> None:
    assert told(f"a treaty.⁶\n\n{label} the chapter.")[1] == ("See the chapter.", [("6", 0)])


def test_a_note_in_brackets_with_its_name_loses_both() -> None:
    assert told("a treaty.[6]\n\n[Footnote 6: See the [old] chapter.]")[1] == ("See the [old] chapter.", [("6", 0)])


def test_a_number_after_a_space_is_a_marker_where_its_note_has_no_other() -> None:
    lines = "a treaty. 6 The next, in 1950. 7 men came.⁸\n\n6 See one.\n\n7 See two.\n\n8 See three."
    assert told(lines)[0] == ("a treaty. The next, in 1950. 7 men came.", [("6", 9), ("8", 40)])
    assert told("In No. 6 Infantry. 6 The next, later. 6 The last\n\n6 See one.")[0][1] == []


def test_a_label_alone_on_its_line_belongs_to_the_next() -> None:
    assert told("a treaty.⁶\n\n⁶\nSee the chapter.")[1] == ("See the chapter.", [("6", 0)])


def test_a_marker_after_a_closing_quotation_mark_is_found() -> None:
    assert told('in the area."7 President\n\n7 Document.')[0] == ('in the area." President', [("7", 13)])


def test_a_marker_inside_a_word_with_its_stop_keeps_the_words_whole() -> None:
    assert told("by 1953.¹¹ The war,¹² too\n")[0] == ("by 1953. The war, too", [("11", 8), ("12", 17)])


@pytest.mark.parametrize(
    "text",
    [
        "grew by 3.6 percent",
        "some 1,006 men",
        "on 6.6.1950 and",
        "section 4.6 says",
        "see No.6 and p.6",
        "the T6 tank",
        "of 10⁶ men",
        "a S/1508.6",
        "at 5:6 and",
        "the year 1950.6 percent",
    ],
)
def test_a_number_that_counts_is_no_marker(text: str) -> None:
    assert told(f"{text}\n\n6 See the chapter.")[0] == (text, [])


def test_a_bare_number_without_a_note_of_that_label_stays() -> None:
    assert told("the end.9 The next\n\n6 See the chapter.")[0] == ("the end.9 The next", [])


def test_a_year_before_the_stop_does_not_hide_the_marker() -> None:
    assert told("in 1950.6 The next\n\n6 See the chapter.")[0] == ("in 1950. The next", [("6", 8)])


def test_powers_and_ordinals_stay_in_the_words() -> None:
    assert told("nine km² on the 4<sup>th</sup> day")[0] == ("nine km² on the 4th day", [])


def test_symbols_are_labels_where_the_text_calls_them() -> None:
    assert told("the end.* The\n\n* A note.") == [("the end. The", [("*", 8)]), ("A note.", [("*", 0)])]
    assert told("the end. The\n\n* An item.")[1] == ("* An item.", [])


def test_markup_is_taken_off_and_its_words_are_kept() -> None:
    text = "## The *First* Stage\n\nIn **bold** and _italic_, *Cold War History*, 5.\n\n![A ship](a.png)\n\n> quoted"
    lines = transcript_lines(text, "s1")
    assert [line.text for line in lines] == [
        "The First Stage",
        "In bold and italic, Cold War History, 5.",
        "A ship",
        "quoted",
    ]
    heading, text_size, caption, quoted = (line.x_height for line in lines)
    assert heading and text_size and caption and heading > text_size > caption
    assert quoted == text_size


def test_a_bracketed_interpolation_stays() -> None:
    assert told('"a symbol [of the] strength"')[0] == ('"a symbol [of the] strength"', [])


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"]), max_size=200))
def test_markers_stand_inside_their_lines_and_words_are_never_empty(text: str) -> None:
    for line in transcript_lines(text, "s0001"):
        assert all(0 <= marker.at <= len(line.text) for marker in line.markers)
        assert all(word.text and word.text == word.text.strip() for word in line.words)


@given(st.lists(st.from_regex(r"[A-Za-z]{2,8}[,.]?", fullmatch=True), min_size=1, max_size=30))
def test_plain_words_come_out_as_they_went_in(words: list[str]) -> None:
    lines = transcript_lines("\n".join(" ".join(words[n : n + 7]) for n in range(0, len(words), 7)), "s0001")
    assert " ".join(line.text for line in lines) == " ".join(words)
