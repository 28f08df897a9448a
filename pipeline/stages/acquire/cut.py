"""The frames that lead from upright pages back to the scan they are cut from."""

import math
from dataclasses import dataclass

from pipeline.model.geometry import Box, Frame


@dataclass(frozen=True, slots=True)
class Cut:
    """One page to be cut from a picture: its size in upright pixels, and the way back to the picture's."""

    frame: Frame
    width: int
    height: int

    @classmethod
    def all_of(cls, width: int, height: int) -> "Cut":
        """Return the whole of a picture, as it is stored."""
        return cls(Frame(), width, height)


def oriented(orientation: int, width: int, height: int) -> Cut:
    """Return the picture as EXIF wants it seen, from the (width, height) of its pixels as stored."""
    frames = {
        1: Frame(),
        2: Frame(-1, 0, width, 0, 1, 0),
        3: Frame(-1, 0, width, 0, -1, height),
        4: Frame(1, 0, 0, 0, -1, height),
        5: Frame(0, 1, 0, 1, 0, 0),
        6: Frame(0, 1, 0, -1, 0, height),
        7: Frame(0, -1, width, -1, 0, height),
        8: Frame(0, -1, width, 1, 0, 0),
    }
    lying = orientation >= 5
    return Cut(frames[orientation], height if lying else width, width if lying else height)


QUARTER_TURNS = {0: 1, 90: 6, 180: 3, 270: 8}
"""Degrees, clockwise, by which a picture has to be turned to stand upright, and EXIF's word for that."""


def turned(picture: Cut, degrees: int) -> Cut:
    """Return a picture turned clockwise by a multiple of 90 degrees."""
    turn = oriented(QUARTER_TURNS[degrees % 360], picture.width, picture.height)
    return Cut(picture.frame.after(turn.frame), turn.width, turn.height)


def straight(picture: Cut, degrees: float) -> Cut:
    """Return a picture whose lines run down to the right by `degrees` made level; nothing of it is cut off."""
    if degrees == 0.0:
        return picture
    turn = Frame.turn(degrees, (picture.width / 2, picture.height / 2))
    return _within(picture, turn, turn.inverse().bounds(Box(0, 0, picture.width, picture.height)))


def halves(picture: Cut, gutter: float, degrees: tuple[float, float]) -> tuple[Cut, Cut]:
    """Return the pages left and right of the gutter (x in the picture's pixels), each made level on its own."""
    left, right = degrees
    sides = Box(0, 0, gutter, picture.height), Box(gutter, 0, picture.width, picture.height)
    return _half(picture, sides[0], left), _half(picture, sides[1], right)


def _half(picture: Cut, side: Box, degrees: float) -> Cut:
    """Return one side of a level spread, turned by what it differs; the inner edge does not move outwards."""
    turn = Frame.turn(degrees, side.centre)
    grown = turn.inverse().bounds(side)
    left = side.left if side.left > 0 else grown.left
    right = side.right if side.right < picture.width else grown.right
    return _within(picture, turn, Box(left, grown.top, right, grown.bottom))


def _within(picture: Cut, turn: Frame, box: Box) -> Cut:
    """Return the page that is a box of a turned picture, its edges on whole pixels."""
    left, top = math.floor(box.left + 1e-6), math.floor(box.top + 1e-6)
    width, height = math.ceil(box.right - 1e-6) - left, math.ceil(box.bottom - 1e-6) - top
    return Cut(picture.frame.after(turn).after(Frame.shift(left, top)), width, height)
