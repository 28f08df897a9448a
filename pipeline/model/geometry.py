"""Places: boxes, and the affine frames that carry them from a page's upright pixels to the scan's."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from math import cos, radians, sin
from typing import Self

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """An upright rectangle in pixels, origin top left; right and bottom lie just outside."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, boxes: Iterable["Box"]) -> "Box":
        """Return the smallest box that holds all of `boxes`; ValueError if there is none."""
        lefts, tops, rights, bottoms = zip(*((b.left, b.top, b.right, b.bottom) for b in boxes), strict=True)
        return cls(min(lefts), min(tops), max(rights), max(bottoms))

    @property
    def width(self) -> float:
        """Pixels from left to right, never negative."""
        return max(0.0, self.right - self.left)

    @property
    def height(self) -> float:
        """Pixels from top to bottom, never negative."""
        return max(0.0, self.bottom - self.top)

    @property
    def area(self) -> float:
        """Square pixels."""
        return self.width * self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The middle point, x and y."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meet(self, other: "Box") -> "Box":
        """Return what both cover; its area is 0 where they do not touch."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def shared(self, other: "Box") -> float:
        """Return the part of *this* box that `other` covers, 0 to 1."""
        return self.meet(other).area / self.area if self.area else 0.0

    def iou(self, other: "Box") -> float:
        """Return intersection over union, 0 to 1."""
        both = self.meet(other).area
        union = self.area + other.area - both
        return both / union if union else 0.0

    def overlap_x(self, other: "Box") -> float:
        """Return the shared width in pixels, 0 if none."""
        return max(0.0, min(self.right, other.right) - max(self.left, other.left))

    def overlap_y(self, other: "Box") -> float:
        """Return the shared height in pixels, 0 if none."""
        return max(0.0, min(self.bottom, other.bottom) - max(self.top, other.top))

    def holds(self, x: float, y: float) -> bool:
        """Tell whether the point lies inside."""
        return self.left <= x < self.right and self.top <= y < self.bottom

    def grown(self, margin: float) -> "Box":
        """Return the box with `margin` pixels more on every side."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def moved(self, x: float, y: float) -> "Box":
        """Return the box shifted right by `x` and down by `y` pixels."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    @property
    def corners(self) -> Points:
        """The four corners, clockwise from top left."""
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        )


def rivers(boxes: Iterable[Box], width: float) -> list[tuple[float, float]]:
    """Return the upright strips (left, right) between boxes that no box reaches into, if they are so wide."""
    ordered = sorted(boxes, key=lambda box: box.left)
    reached = accumulate((box.right for box in ordered), max)
    return [(right, box.left) for right, box in zip(reached, ordered[1:], strict=False) if box.left - right >= width]


@dataclass(frozen=True, slots=True)
class Frame:
    """The affine map from a page's upright pixels to the pixels of the scan as supplied.

    x' = a·x + b·y + c and y' = d·x + e·y + f.
    """

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 0.0
    e: float = 1.0
    f: float = 0.0

    @classmethod
    def shift(cls, x: float, y: float) -> "Frame":
        """Return the frame of a page whose top left corner lies at (x, y) of the scan."""
        return cls(c=x, f=y)

    @classmethod
    def turn(cls, degrees: float, centre: tuple[float, float]) -> "Frame":
        """Return the frame that turns clockwise (as seen, y down) by `degrees` about `centre`."""
        x, y = centre
        cosine, sine = cos(radians(degrees)), sin(radians(degrees))
        return cls(cosine, -sine, x - cosine * x + sine * y, sine, cosine, y - sine * x - cosine * y)

    def after(self, first: "Frame") -> "Frame":
        """Return the frame that does `first`, then this one."""
        return Frame(
            self.a * first.a + self.b * first.d,
            self.a * first.b + self.b * first.e,
            self.a * first.c + self.b * first.f + self.c,
            self.d * first.a + self.e * first.d,
            self.d * first.b + self.e * first.e,
            self.d * first.c + self.e * first.f + self.f,
        )

    def inverse(self) -> Self:
        """Return the map from the scan back to the page; ZeroDivisionError for a flat frame."""
        det = self.a * self.e - self.b * self.d
        a, b, d, e = self.e / det, -self.b / det, -self.d / det, self.a / det
        return type(self)(a, b, -(a * self.c + b * self.f), d, e, -(d * self.c + e * self.f))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where the page's point (x, y) lies in the scan."""
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def polygon(self, box: Box) -> Points:
        """Return the corners of a box of the page, in pixels of the scan."""
        return tuple(self.point(x, y) for x, y in box.corners)

    def bounds(self, box: Box) -> Box:
        """Return the upright box, in pixels of the scan, round a box of the page."""
        xs, ys = zip(*self.polygon(box), strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def upright(self) -> bool:
        """Tell whether boxes stay boxes: no turn other than by right angles."""
        return (self.b == self.d == 0.0) or (self.a == self.e == 0.0)
