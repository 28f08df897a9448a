"""Blocks cast in lines, in units that may not be parted when pages are made up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from benchmarks.press.copy import Piece, scraps, undivided
from benchmarks.press.galley import Fit, Initial, Measure, Notch, Row, rows
from benchmarks.press.job import PRESS_DPI
from benchmarks.press.manuscript import Block, Kind
from benchmarks.press.shop import (
    CAPTION_SIZE,
    HEADING_SIZE,
    QUOTE_SIZE,
    SIDE_SIZE,
    SIDE_WIDTH,
    TITLE_SIZE,
    Cast,
    Inset,
    Shop,
    styled,
)
from benchmarks.press.table import table
from pipeline.model.geometry import Box

Unit = tuple[Cast, ...]
TITLE_LEAD = 3.5
"""From a chapter's title to its text, in lines of the body."""
ASIDE_LEAD = 1.4
"""From text to a quotation or table, and back, in lines of the body."""
QUOTE_INDENT = 2.0
"""Of quotations, in ems of the body."""
CAPITAL = 0.66
"""Part of the type's size that capitals are high."""
INSET_WIDTH, INSET_LINES = 0.46, 9
"""Of a picture that lines run round: part of the column, and height in lines of the body."""
CAPTION_LEAD = 0.92
"""Of captions, in lines of the body."""
BESIDE = 5
"""Only paragraphs of so many lines get a side note, or it would reach far past them."""


@dataclass(slots=True)
class Caster:
    """Casts the chapter's blocks one after the other."""

    shop: Shop
    labels: Mapping[str, str]
    heading: Unit = ()
    """What stands over the next paragraph."""
    interrupted: bool = False
    """Whether a quotation or table came last."""
    sides: int = 0

    def units(self) -> list[Unit]:
        """Return what may not be parted: headings and what follows, the first and the last two lines of a block."""
        units: list[Unit] = []
        if self.shop.job.opening:
            self.heading = heading(self.shop, self.shop.manuscript.title, "title", TITLE_SIZE)
        for number, block in enumerate(self.shop.manuscript.blocks):
            if block.kind is Kind.HEADING:
                self.heading += heading(self.shop, block.text, str(number), HEADING_SIZE)
            else:
                units += self._block(block, str(number), first=not units)
        return units

    def _block(self, block: Block, key: str, first: bool) -> list[Unit]:
        """Return a block's lines, those that belong together in one."""
        if block.kind is Kind.TABLE:
            casts, whole = table(self.shop, block.text, key), 99
        elif block.kind in (Kind.QUOTATION, Kind.VERSE):
            casts, whole = self._quotation(block, key), 0
        else:
            casts, whole = self._paragraph(block, key, first)
        aside = block.kind not in (Kind.PARAGRAPH, Kind.CONTINUED)
        lead = self._lead() if not aside else ASIDE_LEAD
        casts = [replace(casts[0], lead=lead, opens=block.kind is Kind.PARAGRAPH), *casts[1:]]
        units = _grouped(casts, whole)
        units[0] = (*self.heading, *units[0])
        self.heading, self.interrupted = (), aside
        return units

    def _lead(self) -> float:
        if self.heading:
            return TITLE_LEAD if self.heading[-1].key == "title" else 1.8
        return ASIDE_LEAD if self.interrupted else 1.0

    def _paragraph(self, block: Block, key: str, first: bool) -> tuple[list[Cast], int]:
        """Return a paragraph's lines, and how many at its head may not be parted."""
        flush = bool(self.heading) or first
        indent = 0.0 if flush or block.kind is Kind.CONTINUED else 1.4
        measure = self.shop.measure(indent=indent)
        casts: list[Cast] = []
        notch = Notch(0, 0)
        if flush and self.shop.job.initial and block.text[:2].isalpha():
            casts, notch = self._with_initial(block, key, measure)
        elif self.shop.job.inset and "{figure}" in block.text:
            casts, notch = self._with_inset(block, key, measure)
        if len(casts) <= notch.stop:
            casts, notch = self._lines(block.text, block.kind, key, measure), Notch(0, 0)
        return self._sided(casts), notch.stop

    def _lines(self, text: str, kind: Kind, key: str, measure: Measure) -> list[Cast]:
        return [Cast(row, kind, key) for row in rows(scraps(text, self.labels), measure)]

    def _with_initial(self, block: Block, key: str, measure: Measure) -> tuple[list[Cast], Notch]:
        initial, notch = _initial(self.shop, block.text[0])
        casts = self._lines(block.text[1:], block.kind, key, replace(measure, notch=notch))
        casts[0] = replace(casts[0], row=replace(casts[0].row, initial=initial))
        return casts, notch

    def _with_inset(self, block: Block, key: str, measure: Measure) -> tuple[list[Cast], Notch]:
        inset, notch = _inset(self.shop, right=bool(self.shop.job.seed % 2))
        casts = self._lines(block.text, block.kind, key, replace(measure, notch=notch))
        casts = [replace(cast, row=replace(cast.row, figure=False)) for cast in casts]
        if len(casts) > notch.stop:
            casts[notch.first] = replace(casts[notch.first], inset=inset)
        return casts, notch

    def _sided(self, casts: list[Cast]) -> list[Cast]:
        """Return a paragraph's lines with a side note at the first, while the drawer has any."""
        texts = self.shop.manuscript.drawer.sides
        if self.shop.job.matter.sides and self.sides < len(texts) and len(casts) >= BESIDE:
            fount = self.shop.fount(SIDE_SIZE)
            measure = Measure(fount, SIDE_WIDTH * PRESS_DPI, fit=Fit.LEFT)
            casts[0] = replace(casts[0], side=rows(scraps(texts[self.sides], {}), measure))
            self.sides += 1
        return casts

    def _quotation(self, block: Block, key: str) -> list[Cast]:
        """Return the lines of a quotation or of verse, set in."""
        x = QUOTE_INDENT * self.shop.fount().size
        measure = self.shop.measure(QUOTE_SIZE)
        if block.kind is Kind.QUOTATION:
            narrow = replace(measure, width=measure.width - 2 * x)
            lines = list(rows(scraps(block.text, self.labels), narrow))
        else:
            loose = replace(measure, width=measure.width - x, fit=Fit.LEFT)
            verses = block.text.split(" / ")
            lines = [row for verse in verses for row in rows(scraps(verse, self.labels), loose)]
        return [Cast(row, block.kind, key, QUOTE_SIZE + 0.01, x) for row in lines]


