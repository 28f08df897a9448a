from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.model.vocabulary import ZoneKind
from tests.stages.segment.compositor import LEFT, Compositor, blank

PLACE: Final = Box(240, 500, 960, 1100)
PAPER: Final = 240
SCREEN: Final = 3


def screen(height: int, width: int, dot: int) -> NDArray[np.uint8]:
    """Return the dots of a light tone, each one pixel in its square of the screen."""
    tone = np.full((height, width), PAPER, np.uint8)
    tone[::SCREEN, ::SCREEN] = dot
    return tone


def harbour(light: str) -> NDArray[np.uint8]:
    """Return a page with a dark picture whose light half, a third of it, lies on the side that `light` names."""
    grey = blank()
    block = np.random.default_rng(3).integers(20, 160, (600, 720), dtype=np.uint8)
    sky = screen(600, 720, 60)
    part = {"top": np.s_[:200, :], "bottom": np.s_[400:, :], "left": np.s_[:, :240], "right": np.s_[:, 480:]}[light]
    block[part] = sky[part]
    grey[500:1100, 240:960] = block
    return grey


def a_page() -> Compositor:
    """Return a page with room for a picture, and its caption."""
    composed = Compositor().at(300).paragraph("First lines of the page that", "end over a picture.")
    return (
        composed.at(1150, 16).line("14. The harbour at low water", LEFT, 700).at(1300).paragraph("More text", "here.")
    )


def figures(grey: NDArray[np.uint8]) -> list[Box]:
    """Return the boxes of the pictures found on a page."""
    return [zone.box for zone in a_page().found(grey) if zone.kind is ZoneKind.FIGURE]


@pytest.mark.parametrize("light", ["top", "bottom", "left", "right"])
def test_a_picture_reaches_to_the_edges_of_its_light_tones(light: str) -> None:
    (figure,) = figures(harbour(light))

    assert figure.iou(PLACE) > 0.97


def test_the_caption_begins_below_the_light_tones_of_its_picture() -> None:
    zones = a_page().found(harbour("bottom"))
    (figure,) = (zone.box for zone in zones if zone.kind is ZoneKind.FIGURE)
    (caption,) = (zone.box for zone in zones if zone.kind is ZoneKind.CAPTION)

    assert caption.top >= figure.bottom


def test_a_picture_stays_as_it_is_where_what_is_over_it_fades_into_the_paper() -> None:
    grey = harbour("top")
    grey[500:700, 240:960] = np.linspace(PAPER, PAPER - 20, 200, dtype=np.uint8)[:, None]
    (figure,) = figures(grey)

    assert figure.iou(Box(240, 700, 960, 1100)) > 0.97


def test_a_picture_does_not_grow_over_rows_of_unread_print() -> None:
    grey = harbour("top")
    grey[500:700, 240:960] = PAPER
    for top in range(510, 600, 80):
        grey[top : top + 20, 240:960:8] = 30
        grey[top : top + 20, 241:960:8] = 30
    (figure,) = figures(grey)

    assert figure.iou(Box(240, 700, 960, 1100)) > 0.97


def test_a_light_tint_alone_is_no_picture() -> None:
    grey = blank()
    grey[500:1100, 240:960] = screen(600, 720, 200)

    assert figures(grey) == []
