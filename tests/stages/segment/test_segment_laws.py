from dataclasses import replace
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Mark, Marker, Page, Surface, Word
from pipeline.model.typography import Typography
from pipeline.model.vocabulary import MarkKind, ZoneKind
from pipeline.raster import Scans
from pipeline.stages.segment import Segment
from pipeline.stages.segment.segment import zones_of

SIZE = 400
GREY = np.full((SIZE, SIZE), 240, np.uint8)

places = st.floats(-50, SIZE + 50, allow_nan=False)
boxes = st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), places, places, st.floats(0, 300), st.floats(0, 60))
texts = st.lists(st.sampled_from(["the", "war", "7", "12.", "*", "Fig.", "CHAPTER", "xiv", "—", ".", "1950,", "a)"]))
confidences = st.none() | st.floats(0, 1)


@st.composite
def lines(draw: st.DrawFn, name: str) -> Line:
    box = draw(boxes)
    words = tuple(Word(text, box, draw(confidences)) for text in draw(texts))
    markers = (Marker(draw(st.sampled_from(["", "3", "†"])), box, 0),) if draw(st.booleans()) else ()
    baseline = draw(st.none() | places)
    mark = draw(st.sampled_from([None, None, None, "s0001-m01", "s0001-m99"]))
    return Line(name, box, words, markers, baseline, draw(st.none() | st.floats(1, 40)), mark)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    count = draw(st.integers(0, 14))
    surface = Surface("s0001", "0001.png", "d", SIZE, SIZE, SIZE, SIZE, None)
    marks = tuple(
        Mark(f"s0001-m{number:02}", draw(st.sampled_from(MarkKind)), draw(boxes))
        for number in range(1, draw(st.integers(1, 3)))
    )
    return Page(surface, marks, tuple(draw(lines(f"s0001-l{number:03}")) for number in range(count)))


typographies = st.builds(Typography, st.none() | st.floats(4, 40), st.none() | st.floats(5, 90), st.none())


@settings(max_examples=150)
@given(pages(), typographies)
def test_every_line_is_in_exactly_one_zone(page: Page, typography: Typography) -> None:
    zones = zones_of(page, typography, GREY)

    assert sorted(name for zone in zones for name in zone.lines) == sorted(line.id for line in page.lines)


@settings(max_examples=60)
@given(pages(), typographies)
def test_ids_are_unique_every_note_has_a_zone_and_the_same_page_gives_the_same_zones(
    page: Page, typography: Typography
) -> None:
    zones = zones_of(page, typography, GREY)

    assert [zone.id for zone in zones] == [f"s0001-z{number:02}" for number in range(1, len(zones) + 1)]
    notes = sorted(mark.id for mark in page.marks if mark.kind is MarkKind.NOTE)
    assert sorted(zone.mark for zone in zones if zone.kind is ZoneKind.HANDWRITING and zone.mark) == notes
    assert zones_of(page, typography, GREY) == zones


@settings(max_examples=40)
@given(st.lists(st.integers(0, 255), min_size=100, max_size=100), pages())
def test_no_ink_however_odd_loses_a_line(tones: list[int], page: Page) -> None:
    grey = np.kron(np.array(tones, np.uint8).reshape(10, 10), np.ones((40, 40), np.uint8))

    zones = zones_of(page, Typography(8.0, 20.0, 300.0), np.asarray(grey, np.uint8))

    assert sorted(name for zone in zones for name in zone.lines) == sorted(line.id for line in page.lines)


def test_the_stage_changes_the_zones_of_a_page_and_nothing_else(tmp_path: Path) -> None:
    Image.fromarray(GREY).save(tmp_path / "0001.png")
    box = Box(50, 50, 300, 70)
    surface = Surface("s0001", "0001.png", "d", SIZE, SIZE, SIZE, SIZE, None)
    page = Page(surface, (), (Line("s0001-l001", box, (Word("Peace", box),), (), 66, 8),))

    found = Segment(Scans(tmp_path), Typography(8.0, 20.0, 300.0))(page)

    assert len(found.zones) == 1
    assert replace(found, zones=()) == page


def test_what_the_stage_knows_tells_two_of_them_apart_and_where_the_scans_lie_does_not(tmp_path: Path) -> None:
    one = Segment(Scans(tmp_path), Typography(8.0))

    assert one == Segment(Scans(tmp_path / "elsewhere"), Typography(8.0))
    assert one != Segment(Scans(tmp_path), Typography(9.0))
