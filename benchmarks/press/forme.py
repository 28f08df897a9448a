"""The forme: the lines of a page put in their places."""

from collections.abc import Sequence

from benchmarks.press.blocks import CAPTION_LEAD, caption_rows
from benchmarks.press.galley import Row
from benchmarks.press.job import PRESS_DPI
from benchmarks.press.makeup import PICTURE_LINES, Column, picture_lines
from benchmarks.press.manuscript import Kind
from benchmarks.press.sheet import Passage, Picture, Printed, Spot, passage, printed
from benchmarks.press.shop import SIDE_WIDTH, Cast, Inset, Shop
from pipeline.model.geometry import Box

RISE = 0.26
"""From the foot of a line to its baseline, in lines."""
SIDE_GAP = 0.14
"""Inches between the text and a side note."""
SIDE_LEAD = 0.74
"""Of side notes, in lines of the body."""
ZONES = {
    Kind.PARAGRAPH: "main",
    Kind.CONTINUED: "main",
    Kind.HEADING: "heading",
    Kind.QUOTATION: "block_quotation",
    Kind.VERSE: "block_quotation",
    Kind.TABLE: "table",
    Kind.FIGURE: "caption",
    Kind.NOTE: "footnote",
    Kind.ENDNOTE: "endnote",
    Kind.SIDE: "margin_print",
}
"""What the truth calls the zone of a line."""


class Forme:
    """Puts the lines of one page in their places, column by column, from the top down."""

    def __init__(self, shop: Shop, page: Box, number: int) -> None:
        self.shop, self.page, self.number = shop, page, number
        self.block = page
        self.y = 0.0
        self.fresh = True
        """Whether the column is empty yet."""
        self.row = 0
        self.lines = 0
        """Lines of text that stand, whether numbered or not."""
        self.beside = page.top
        """Where the last side note ends."""
        self.printed: list[Printed] = []
        self.passages: list[Passage] = []
        self.pictures: list[Picture] = []
        self.rules: list[Box] = []

    def column(self, column: Column, ordinal: int) -> None:
        """Set a column, its picture at the head and its notes at the foot."""
        left = self.page.left + ordinal * (self.shop.width + self.shop.column_gap)
        self.block = Box(left, self.page.top, left + self.shop.width, self.page.bottom)
        self.y = self.block.top - RISE * self.shop.leading
        self.fresh = True
        if column.picture:
            self._illustrate()
        for cast in column.body:
            self._set(cast)
        self._foot(column.foot)

    def _illustrate(self) -> None:
        """Set the picture at the head of the column, its caption below."""
        leading = self.shop.leading
        bottom = self.block.top + PICTURE_LINES * leading
        self._picture(Box(self.block.left, self.block.top, self.block.right, bottom))
        self._caption(caption_rows(self.shop, self.shop.width), self.block.left, bottom)
        self.y = self.block.top + (picture_lines(self.shop) - RISE) * leading
        self.fresh = False

    def _picture(self, box: Box) -> None:
        self.pictures.append(Picture(box, self.shop.job.seed))

    def _caption(self, lines: Sequence[Row], left: float, bottom: float) -> None:
        y = bottom + 0.3 * self.shop.leading
        for row in lines:
            y += CAPTION_LEAD * self.shop.leading
            self.put(row, (left, y), "caption", Kind.FIGURE, "figure")

    def _set(self, cast: Cast) -> None:
        """Set a line of the text, and what stands beside it."""
        self.y += (1.0 if self.fresh else cast.lead) * self.shop.leading
        self.fresh = False
        x = self.block.left + cast.x
        self.put(cast.row, (x, self.y), ZONES[cast.kind], cast.kind, cast.key)
        self.rules += [rule.moved(x, self.y) for rule in cast.rules]
        if cast.inset:
            self._inset(cast.inset, x)
        if cast.side:
            self._side(cast)
        if ZONES[cast.kind] in ("main", "block_quotation"):
            self._number()

    def _inset(self, inset: Inset, x: float) -> None:
        box = inset.box.moved(x, self.y)
        self._picture(box)
        self._caption(inset.caption, box.left, box.bottom)

    def _side(self, cast: Cast) -> None:
        """Set a note in the outer margin, below the one before it."""
        lead = SIDE_LEAD * self.shop.leading
        y = max(self.y, self.beside + lead)
        gap = SIDE_GAP * PRESS_DPI
        x = self.page.left - gap - SIDE_WIDTH * PRESS_DPI if self.number % 2 == 0 else self.page.right + gap
        for row in cast.side:
            self.put(row, (x, y), ZONES[Kind.SIDE], Kind.SIDE, f"side-{cast.key}")
            y += lead
        self.beside = y

    def _number(self) -> None:
        """Count a line, and print its number in the margin if it is its turn."""
        every = self.shop.job.furniture.numbered
        self.lines += 1
        if every and self.lines % every == 0:
            self._beside(str(self.lines))

    def _beside(self, text: str) -> None:
        """Print a line's number in the outer margin, or in the inner one where side notes stand."""
        number = self.shop.line_number(text)
        left = (self.number % 2 == 0) is not self.shop.job.matter.sides
        gap = SIDE_GAP * PRESS_DPI
        x = self.page.left - gap - number.tokens[0].width if left else self.page.right + gap
        self.put(number, (x, self.y), "line_number")

    def _foot(self, casts: Sequence[Cast]) -> None:
        """Set the notes, the last on the last line of the text block."""
        top = self.block.bottom - len(casts) * self.shop.note_leading
        if casts and self.shop.job.notes.rule:
            y = top - 0.35 * self.shop.leading
            self.rules.append(Box(self.block.left, y, self.block.left + self.shop.width / 4, y + 4))
        self.y = top - RISE * self.shop.note_leading
        for cast in casts:
            self.y += self.shop.note_leading
            self.put(cast.row, (self.block.left, self.y), ZONES[cast.kind], cast.kind, cast.key)

    def put(self, row: Row, at: tuple[float, float], zone: str, kind: Kind | None = None, key: str = "") -> None:
        """Set a row with its left end at a point of its baseline; only one with a kind has part in the edition."""
        self.printed += printed(row, Spot(*at, zone, self.row))
        if kind:
            self.passages.append(passage(row, kind, key, self.row))
        self.row += 1
