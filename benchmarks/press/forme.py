"""The forme: lines and their notes made up into pages, with running heads and page numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.press.copy import Gap, Piece, Scrap, raised, scraps
from benchmarks.press.faces import FAMILIES, Style
from benchmarks.press.galley import Fit, Fount, Measure, Row, rows
from benchmarks.press.job import PRESS_DPI, Count, Folio, Job, Label
from benchmarks.press.manuscript import Manuscript
from benchmarks.press.sheet import Passage, Picture, Printed, Sheet, Spot, passage, printed
from pipeline.model.geometry import Box

SYMBOLS = "*†‡§"
NOTE_SIZE, CAPTION_SIZE, HEAD_SIZE, HEADING_SIZE, TITLE_SIZE = 0.82, 0.9, 0.88, 1.14, 1.7
"""Sizes against the body's, as university presses set them."""
TITLE_LEAD = 3.5
"""From a chapter's title to its text, in lines of the body."""
PICTURE_LINES = 15
"""Height of the picture, in lines of the body."""
SPLIT = 2
"""A note is carried on to the next page only if so many of its lines stand on either."""
NOTE_GAP = 0.9
"""Least room between text and notes, in lines of the body."""


@dataclass(frozen=True, slots=True)
class Cast:
    """A line of type with the block it belongs to; `lead` is its distance from the line above, in lines."""

    row: Row
    kind: str
    key: str
    lead: float = 1.0


@dataclass(frozen=True, slots=True)
class Layout:
    """A page made up, not yet put in place."""

    body: tuple[Cast, ...]
    foot: tuple[Cast, ...]
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Shop:
    """The founts and measures of a job, in pixels of the sheet."""

    job: Job
    manuscript: Manuscript

    def fount(self, scale: float = 1.0) -> Fount:
        """Return the job's face at a part of the body's size."""
        return Fount(FAMILIES[self.job.family], self.job.size * scale * PRESS_DPI / 72)

    @property
    def leading(self) -> float:
        """From baseline to baseline of the text."""
        return self.job.leading * PRESS_DPI / 72

    @property
    def note_leading(self) -> float:
        """From baseline to baseline of the notes."""
        return self.leading * (NOTE_SIZE + 0.01)

    @property
    def width(self) -> float:
        """Of the text block."""
        return self.job.measure * PRESS_DPI

    def measure(self, scale: float = 1.0, indent: float = 0.0, fit: Fit = Fit.JUSTIFIED) -> Measure:
        """Return the column for type of a size; the indent is in ems."""
        fount = self.fount(scale)
        return Measure(fount, self.width, indent * fount.size, fit)


def made_up(job: Job, manuscript: Manuscript) -> tuple[Sheet, ...]:
    """Return the chapter's pages; labels that start anew on each page are settled by setting it again."""
    shop = Shop(job, manuscript)
    order = _called(manuscript)
    labels = {key: _chapter_label(job, number) for number, key in enumerate(order)}
    for _ in range(5):
        layouts = _layouts(shop, labels)
        settled = labels | _labels(job, order, layouts)
        if settled == labels:
            break
        labels = settled
    return tuple(_sheet(shop, layout, number, labels) for number, layout in enumerate(layouts))


def _called(manuscript: Manuscript) -> list[str]:
    plain = {key: "0" for key, _ in manuscript.notes}
    return [
        piece.note
        for block in manuscript.blocks
        for scrap in scraps(block.text, plain)
        for piece in scrap.pieces
        if piece.note
    ]


