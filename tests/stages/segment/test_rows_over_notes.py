"""Where the text ends and the notes begin, though the letters of some rows were measured wrongly."""

from pipeline.model.vocabulary import ZoneKind
from tests.stages.segment.compositor import LEADING, X_HEIGHT, Compositor


def test_rows_that_go_on_with_the_text_are_none_of_the_notes_set_off_below_them() -> None:
    page = Compositor()
    for _ in range(12):
        page.line("and there they stayed for all that winter, and nobody asked")
    for _ in range(2):
        page.at(page.y, 0.92 * X_HEIGHT).line("and nobody came to see them from the town or from the hill")
        page.y += LEADING * 0.08
    page.at(page.y + 60, 0.75 * X_HEIGHT).line("See the broadside of that year.", raised="a")
    for _ in range(4):
        page.line("and nobody has seen it since the days of the old society")

    notes = [zone for zone in page.found() if zone.kind in (ZoneKind.FOOTNOTE, ZoneKind.FOOTNOTE_CONTINUED)]

    assert [(zone.kind, len(zone.lines)) for zone in notes] == [(ZoneKind.FOOTNOTE, 5)]
