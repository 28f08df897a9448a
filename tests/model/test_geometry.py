"""Boxes and frames."""

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from pipeline.model.geometry import Box, Frame

small = st.floats(-500, 500)
boxes = st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), small, small, st.floats(0.5, 300), st.floats(0.5, 300))
frames = st.builds(
    lambda degrees, x, y: Frame.shift(x, y).after(Frame.turn(degrees, (40, 60))), st.floats(-180, 180), small, small
)


@given(frames, small, small)
def test_a_point_carried_to_the_scan_and_back_is_where_it_was(frame: Frame, x: float, y: float) -> None:
    assert frame.inverse().point(*frame.point(x, y)) == approx((x, y), abs=1e-6)


@given(frames, frames, small, small)
def test_one_frame_after_another_is_the_two_in_turn(second: Frame, first: Frame, x: float, y: float) -> None:
    assert second.after(first).point(x, y) == approx(second.point(*first.point(x, y)), abs=1e-6)


def test_a_quarter_turn_clockwise_takes_right_to_down() -> None:
    assert Frame.turn(90, (0, 0)).point(1, 0) == approx((0, 1))


@given(frames, boxes)
def test_the_bounds_hold_every_corner(frame: Frame, box: Box) -> None:
    bounds = frame.bounds(box).grown(1e-6)
    assert all(bounds.holds(x, y) for x, y in frame.polygon(box))


@given(boxes, boxes)
def test_overlap_is_the_same_from_both_sides(one: Box, other: Box) -> None:
    assert one.iou(other) == approx(other.iou(one))
    assert one.meet(other).area == approx(other.meet(one).area)
    assert 0 <= one.shared(other) <= 1 + 1e-9


@given(st.lists(boxes, min_size=1, max_size=5))
def test_the_box_around_boxes_covers_each(some: list[Box]) -> None:
    assert all(box.shared(Box.around(some)) == approx(1) for box in some)


def test_only_turns_by_right_angles_keep_boxes_upright() -> None:
    assert Frame.shift(3, 4).upright
    assert not Frame.turn(1, (0, 0)).upright
