"""The stage that sorts the lines of a page into zones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Zone
from pipeline.model.typography import Typography, typographies
from pipeline.model.vocabulary import ZoneKind
from pipeline.raster import Scans
from pipeline.raster.ink import Grey
from pipeline.stages.segment.blocks import blocks
from pipeline.stages.segment.captions import captions
from pipeline.stages.segment.draft import Draft, Lines, without, x_height
from pipeline.stages.segment.figures import pictures
from pipeline.stages.segment.footnotes import footnotes
from pipeline.stages.segment.forme_work import forme_work
from pipeline.stages.segment.handwriting import notes_by_hand
from pipeline.stages.segment.marginalia import marginalia
from pipeline.stages.segment.reading_order import in_order
from pipeline.stages.segment.setting import Setting
from pipeline.stages.segment.transcripts import transcript_zones


@dataclass(frozen=True, slots=True)
class Segment:
    """Finds the zones of a page."""

    scans: Scans = field(compare=False)
    typography: Typography = field(default_factory=Typography)

    name: ClassVar[str] = "segment"
    revision: ClassVar[int] = 6

    def __call__(self, page: Page) -> Page:
        """Return the page with its zones in reading order, every line in exactly one."""
        if not page.surface.width:
            return replace(page, zones=transcript_zones(page))
        return replace(page, zones=zones_of(page, self.typography, self.scans.grey(page.surface)))


def segments(scans: Scans, pages: Sequence[Page]) -> tuple[Segment, ...]:
    """Return the stage for each page of a volume, knowing what the volume's other pages tell of it."""
    return tuple(Segment(scans, typography) for typography in typographies(pages))


def zones_of(page: Page, typography: Typography, grey: Grey) -> tuple[Zone, ...]:
    """Return the zones of a page with pixels."""
    printed = tuple(line for line in page.lines if line.mark is None)
    hand = notes_by_hand(page, _around(printed))
    rest = without(page.lines, hand)
    size = typography.x_height or x_height(rest)
    strokes = [mark.box for mark in page.marks]
    figures = pictures(grey, rest, strokes, size) if size else ()
    drafts = [*hand, *figures, *_printed(without(rest, figures), figures, typography, page.surface.box)]
    return tuple(draft.zone(f"{page.id}-z{number:02}") for number, draft in enumerate(in_order(drafts), 1))


def _printed(lines: Lines, figures: Sequence[Draft], typography: Typography, page: Box) -> list[Draft]:
    """Return the drafts of printed lines: what stands round the text is taken away first."""
    setting = Setting.of(lines, typography, page)
    if setting is None:
        return [Draft(ZoneKind.PARAGRAPH, (line,)) for line in lines]
    drafts = list(captions(lines, figures, setting))
    for find in (forme_work, marginalia, footnotes, blocks):
        rest = without(lines, drafts)
        if rest:
            drafts.extend(find(rest, setting))
    return drafts


def _around(lines: Iterable[Line]) -> Box | None:
    """Return the box round lines, None if there are none."""
    boxes = [line.box for line in lines]
    return Box.around(boxes) if boxes else None
