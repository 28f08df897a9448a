"""Where the text ends and the notes begin, though the letters of some rows were measured wrongly."""

from pipeline.model.typography import Typography
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.segment.segment import zones_of
from tests.stages.segment.compositor import LEADING, LEFT, RIGHT, X_HEIGHT, Compositor, blank


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


def test_on_a_coarse_scan_a_pixel_less_is_no_smaller_type() -> None:
    page = Compositor()
    for size in (11,) * 9 + (10,) * 5:
        page.at(page.y + 27 - LEADING * page.size / X_HEIGHT, size).line(
            "they stayed for all that winter, and nobody asked"
        )
    page.at(page.y + 30, 8.8).line("See the broadside of that year.", raised="1")
    for _ in range(4):
        page.line("and nobody has seen it since the days of the old society")

    found = zones_of(page.page(), Typography(11, 27, RIGHT - LEFT), blank())

    assert [len(zone.lines) for zone in found if zone.kind is ZoneKind.FOOTNOTE] == [5]
    assert not any(zone.kind is ZoneKind.FOOTNOTE_CONTINUED for zone in found)
