"""Where everything in a volume is found: lines, zones and marks by their ids, pages by all three."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.flow import lines_of
from pipeline.model.page import Line, Mark, Page, Zone
from pipeline.model.text import PageNumber
from pipeline.model.vocabulary import ZoneKind
from pipeline.model.volume import Volume


@dataclass(frozen=True, slots=True)
class Atlas:
    """A volume's parts by their ids."""

    pages: tuple[Page, ...]
    order: dict[str, int]
    """The position of a page among the pages, by its id."""
    page_of: dict[str, Page]
    """The page of a line, zone or mark."""
    lines: dict[str, Line]
    zones: dict[str, Zone]
    marks: dict[str, Mark]
    numbers: dict[str, PageNumber]
    hands: bool
    """Whether a reader has written in the copy."""

    @classmethod
    def of(cls, volume: Volume) -> "Atlas":
        """Return the atlas of a volume."""
        pages = volume.pages
        zones = {zone.id: zone for page in pages for zone in page.zones}
        marks = {mark.id: mark for page in pages for mark in page.marks}
        return cls(
            pages,
            {page.id: number for number, page in enumerate(pages)},
            {name: page for page in pages for name in parts(page)},
            lines_of(pages),
            zones,
            marks,
            {number.page: number for number in volume.text.page_numbers},
            bool(marks or volume.text.underlinings) or any(z.kind is ZoneKind.HANDWRITING for z in zones.values()),
        )

    def number(self, page: Page) -> str:
        """Return the page's number, in brackets where it is inferred, "" where there is none."""
        number = self.numbers.get(page.id)
        if number is None or not number.label.strip():
            return ""
        return f"[{number.label}]" if number.inferred else number.label

    def facs(self, *ids: str | None) -> str | None:
        """Return pointers to those of the pages, zones, lines and marks that the facsimile draws."""
        drawn = [name for name in ids if name and self._drawn(name)]
        return " ".join(f"#{name}" for name in dict.fromkeys(drawn)) or None

    def _drawn(self, name: str) -> bool:
        """Tell whether the facsimile has something of that id."""
        page = self.page_of.get(name) or (self.pages[self.order[name]] if name in self.order else None)
        return page is not None and pictured(page)

    def drawn_marks(self, note: str | None) -> tuple[str, ...]:
        """Return the ids of the arrows and brackets that belong to a note mark."""
        return tuple(mark.id for mark in self.marks.values() if note and mark.of == note)

    def page_at(self, ids: Iterable[str]) -> Page | None:
        """Return the page of the first of the lines and zones that is known."""
        return next((self.page_of[name] for name in ids if name in self.page_of), None)


def pictured(page: Page) -> bool:
    """Tell whether a page has pixels: one of a transcript has none."""
    return page.surface.width > 0 and page.surface.height > 0


def break_id(page: Page) -> str:
    """Return the id of the page's beginning in the text: `pb-0003` for the surface `s0003`."""
    return "pb-" + (page.id[1:] if page.id.startswith("s") else page.id)


def is_path(mark: Mark) -> bool:
    """Tell whether a mark is drawn as a course of points."""
    return len(mark.points) > 1


def held(page: Page) -> frozenset[str]:
    """Return the ids of the note marks that a zone of the page stands for."""
    return frozenset(zone.mark for zone in page.zones if zone.mark)


def parts(page: Page) -> Iterator[str]:
    """Yield the ids of the lines, zones and marks of a page."""
    yield from (line.id for line in page.lines)
    yield from (zone.id for zone in page.zones)
    yield from (mark.id for mark in page.marks)
