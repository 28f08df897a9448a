"""The stage through its door, with the real engine on tiny pages."""

from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Mark, Page, Surface, Word
from pipeline.model.vocabulary import MarkKind
from pipeline.raster import Scans
from pipeline.stages.ocr import Tesseract

BODY = ImageFont.load_default(40)
RAISED = ImageFont.load_default(25)


def drawn(folder: Path) -> Page:
    """Draw two lines with a marker, an underlining, and a note that stands on end in the right margin."""
    image = Image.new("L", (1200, 420), 245)
    pen = ImageDraw.Draw(image)
    pen.text((60, 60), "The fleet lay in harbour all winter,", 15, BODY)
    pen.text((60, 140), "and nobody wrote home.", 15, BODY)
    end = 60 + pen.textlength("and nobody wrote home.", BODY)
    pen.text((end, 142), "27", 15, RAISED)
    pen.text((end + 55, 140), "Some said", 15, BODY)
    pen.line((60, 192, 300, 192), 15, 4)
    note = Image.new("L", (220, 60), 245)
    ImageDraw.Draw(note).text((10, 5), "really now", 15, ImageFont.load_default(38))
    image.paste(note.rotate(-90, expand=True), (1080, 60))
    image.save(folder / "0001.png")
    return Page(Surface("s0001", "0001.png", "0", 1200, 420, 1200, 420, 300.0))


def marks() -> tuple[Mark, ...]:
    """Return what the reader's pen left on that page."""
    note, stroke = Box(1080, 60, 1140, 280), Box(58, 188, 303, 197)
    return (
        Mark("s0001-m01", MarkKind.NOTE, note, strokes=(note,), rotation=90),
        Mark("s0001-m02", MarkKind.UNDERLINE, stroke, strokes=(stroke,)),
    )


def test_print_markers_and_notes_come_out_each_in_their_place(tmp_path: Path) -> None:
    page = Tesseract(Scans(tmp_path))(replace(drawn(tmp_path), marks=marks()))
    print_lines = [line for line in page.lines if line.mark is None]
    assert [line.text for line in print_lines] == [
        "The fleet lay in harbour all winter,",
        "and nobody wrote home. Some said",
    ]
    (marker,) = print_lines[1].markers
    assert (marker.label, marker.at) == ("27", len("and nobody wrote home."))
    (note,) = [line for line in page.lines if line.mark == "s0001-m01"]
    assert note.text == "really now"
    assert Box(1080, 60, 1140, 280).shared(note.box) > 0.3
    assert note.box.shared(Box(1075, 55, 1145, 285)) == 1
    assert [line.id for line in page.lines] == ["s0001-l001", "s0001-l002", "s0001-l003"]


def test_the_stage_changes_only_the_lines_and_does_so_again_alike(tmp_path: Path) -> None:
    before = replace(drawn(tmp_path), marks=marks())
    stage = Tesseract(Scans(tmp_path))
    assert stage(before) == stage(before)
    assert replace(stage(before), lines=()) == before


def test_text_that_came_with_the_scan_is_kept_as_it_is() -> None:
    line = Line("s0001-l001", Box(0, 0, 10, 10), (Word("given", Box(0, 0, 10, 10)),))
    surface = Surface("s0001", "0001.pdf", "0", 100, 100, 100, 100, 72.0, layer=(line,))
    assert Tesseract(Scans(Path("/nowhere")))(Page(surface)).lines == (line,)


def test_a_transcript_without_text_needs_no_engine() -> None:
    surface = Surface("s0001", "a.txt", "0", 0, 0, 0, 0, None)
    assert Tesseract(Scans(Path("/nowhere")))(Page(surface)).lines == ()


def test_a_blank_page_has_no_lines(tmp_path: Path) -> None:
    Image.new("L", (400, 400), 250).save(tmp_path / "0001.png")
    page = Page(Surface("s0001", "0001.png", "0", 400, 400, 400, 400, None))
    assert Tesseract(Scans(tmp_path))(page).lines == ()


def test_settings_tell_stages_apart_and_the_folder_does_not() -> None:
    one, other = Tesseract(Scans(Path("/a")), "eng", "5.3.0"), Tesseract(Scans(Path("/b")), "eng", "5.3.0")
    assert one == other
    assert replace(one, languages="deu") != one
    assert replace(one, version="5.4.0") != one