def _chapter_label(job: Job, number: int) -> str:
    if job.notes.count is Count.SYMBOLS:
        return SYMBOLS[number % 4] * (1 + number // 4)
    return str(job.notes.start + number)


def _labels(job: Job, order: Sequence[str], layouts: Sequence[Layout]) -> dict[str, str]:
    if job.notes.count is Count.CHAPTER:
        return {key: _chapter_label(job, number) for number, key in enumerate(order)}
    pages = [[key for cast in layout.body for key in cast.row.notes] for layout in layouts]
    start = replace(job, notes=replace(job.notes, start=1))
    return {key: _chapter_label(start, number) for page in pages for number, key in enumerate(page)}


def _note(shop: Shop, key: str, labels: Mapping[str, str]) -> tuple[Cast, ...]:
    scheme = shop.job.notes
    style = raised(labels[key]) if scheme.label is Label.SUPERSCRIPT else Style.ROMAN
    label = labels[key] + ("." if scheme.label is Label.DOTTED else "")
    first = Scrap((Piece(label, style, label=True),), Gap.SPACE)
    copy = (first, *scraps(dict(shop.manuscript.notes)[key], labels))
    return tuple(Cast(row, "note", key) for row in rows(copy, shop.measure(NOTE_SIZE, scheme.indent)))


def _units(shop: Shop, labels: Mapping[str, str]) -> list[tuple[Cast, ...]]:
    """Return what may not be parted: headings and what follows, the first and the last two lines of a block."""
    units: list[tuple[Cast, ...]] = []
    heading = _title(shop) if shop.job.opening else ()
    for number, block in enumerate(shop.manuscript.blocks):
        if block.heading:
            heading += _heading(shop, block.text, str(number), HEADING_SIZE)
            continue
        indent = 0.0 if heading or not units else 1.4
        lines = rows(scraps(block.text, labels), shop.measure(indent=indent))
        lead = TITLE_LEAD if heading and heading[-1].key == "title" else 1.8 if heading else 1.0
        casts = [Cast(row, "p", str(number), lead if not line else 1.0) for line, row in enumerate(lines)]
        groups = [casts] if len(casts) <= 3 else [casts[:2], *([cast] for cast in casts[2:-2]), casts[-2:]]
        units += [(*heading, *groups[0]), *(tuple(group) for group in groups[1:])]
        heading = ()
    return units


def _title(shop: Shop) -> tuple[Cast, ...]:
    return _heading(shop, shop.manuscript.title, "title", TITLE_SIZE)


def _heading(shop: Shop, text: str, key: str, size: float) -> tuple[Cast, ...]:
    fit = Fit.CENTRE if key == "title" or shop.job.centred else Fit.LEFT
    lines = rows(_styled(scraps(text, {}), shop.job.heading), shop.measure(size, fit=fit))
    return tuple(Cast(row, "heading", key, 2.2) for row in lines)


def _styled(copy: Sequence[Scrap], style: Style) -> tuple[Scrap, ...]:
    return tuple(replace(scrap, pieces=tuple(replace(piece, style=style) for piece in scrap.pieces)) for scrap in copy)


def _layouts(shop: Shop, labels: Mapping[str, str]) -> list[Layout]:
    units = _units(shop, labels)
    layouts: list[Layout] = []
    carried: tuple[Cast, ...] = ()
    picture = False
    while units or carried or picture:
        before = (carried, picture)
        layout, taken, carried = _fill(shop, units, carried, picture, labels)
        if not taken and before == ((), False):
            raise ValueError(f"{units[0][0].key}: these lines and their notes are longer than a page")
        picture = bool(shop.manuscript.figure) and any(cast.row.figure for cast in layout.body)
        units = units[taken:]
        layouts.append(layout)
        if shop.job.limit and len(layouts) == shop.job.limit:
            break
    return layouts


def _fill(
    shop: Shop, units: Sequence[tuple[Cast, ...]], carried: tuple[Cast, ...], picture: bool, labels: Mapping[str, str]
) -> tuple[Layout, int, tuple[Cast, ...]]:
    """Return a page, how many units it took, and the lines of a note that run on."""
    height = shop.leading * (shop.job.lines - (_picture_lines(shop) if picture else 0))
    body: list[Cast] = []
    foot = list(carried)
    for taken, unit in enumerate(units):
        used = sum(cast.lead for cast in (*body, *unit)) * shop.leading
        notes = [_note(shop, key, labels) for cast in unit for key in cast.row.notes]
        room = int((height - used - NOTE_GAP * shop.leading) / shop.note_leading)
        lines = [*foot, *(cast for note in notes for cast in note)]
        if used > height or (lines and len(lines) > room and not _may_split(lines, notes, room)):
            return Layout(tuple(body), tuple(foot), picture), taken, ()
        body += unit
        if lines and len(lines) > room:
            return Layout(tuple(body), tuple(lines[:room]), picture), taken + 1, tuple(lines[room:])
        foot = lines
    return Layout(tuple(body), tuple(foot), picture), len(units), ()


def _may_split(lines: Sequence[Cast], notes: Sequence[tuple[Cast, ...]], room: int) -> bool:
    if not notes:
        return False
    here = room - (len(lines) - len(notes[-1]))
    return here >= SPLIT and len(lines) - room >= SPLIT


def _caption(shop: Shop) -> tuple[Row, ...]:
    return rows(scraps(shop.manuscript.figure, {}), shop.measure(CAPTION_SIZE, fit=Fit.LEFT))


def _picture_lines(shop: Shop) -> int:
    return PICTURE_LINES + len(_caption(shop)) + 2


def _sheet(shop: Shop, layout: Layout, ordinal: int, labels: Mapping[str, str]) -> Sheet:
    job, number = shop.job, shop.job.first_page + ordinal
    width, height = (round(inches * PRESS_DPI) for inches in job.trim)
    left = job.inner * PRESS_DPI if number % 2 else width - (job.inner * PRESS_DPI + shop.width)
    top = job.top * PRESS_DPI
    block = Box(left, top, left + shop.width, top + job.lines * shop.leading)
    setter = Setter(shop, block)
    if layout.picture:
        setter.illustrate(job.seed)
    for cast in layout.body:
        setter.set(cast)
    setter.foot(layout.foot)
    setter.furnish(number, first=ordinal == 0 and job.opening)
    keys = [key for cast in layout.body for key in cast.row.notes]
    notes = tuple((key, labels[key]) for key in keys)
    pictures, rule = tuple(setter.pictures), setter.rule
    return Sheet(number, width, height, tuple(setter.printed), tuple(setter.passages), block, notes, pictures, rule)


class Setter:
    """Puts the lines of one page in their places, from the top down."""

    def __init__(self, shop: Shop, block: Box) -> None:
        self.shop, self.block = shop, block
        self.y = block.top - 0.26 * shop.leading
        self.row = 0
        self.printed: list[Printed] = []
        self.passages: list[Passage] = []
        self.pictures: list[Picture] = []
        self.rule: Box | None = None

    def illustrate(self, seed: int) -> None:
        """Set the picture at the head of the page, its caption below."""
        leading = self.shop.leading
        bottom = self.block.top + PICTURE_LINES * leading
        self.pictures.append(Picture(Box(self.block.left, self.block.top, self.block.right, bottom), seed))
        self.y = bottom + 0.3 * leading
        for row in _caption(self.shop):
            self.y += 0.92 * leading
            self._put(row, "caption", "figure", "figure")
        self.y = self.block.top + (_picture_lines(self.shop) - 0.26) * leading

    def set(self, cast: Cast) -> None:
        """Set a line of the text."""
        self.y += (1.0 if not self.passages else cast.lead) * self.shop.leading
        self._put(cast.row, "heading" if cast.kind == "heading" else "main", cast.kind, cast.key)

    def foot(self, casts: Sequence[Cast]) -> None:
        """Set the notes, the last on the last line of the text block."""
        top = self.block.bottom - len(casts) * self.shop.note_leading
        if casts and self.shop.job.notes.rule:
            y = top - 0.35 * self.shop.leading
            self.rule = Box(self.block.left, y, self.block.left + self.shop.width / 4, y + 4)
        self.y = top - 0.26 * self.shop.note_leading
        for cast in casts:
            self.y += self.shop.note_leading
            self._put(cast.row, "footnote", "note", cast.key)

    def furnish(self, number: int, first: bool) -> None:
        """Set running head and page number; a chapter's first page has no head."""
        folio = self.shop.job.folio
        left = number % 2 == 0
        outer = Fit.LEFT if left else Fit.RIGHT
        title = self.shop.manuscript.author if left else self.shop.manuscript.title
        if not first:
            self.y = self.block.top - 1.35 * self.shop.leading
            self._single(title, Style.ITALIC, Fit.CENTRE, "running_head")
        if folio is not Folio.HEAD or first:
            self.y = self.block.bottom + 1.9 * self.shop.leading
        centred = folio is Folio.CENTRE or (folio is Folio.HEAD and first)
        self._single(str(number), Style.ROMAN, Fit.CENTRE if centred else outer, "page_number")

    def _single(self, text: str, style: Style, fit: Fit, zone: str) -> None:
        for row in rows(_styled(scraps(text, {}), style), self.shop.measure(HEAD_SIZE, fit=fit)):
            self._put(row, zone, "", "")

    def _put(self, row: Row, zone: str, kind: str, key: str) -> None:
        self.printed += printed(row, Spot(self.block.left, self.y, zone, self.row))
        self.row += 1
        if kind:
            self.passages.append(passage(row, kind, key))