def _grouped(casts: Sequence[Cast], whole: int) -> list[Unit]:
    """Return lines in units: at least `whole` and two in the first, and two in the last."""
    head = max(2, whole)
    if len(casts) <= head + 1:
        return [tuple(casts)]
    return [tuple(casts[:head]), *((cast,) for cast in casts[head:-2]), tuple(casts[max(head, len(casts) - 2) :])]


def _initial(shop: Shop, letter: str) -> tuple[Initial, Notch]:
    """Return a drop capital that reaches from the first line's capitals to the last line's baseline."""
    drop = (shop.job.initial - 1) * shop.leading
    size = (drop + CAPITAL * shop.fount().size) / CAPITAL
    fount = shop.fount(size / shop.fount().size)
    width = fount.width([Piece(letter)])
    return Initial(letter, fount, drop), Notch(0, shop.job.initial, left=width + 0.12 * shop.fount().size)


def _inset(shop: Shop, right: bool) -> tuple[Inset, Notch]:
    """Return the picture and the room for it, at the right or the left of the column."""
    width = INSET_WIDTH * shop.width
    room = width + 0.8 * shop.fount().size
    caption = caption_rows(shop, width)
    left = shop.width - width if right else 0.0
    top = -CAPITAL * shop.fount().size
    box = Box(left, top, left + width, top + INSET_LINES * shop.leading)
    stop = 1 + ceil(INSET_LINES + CAPTION_LEAD * len(caption) + 0.4)
    return Inset(box, caption), Notch(1, stop, *((0.0, room) if right else (room, 0.0)))


def caption_rows(shop: Shop, width: float) -> tuple[Row, ...]:
    """Return the lines of the picture's caption."""
    measure = replace(shop.measure(CAPTION_SIZE, fit=Fit.LEFT), width=width)
    return rows(scraps(shop.manuscript.figure, {}), measure)


def heading(shop: Shop, text: str, key: str, size: float) -> Unit:
    """Return the lines of a heading."""
    fit = Fit.CENTRE if key == "title" or shop.job.centred else Fit.LEFT
    lines = rows(styled(undivided(scraps(text, {})), shop.job.heading), shop.measure(size, fit=fit))
    return tuple(Cast(row, Kind.HEADING, key, 2.2) for row in lines)
