"""All measures, in the order in which they are told."""

from pipeline.evaluation.comparing import areas, marks, names, notes, strays, texts
from pipeline.evaluation.comparing.comparison import Comparison, Said

MEASURES = (
    texts.body,
    texts.notes,
    texts.pieces,
    strays.foreign,
    strays.gone,
    notes.markers,
    notes.notes,
    notes.links,
    notes.joined,
    marks.paragraphs,
    marks.headings,
    marks.pages,
    marks.gaps,
    areas.zones,
    names.names,
)


def compared(sides: Comparison) -> Said:
    """Yield all measures and disagreements."""
    for measure in MEASURES:
        yield from measure(sides)
