"""What notes and pages are called: numbers, letters, symbols, and page numbers as they are printed."""

from collections.abc import Sequence
from string import ascii_lowercase

from benchmarks.press.copy import scraps
from benchmarks.press.job import Count, Dress, Furniture, Notes, Numeral
from benchmarks.press.manuscript import Manuscript

ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
DRESSES = {Dress.PLAIN: "{}", Dress.BRACKETS: "[{}]", Dress.DASHES: "– {} –"}


def called(manuscript: Manuscript) -> list[str]:
    """Return the keys of the notes in the order of their markers."""
    plain = {key: "0" for key, _ in manuscript.notes}
    return [
        piece.note
        for block in manuscript.blocks
        for scrap in scraps(block.text, plain)
        for piece in scrap.pieces
        if piece.note
    ]


def first_labels(notes: Notes, order: Sequence[str]) -> dict[str, str]:
    """Return labels that run through the chapter."""
    return {key: _label(notes, notes.start, number) for number, key in enumerate(order)}


def paged_labels(notes: Notes, pages: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return the labels of notes by the pages they are called on; none where these run through the chapter."""
    if notes.count is Count.CHAPTER:
        return {}
    return {key: _label(notes, 1, number) for page in pages for number, key in enumerate(page)}


def _label(notes: Notes, start: int, number: int) -> str:
    if notes.count is Count.SYMBOLS:
        signs = notes.symbols
    elif notes.count is Count.LETTERS:
        signs = ascii_lowercase
    else:
        return str(start + number)
    return signs[number % len(signs)] * (1 + number // len(signs))


def folio(furniture: Furniture, number: int) -> str:
    """Return a page's number as it is printed, without what stands round it."""
    return roman(number) if furniture.numeral is Numeral.ROMAN else str(number)


def dressed(furniture: Furniture, printed: str) -> str:
    """Return a page's number with what stands round it."""
    return DRESSES[furniture.dress].format(printed)


def roman(number: int) -> str:
    """Return a number up to 399 in small roman figures."""
    digits = ""
    for value, sign in ROMAN:
        digits += sign * (number // value)
        number %= value
    return digits
