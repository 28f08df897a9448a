"""The print beside a block of text, side notes and the numbers of lines: found before anything is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.model.geometry import Box
from pipeline.raster.ink import Ink
from pipeline.stages.ocr.flush import KEEPS, Flags, Flush, Numbers, Places, Rows, flushes
from pipeline.stages.ocr.rows import Row, usual

BEYOND = 0.25
"""In x-heights: what begins so far beyond a side is no part of the letter before it."""

REACH = 4.5
"""In x-heights: no space between two words of a line is wider."""

LEVEL = 0.12
"""In x-heights: letters of one row stand on one baseline; those of a note beside it do so by chance."""

OUTSTANDING = 0.4
"""Part of the rows that reach a side which may go on beyond it: with line numbers a few do, in a river all."""

LETTER = (0.5, 4.0)
"""In x-heights: letters are so high, and no pieces of them so wide as twice that."""

ASIDE = 2.0
"""In x-heights: words of a note are no further apart."""

BELOW = 1.2
"""In x-heights: rows of a note are no further apart."""

LEADING = 2.5
"""In x-heights: so far below the last row of a block a note beside it may stand."""

RIM = 1.0
"""In x-heights: what is so near to the rim of the scan is cut off, or no print."""

COLUMN = 3
"""Rows from which what stands beside a block on its baselines is a column and no note."""

CROSSED = 0.34
"""Part of a note's letters that may stand by chance on rows that touch it and so seem to run across."""

ALIKE = (0.85, 1.15)
"""Times the height of the block's letters: type of another size is higher or lower."""

MOSTLY = 0.6
"""Part of the letters of a column that stand on baselines of the block: descenders do not."""

NARROW = 0.45
"""Part of a block's width that what stands beside it has at most: a wider one is a column."""

AWAY = 8.0
"""In x-heights: notes begin no further from the text; what does is found without being looked for."""

WORD = 3
"""Letters that are print wherever they stand."""

NUMBER = (0.7, 1.9)
"""Times the usual height of a letter in the block: one or two figures are so high, other pieces are dirt."""

SLIM = (0.22, 1.6)
"""Width over height of a figure."""

BESIDE = 0.8
"""In x-heights: figures of a number stand so near to a baseline of the text."""

HANGING = 0.34
"""Part of what stands on the baselines of a block that may look like labels, or ends of rows, by chance."""

TOUCHING = 0.8
"""In x-heights: letters of typescript stand so far apart, and no note so near to the end of a row on its baseline."""

TAIL = 4.0
"""In x-heights: what is left of a word beyond the side is no longer, and is one row."""

ROUND = 6.0
"""In x-heights: two rows above and two below."""

FULL = 1.2
"""In x-heights: so near to the longest of the rows round it comes a row within a paragraph, and a verse seldom."""


def aside(ink: Ink, rows: Sequence[Row]) -> tuple[tuple[Box, bool], ...]:
    """Return the places of print beside the text, each a note or a few close together, and whether on the right."""
    size = usual(rows)
    if not size:
        return ()
    left, right = (_beside(ink, rows, size, mirrored=mirrored) for mirrored in (True, False))
    return (*((Box(-b.right, b.top, -b.left, b.bottom), False) for b in left), *((b, True) for b in right))


def _beside(ink: Ink, rows: Sequence[Row], size: float, *, mirrored: bool) -> list[Box]:
    """Return the places beside the first block that has any, on one side."""
    page = Rows.of(ink.boxes, rows, size, mirrored)
    width = ink.labels.shape[1]
    margins = (_Margin.of(page, side, width).notes() for side in flushes(page))
    return next(filter(None, margins), [])


