"""The print of a sheet, read: all of it, and once more what is doubtful, short, on end, or was overlooked."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.errors import EngineFailed
from pipeline.raster.ink import Grey
from pipeline.stages.ocr import doubtful, engine, hocr, look, second_look
from pipeline.stages.ocr.apart import read_apart
from pipeline.stages.ocr.beginnings import begun
from pipeline.stages.ocr.counted import counted
from pipeline.stages.ocr.gutters import parted_at_gutters
from pipeline.stages.ocr.hocr import ReadLine
from pipeline.stages.ocr.lines import legible, split
from pipeline.stages.ocr.numbered import numbered
from pipeline.stages.ocr.overlooked import numbers, overlooked
from pipeline.stages.ocr.sheet import Sheet
from pipeline.stages.ocr.signs import believed
from pipeline.stages.ocr.sizes import sized
from pipeline.stages.ocr.standing import parted, restored
from pipeline.stages.ocr.torn import joined

PRINT = 3
"""Page segmentation mode for a page of print: the engine finds the blocks, we know it is upright."""


@dataclass(frozen=True, slots=True)
class FirstReading:
    """What the engine makes of a sheet at once, and the places (lines without words) where it is to look again."""

    lines: tuple[ReadLine, ...]
    beside: tuple[ReadLine, ...] = ()
    """Blocks beside the text in which it read nothing."""
    on_end: tuple[ReadLine, ...] = ()
    """Rows of columns that it took for a line on end."""


def read(sheet: Sheet, languages: str, dpi: float | None) -> tuple[ReadLine, ...]:
    """Return the lines of a sheet, each word as sure as the engine is of it; `languages` are engine codes."""
    clean = sheet.clean
    first = read_once(sheet, clean, languages, dpi)
    doubts = doubtful.spots(first.lines, languages)
    return finished(sheet, looked_again(sheet, clean, first, doubts, languages), languages)


def read_once(sheet: Sheet, clean: Grey, languages: str, dpi: float | None) -> FirstReading:
    """Return what is read of a clean sheet, what stands beside the text by itself."""
    text, beside = read_apart(clean, sheet.margins, sheet.x_height, languages)
    answer = engine.read([text], languages, PRINT, dpi, hocr_char_boxes="1")
    columns = parted_at_gutters(sized(_only(hocr.parse(answer)), sheet.rows))
    lines = numbered(tuple(split(joined(columns))))
    rest = parted(legible((*lines, *sized(beside.lines, sheet.rows))), sheet.ink)
    return FirstReading(rest.lines, beside.places, rest.places)


def looked_again(
    sheet: Sheet, clean: Grey, first: FirstReading, doubts: Sequence[doubtful.Spot], languages: str
) -> tuple[ReadLine, ...]:
    """Return the lines with doubtful words, short lines and what was overlooked as a second look shows them."""
    groups = ((*first.lines, *first.beside), overlooked(sheet.ink, first.lines), first.on_end)
    looks = [*doubtful.looks(doubts), *(each for group in groups for each in second_look.looks(group))]
    answers = look.seen(clean, looks, languages)
    settled = doubtful.settled(first.lines, doubts, answers, languages)
    lines = second_look.better((*settled, *first.beside), answers)
    missed, on_end = (second_look.better(group, answers) for group in groups[1:])
    return restored((*lines, *numbers(missed)), on_end)


def finished(sheet: Sheet, lines: Sequence[ReadLine], languages: str) -> tuple[ReadLine, ...]:
    """Return the lines as the ink, the margins' numbers and the great initials show that they are."""
    return begun(counted(believed(lines, sheet.ink), sheet.margins), sheet.initials, languages)


def _only(pages: Sequence[tuple[ReadLine, ...]]) -> tuple[ReadLine, ...]:
    """Return the lines of the one page that was asked for; EngineFailed if the engine answers with another number."""
    if len(pages) != 1:
        raise EngineFailed(f"Tesseract was given one page and answered with {len(pages)}.")
    return pages[0]
