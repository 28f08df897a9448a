"""The columns of text on a page, whatever stands over and under them."""

from pipeline.model.vocabulary import ZoneKind
from tests.stages.segment.compositor import X_HEIGHT, Compositor

SMALL = 0.8 * X_HEIGHT


def test_a_column_that_stands_under_a_figure_beside_notes_is_a_column() -> None:
    page = Compositor()
    for number in range(16):
        page.at(200 + 50 * number).line("for many years they had asked, it is true", 100, 570)
    for number in range(9):
        page.at(1110 + 40 * number, SMALL).line("archive and were seen there by all of them", 100, 570)
    for number in range(8):
        page.at(1000 + 50 * number).line("and there they stayed for all that winter", 620, 1090)

    found = page.found()

    text = [(len(zone.lines), zone.box.left) for zone in found if zone.kind is ZoneKind.PARAGRAPH]
    assert text == [(16, 100), (8, 620)]
    assert [len(zone.lines) for zone in found if zone.kind is ZoneKind.FOOTNOTE_CONTINUED] == [9]
