"""Tables on composed pages."""

from pipeline.model.page import Line
from pipeline.model.vocabulary import ZoneKind
from tests.stages.segment.compositor import LEFT, RIGHT, Compositor

ROWS = [("Year", "Ships", "Hides"), ("1950", "61", "187"), ("1951", "243", "0"), ("1952", "207", "391")]
AFTER = (
    "After them the trade went elsewhere, to the towns",
    "upon the river, which had no harbours but had quays",
    "of stone, and cranes, and merchants who could wait;",
    "the clerks went with it, or wrote letters for those",
    "who stayed and had nobody left to whom they owed it.",
)
EDGES = [(LEFT + 60, 0.0), (LEFT + 340, 0.0), (LEFT + 600, 0.0)]


def a_page() -> Compositor:
    """Return a page that begins with text."""
    return (
        Compositor()
        .at(300)
        .paragraph(
            "The books of the harbour were kept by three clerks,",
            "whose hands can be told apart with ease, and whose",
            "sums cannot; what they agree upon is given here for",
            "the three years in which the trade was at its height",
            "and the harbour had not yet begun to fill with sand.",
        )
    )


def table_on(page: Compositor) -> list[Line]:
    """Return the lines of the tables found on a page."""
    lines = page.page()
    return [lines.line(name) for zone in page.found() if zone.kind is ZoneKind.TABLE for name in zone.lines]


def test_rows_that_leave_the_same_strips_white_and_hold_figures_are_a_table() -> None:
    page = a_page()
    for row in ROWS:
        y = page.y
        for text, (left, _) in zip(row, EDGES, strict=True):
            page.at(y).line(text, left, None)
    page.paragraph("After them the trade went elsewhere, to the towns", "upon the river.")
    assert [line.text for line in table_on(page)] == [text for row in ROWS for text in row]


def test_sums_at_the_edge_of_the_text_are_a_column_of_a_table() -> None:
    page = a_page()
    for name, number in (("Salt", "1200"), ("Herrings", "840"), ("Tar", "77"), ("Timber", "3100")):
        y = page.y
        page.line(name, LEFT, None).at(y).line(number, RIGHT - 100, RIGHT)
    assert len(table_on(page)) == 8


def test_a_numbered_list_in_two_columns_is_no_table() -> None:
    page = a_page()
    for number in range(1, 6):
        y = page.y
        page.line(f"{number}. Alnus", LEFT, None).at(y).line(f"{number + 5}. Betula", LEFT + 420, None)
    assert table_on(page) == []


def test_text_is_no_table_however_wide_its_spaces() -> None:
    page = a_page()
    for _ in range(5):
        page.line("in 1950 the 12 of them had 99 to 20", LEFT, RIGHT)
    assert table_on(page) == []


def a_table(page: Compositor) -> Compositor:
    """Set a table on a page."""
    for row in ROWS:
        y = page.y
        for text, (left, _) in zip(row, EDGES, strict=True):
            page.at(y).line(text, left, None)
    return page


def kinds(page: Compositor) -> list[ZoneKind]:
    """Return the kinds of a page's zones, in reading order."""
    return [kind for kind, _ in page.zones()]


def test_a_centred_line_over_a_table_is_its_caption_and_table_and_text_keep_their_order() -> None:
    page = a_page()
    a_table(page.at(page.y + 30).line("Ships and hides, by years", 470, 730).at(page.y + 20))
    page.at(page.y + 30).paragraph("After them the trade went elsewhere, to the towns", "upon the river.")
    assert kinds(page) == [ZoneKind.PARAGRAPH, ZoneKind.CAPTION, ZoneKind.TABLE, ZoneKind.PARAGRAPH]


def test_a_caption_at_the_head_of_the_page_is_no_running_head() -> None:
    page = Compositor().at(150).line("The Harbour Books", 500, 700).at(300).line("Ships, by years", 500, 690)
    a_table(page.at(page.y + 20))
    page.at(page.y + 30).paragraph(*AFTER)
    assert kinds(page) == [ZoneKind.HEADER, ZoneKind.CAPTION, ZoneKind.TABLE, ZoneKind.PARAGRAPH]


def test_a_line_that_names_itself_table_is_a_caption_on_either_side_of_it() -> None:
    over, under = a_page(), a_page()
    a_table(over.at(over.y + 30).line("Table 3. Ships and hides, by years", LEFT, None).at(over.y + 20))
    a_table(under.at(under.y + 30)).at(under.y + 20).line("Tab. IV: Ships and hides", LEFT, None)
    assert kinds(over) == [ZoneKind.PARAGRAPH, ZoneKind.CAPTION, ZoneKind.TABLE]
    assert kinds(under) == [ZoneKind.PARAGRAPH, ZoneKind.TABLE, ZoneKind.CAPTION]


def test_the_last_line_of_the_text_over_a_table_is_no_caption() -> None:
    page = a_page().line("It is given here.", LEFT, None)
    a_table(page.at(page.y + 20))
    assert ZoneKind.CAPTION not in kinds(page)
    assert kinds(page)[-1] is ZoneKind.TABLE
