"""Places leave in whole pixels of the scan as supplied, and nothing of them is cut off."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.geometry import Box, Frame
from pipeline.stages.tei.facsimile import outline, whole

sizes = st.floats(0, 5000, allow_nan=False)
boxes = st.builds(lambda x, y, width, height: Box(x, y, x + width, y + height), sizes, sizes, sizes, sizes)
frames = st.builds(
    lambda x, y, angle: Frame.shift(x, y).after(Frame.turn(angle, (500, 700))), sizes, sizes, st.floats(-5, 5)
)


@given(boxes)
def test_a_box_of_whole_pixels_holds_the_box(box: Box) -> None:
    left, top, right, bottom = whole(box)
    assert left <= box.left + 0.01 and right >= box.right - 0.01
    assert top <= box.top + 0.01 and bottom >= box.bottom - 0.01
    assert right - left <= box.width + 2 and bottom - top <= box.height + 2
    assert left <= right and top <= bottom


@given(boxes, frames)
def test_the_outline_of_a_turned_page_is_the_polygon_on_the_scan(box: Box, frame: Frame) -> None:
    points = outline(box, frame).get("points")
    if points:
        corners = [tuple(map(int, corner.split(","))) for corner in points.split()]
        for (x, y), corner in zip(frame.polygon(box), corners, strict=True):
            assert abs(x - corner[0]) <= 0.51 and abs(y - corner[1]) <= 0.51
    else:
        assert frame.upright


@given(boxes)
def test_a_page_that_was_turned_on_its_side_keeps_boxes(box: Box) -> None:
    assert set(outline(box, Frame(0, -1, 9000, 1, 0, 0))) == {"ulx", "uly", "lrx", "lry"}