@dataclass(frozen=True, slots=True)
class _Margin:
    """What stands right of a side, seen as `Rows` are."""

    page: Rows
    side: Flush
    letters: Places
    """Boxes of the pieces as high as letters that stand beyond the side, shape (n, 4)."""

    @classmethod
    def of(cls, page: Rows, side: Flush, width: int) -> "_Margin":
        """Return the margin of a side of a page that is `width` pixels wide."""
        left, top, right, bottom = page.boxes.T
        high, wide = (bottom - top) / page.x_height, (right - left) / page.x_height
        middle = (top + bottom) / 2
        beyond = (left - side.x(middle)) / page.x_height
        within = (middle > side.top - BELOW * page.x_height) & (middle < side.bottom + LEADING * page.x_height)
        printed = (high > LETTER[0]) & (high < LETTER[1]) & (wide < 2 * LETTER[1])
        on_page = (np.minimum(abs(left), abs(right)) > RIM * page.x_height) & (
            np.maximum(abs(left), abs(right)) < width - RIM * page.x_height
        )
        return cls(page, side, page.boxes[(beyond > BEYOND) & within & printed & on_page])

    def notes(self) -> list[Box]:
        """Return the places of notes and numbers; none where the rows of the block go on beyond its side."""
        going_on = [row for row in self.side.reach if self._goes_on(row)]
        if len(going_on) > OUTSTANDING * len(self.side.reach):
            return []
        groups = [group for group in self._groups() if self._is_note(group)]
        level = [self._is_level(group) for group in groups]
        labels = [self._is_label(group) for group, on in zip(groups, level, strict=True) if on]
        hanging = sum(labels) > HANGING * len(labels)
        return [
            _around(group)
            for group, on in zip(groups, level, strict=True)
            if not (on and (hanging or self._ends_word(group)))
        ]

    def _ends_word(self, group: Places) -> bool:
        """Tell whether a few letters go on a word of the row that they stand beside."""
        if max(_around(group).width, 2 * _around(group).height) > TAIL * self.page.x_height:
            return False
        first = float(group[:, 0].min())
        ends = self.page.boxes[self._beside(self.page.boxes, self._near(group)), 2]
        before = ends[ends <= first]
        return bool(before.size) and first - float(before.max()) < TOUCHING * self.page.x_height

    def _goes_on(self, row: int) -> bool:
        """Tell whether a row goes on beyond the side, on its baseline and after no more than a space."""
        at = float(self.side.x(self.page.y[[row]])[0])
        near = self.letters[self._beside(self.letters, row) & (self.letters[:, 0] < at + REACH * self.page.x_height)]
        return len(near) > 0 and bool(self._level(near, row).mean() >= 0.5)

    def _beside(self, letters: Places, row: int) -> Flags:
        """Tell which letters stand at the height of a row."""
        middle, x = (letters[:, 1] + letters[:, 3]) / 2, (letters[:, 0] + letters[:, 2]) / 2
        over = (self.page.base(row, x) - middle) / self.page.x_height
        return np.asarray((over > -0.5) & (over < 1.6), np.bool_)

    def _level(self, letters: Places, row: int) -> Flags:
        """Tell which letters stand on the baseline of a row."""
        x = (letters[:, 0] + letters[:, 2]) / 2
        return np.abs(self.page.base(row, x) - letters[:, 3]) < LEVEL * self.page.x_height

    def _groups(self) -> Iterator[Places]:
        """Yield the letters that stand near to one another."""
        apart, below = ASIDE * self.page.x_height, BELOW * self.page.x_height
        groups: list[Numbers] = []
        for number in np.argsort(self.letters[:, 1], kind="stable"):
            left, top, right, bottom = self.letters[number]
            near = []
            for group in groups:
                other = self.letters[group]
                beside = (other[:, 0] < right + apart) & (other[:, 2] > left - apart)
                if bool((beside & (other[:, 1] < bottom + below) & (other[:, 3] > top - below)).any()):
                    near.append(group)
            groups = [group for group in groups if not any(group is each for each in near)]
            groups.append(np.concatenate([np.array([number]), *near]))
        yield from (self.letters[group] for group in groups)

    def _is_note(self, group: Places) -> bool:
        """Tell whether letters are print beside the text: a word or a number, narrow and near."""
        away = float((group[:, 0] - self.side.x(group[:, 1])).min()) / self.page.x_height
        if (
            away > AWAY
            or _around(group).width > NARROW * self.side.width
            or self._is_crossed(group)
            or self._is_column(group)
        ):
            return False
        high, wide = group[:, 3] - group[:, 1], group[:, 2] - group[:, 0]
        usual_height = self._height()
        figures = (high > NUMBER[0] * usual_height) & (high < NUMBER[1] * usual_height)
        figures &= (wide > SLIM[0] * high) & (wide < SLIM[1] * high)
        if len(group) >= WORD:
            return int(figures.sum()) >= WORD - 1
        return bool(figures.all()) and away < REACH and self._nearest(group) < BESIDE

    def _height(self) -> float:
        """Return the usual height of a letter of the block."""
        pieces = [piece for row in self.side.inside for part in self.page.rows[row] for piece in part.pieces]
        return float(np.median(self.page.boxes[pieces, 3] - self.page.boxes[pieces, 1]))

    def _nearest(self, group: Places) -> float:
        """Return how far letters stand from the nearest baseline, in x-heights."""
        x = (group[:, 0] + group[:, 2]) / 2
        off = [np.abs(self.page.base(row, x) - group[:, 3]).min() for row in self.side.inside]
        return float(min(off)) / self.page.x_height

    def _is_crossed(self, group: Places) -> bool:
        """Tell whether letters are of rows that run across the side."""
        rows = [row for row in self._rows_beside(group) if row in self.side.crossing]
        return bool(self._on(group, rows).mean() > CROSSED)

    def _is_column(self, group: Places) -> bool:
        """Tell whether letters are rows on baselines of the block, in its type, as those of a column or table are."""
        alike = ALIKE[0] < float(np.median(group[:, 3] - group[:, 1])) / self._height() < ALIKE[1]
        rows = [row for row in self._rows_beside(group) if self._on(group, [row]).any()]
        return alike and len(rows) >= COLUMN and bool(self._on(group, rows).mean() > MOSTLY)

    def _on(self, letters: Places, rows: Sequence[int]) -> Flags:
        """Tell which letters stand on the baseline of one of some rows."""
        on = [self._level(letters, row) & self._beside(letters, row) for row in rows]
        return np.any(on, axis=0) if on else np.zeros(len(letters), np.bool_)

    def _rows_beside(self, group: Places) -> list[int]:
        """Return the rows of the page at the height of letters."""
        box = _around(group).grown(self.page.x_height)
        return [row for row, y in enumerate(self.page.y) if box.top < y < box.bottom]

    def _is_level(self, group: Places) -> bool:
        """Tell whether letters stand on baselines of the block."""
        return bool(self._on(group, self._rows_beside(group)).mean() >= 0.5)

    def _near(self, group: Places) -> int:
        """Return the row of the block that is nearest to letters in height."""
        y = _around(group).centre[1]
        return min(self.side.inside, key=lambda row: abs(self.page.y[row] - y))

    def _is_label(self, group: Places) -> bool:
        """Tell whether letters on a row's baseline belong to it: the label of an item, or the end of a short row."""
        row = self._near(group)
        if not self.page.mirrored:
            return not self._reaches(row)
        above = [other for other in self.side.inside if self.page.y[other] < self.page.y[row] - self.page.x_height]
        return self._reaches(row) and not (above and self._is_full(above[-1]))

    def _reaches(self, row: int) -> bool:
        """Tell whether a letter or a hyphen at the height of a row ends at the side."""
        ends = np.abs(self.page.boxes[:, 2] - self.side.x(self.page.y[[row]])) < KEEPS * self.page.x_height
        return bool(self._beside(self.page.boxes[ends], row).any())

    def _is_full(self, row: int) -> bool:
        """Tell whether a row is as long as those round it."""
        near = [
            other
            for other in self.side.inside
            if abs(self.page.y[other] - self.page.y[row]) < ROUND * self.page.x_height
        ]
        return self._length(row) > max(map(self._length, near)) - FULL * self.page.x_height

    def _length(self, row: int) -> float:
        """Return how far from the side a row begins."""
        words = self.page.words[self.page.words[:, 2] == row]
        return float(self.side.x(self.page.y[[row]])[0] - words[:, 0].min())


def _around(letters: Places) -> Box:
    """Return the box round letters."""
    left, top = letters[:, :2].min(axis=0)
    right, bottom = letters[:, 2:].max(axis=0)
    return Box(float(left), float(top), float(right), float(bottom))
