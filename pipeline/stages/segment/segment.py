"""The stage that sorts the lines of a page into zones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
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
from pipeline.stages.segment.flanks import flanked, tight
from pipeline.stages.segment.footnotes import footnotes
from pipeline.stages.segment.forme_work import forme_work
from pipeline.stages.segment.handwriting import notes_by_hand
from pipeline.stages.segment.marginalia import marginalia
from pipeline.stages.segment.reading_order import in_order
from pipeline.stages.segment.recurrence import NOTHING, Recurring, recurring
from pipeline.stages.segment.setting import Setting
from pipeline.stages.segment.table_captions import table_captions
from pipeline.stages.segment.tables import tables
from pipeline.stages.segment.transcripts import transcript_zones


@dataclass(frozen=True, slots=True)
class Segment:
    """Finds the zones of a page."""

    scans: Scans = field(compare=False)
    typography: Typography = field(default_factory=Typography)
    recurring: Recurring = field(default_factory=Recurring)

    name: ClassVar[str] = "segment"
    revision: ClassVar[int] = 11

    def __call__(self, page: Page) -> Page:
        """Return the page with its zones in reading order, every line in exactly one."""
        if not page.surface.width:
            return replace(page, zones=transcript_zones(page))
        return replace(page, zones=zones_of(page, self.typography, self.scans.grey(page.surface), self.recurring))


def segments(scans: Scans, pages: Sequence[Page]) -> tuple[Segment, ...]:
    """Return the stage for each page of a volume, knowing what the volume's other pages tell of it."""
    return tuple(Segment(scans, *known) for known in zip(typographies(pages), recurring(pages), strict=True))


def zones_of(page: Page, typography: Typography, grey: Grey, known: Recurring = NOTHING) -> tuple[Zone, ...]:
    """Return the zones of a page with pixels."""
    printed = tuple(line for line in page.lines if line.mark is None)
    hand = notes_by_hand(page, _around(printed))
    rest = without(page.lines, hand)
    size = typography.x_height or x_height(rest)
    strokes = [mark.box for mark in page.marks]
    setting = Setting.of(rest, typography, page.surface.box)
    grids = tables(rest, setting) if setting else ()
    free = without(rest, grids)
    figures = pictures(grey, free, [*strokes, *(grid.box for grid in grids)], size) if size else ()
    free = without(free, figures)
    heads = table_captions(free, grids, setting, known) if setting else ()
    free = without(free, heads)
    printed_drafts = _printed(free, figures, Setting.of(free, typography, page.surface.box), known)
    drafts = [*hand, *grids, *heads, *figures, *printed_drafts]
    inked = [_inked(draft, grey, printed) for draft in drafts]
    return tuple(draft.zone(f"{page.id}-z{number:02}") for number, draft in enumerate(in_order(inked), 1))


def _inked(draft: Draft, grey: Grey, lines: Lines) -> Draft:
    """Return forme work with the box of its ink, where that is not the box of its lines."""
    if draft.kind is ZoneKind.PAGE_NUMBER:
        return draft if draft.ink else flanked(draft, grey, lines)
    return tight(draft, grey) if draft.kind is ZoneKind.HEADER else draft


def _printed(lines: Lines, figures: Sequence[Draft], setting: Setting | None, known: Recurring) -> list[Draft]:
    """Return the drafts of printed lines: what stands round the text is taken away first."""
    if setting is None:
        return [Draft(ZoneKind.PARAGRAPH, (line,)) for line in lines]
    drafts = list(captions(lines, figures, setting))
    for find in (partial(forme_work, known=known), marginalia, footnotes, blocks):
        rest = without(lines, drafts)
        if rest:
            drafts.extend(find(rest, setting))
    return drafts


def _around(lines: Iterable[Line]) -> Box | None:
    """Return the box round lines, None if there are none."""
    boxes = [line.box for line in lines]
    return Box.around(boxes) if boxes else None
