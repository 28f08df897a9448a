"""Making up: lines and their notes divided into columns, and columns into pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.press.blocks import Caster, Unit, caption_rows, heading
from benchmarks.press.footnotes import note
from benchmarks.press.job import Place
from benchmarks.press.labels import called, first_labels, paged_labels
from benchmarks.press.manuscript import Kind
from benchmarks.press.shop import HEADING_SIZE, Cast, Shop

PICTURE_LINES = 15
"""Height of the picture, in lines of the body."""
SPLIT = 2
"""A note is carried on to the next page only if so many of its lines stand on either."""
NOTE_GAP = 0.9
"""Least room between text and notes, in lines of the body."""
ENDNOTES = "Notes"


@dataclass(frozen=True, slots=True)
class Column:
    """A column made up, not yet put in place."""

    body: tuple[Cast, ...]
    foot: tuple[Cast, ...]
    picture: bool = False

    @property
    def notes(self) -> list[str]:
        """The keys of the notes called in it."""
        return [key for cast in self.body for key in cast.row.notes]


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A chapter's pages, and the labels of its notes."""

    pages: list[list[Column]]
    labels: Mapping[str, str]


def made_up(shop: Shop) -> MadeUp:
    """Return the chapter's pages; labels that start anew on each page are settled by making it up again."""
    labels = first_labels(shop.job.notes, called(shop.manuscript))
    for _ in range(5):
        columns = _chapter(shop, labels)
        across = shop.job.columns
        pages = [columns[start : start + across] for start in range(0, len(columns), across)]
        on_pages = [[key for column in page for key in column.notes] for page in pages]
        settled = {**labels, **paged_labels(shop.job.notes, on_pages)}
        if settled == labels:
            break
        labels = settled
    return MadeUp(pages, labels)


def _chapter(shop: Shop, labels: Mapping[str, str]) -> list[Column]:
    """Return the chapter in columns, no more than its pages may have."""
    units = Caster(shop, labels).units()
    if shop.job.notes.place is Place.FOOT:
        return _columns(shop, units, labels)
    return _with_endnotes(shop, units, labels)


def _with_endnotes(shop: Shop, units: list[Unit], labels: Mapping[str, str]) -> list[Column]:
    """Return as many whole paragraphs as leave room for their notes at the end."""
    limit = shop.job.limit * shop.job.columns
    ends = [at for at in range(1, len(units) + 1) if at == len(units) or _new(units[at])]
    for end in reversed(ends):
        keys = [key for unit in units[:end] for cast in unit for key in cast.row.notes]
        columns = _columns(shop, [*units[:end], *_endnotes(shop, keys, labels)], labels, stop=limit + 1 if limit else 0)
        if not limit or len(columns) <= limit:
            break
    return columns


def _new(unit: Unit) -> bool:
    """Tell whether a paragraph or heading begins with these lines."""
    return unit[0].kind is Kind.HEADING or unit[0].opens


def _endnotes(shop: Shop, keys: Sequence[str], labels: Mapping[str, str]) -> Iterator[Unit]:
    above = heading(shop, ENDNOTES, "endnotes", HEADING_SIZE)
    for key in keys:
        yield (*above, *note(shop, key, labels, Kind.ENDNOTE))
        above = ()


def _columns(shop: Shop, units: Sequence[Unit], labels: Mapping[str, str], stop: int = 0) -> list[Column]:
    """Return the units in columns, at most `stop` of them, or as many as the job allows."""
    stop = stop or shop.job.limit * shop.job.columns
    columns: list[Column] = []
    filling = Filling(shop, labels)
    while units or filling.carried or filling.picture:
        before = (filling.carried, filling.picture)
        column, taken = filling.fill(units)
        if not taken and before == ((), False):
            raise ValueError(f"{units[0][0].key}: these lines and their notes are longer than a page")
        units = units[taken:]
        columns.append(column)
        if stop and len(columns) == stop:
            break
    return columns


@dataclass(slots=True)
class Filling:
    """Fills column after column; knows what the last one left over."""

    shop: Shop
    labels: Mapping[str, str]
    carried: tuple[Cast, ...] = ()
    """Lines of a note that run on."""
    picture: bool = False
    """Whether a picture is to stand at the head of the next column."""
    body: list[Cast] = field(default_factory=list)
    foot: list[Cast] = field(default_factory=list)

    def fill(self, units: Sequence[Unit]) -> tuple[Column, int]:
        """Return a column, and how many units it took."""
        height = self.shop.leading * (self.shop.job.lines - (picture_lines(self.shop) if self.picture else 0))
        most = self._most(len(self.carried))
        self.body, self.foot, self.carried = [], list(self.carried[:most]), self.carried[most:]
        taken = 0
        for unit in units:
            if not self._take(unit, height):
                break
            taken += 1
        column = Column(tuple(self.body), tuple(self.foot), self.picture)
        self.picture = bool(self.shop.manuscript.figure) and any(cast.row.figure for cast in self.body)
        return column, taken

    def _take(self, unit: Unit, height: float) -> bool:
        """Set a unit and its notes, if there is room for them; what does not fit of its last note is carried on."""
        used = sum(cast.lead for cast in (*self.body, *unit)) * self.shop.leading
        notes = self._notes(unit)
        if notes and self.carried:
            return False
        room = int((height - used - NOTE_GAP * self.shop.leading) / self.shop.note_leading)
        lines = [*self.foot, *(cast for each in notes for cast in each)]
        here = min(len(lines), room)
        if notes:
            last = len(notes[-1])
            here = min(here, len(lines) - last + self._most(last))
        if used > height or (lines and here < len(lines) and not _may_split(lines, notes, here)):
            return False
        self.body += unit
        if notes or here == len(lines):
            self.foot = lines[:here]
            self.carried = self.carried if here == len(lines) else tuple(lines[here:])
        return True

    def _notes(self, unit: Unit) -> list[tuple[Cast, ...]]:
        if self.shop.job.notes.place is Place.END:
            return []
        return [note(self.shop, key, self.labels) for cast in unit for key in cast.row.notes]

    def _most(self, lines: int) -> int:
        """Return how many of a note's lines may stand on a page, and leave enough for the next."""
        tallest = self.shop.job.notes.tallest
        return max(SPLIT, min(tallest, lines - SPLIT)) if 0 < tallest < lines else lines


def _may_split(lines: Sequence[Cast], notes: Sequence[tuple[Cast, ...]], room: int) -> bool:
    """Tell whether the last note can be carried on when there is room for so many lines of all."""
    if not notes:
        return False
    here = room - (len(lines) - len(notes[-1]))
    return here >= SPLIT and len(lines) - room >= SPLIT


def picture_lines(shop: Shop) -> int:
    """Return the lines of the body that picture and caption take up at the head of a page."""
    return PICTURE_LINES + len(caption_rows(shop, shop.width)) + 2
