from typing import Final

import cv2
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


def test_thin_lines_that_begin_in_a_drawing_belong_to_it() -> None:
    grey = blank()
    cv2.rectangle(grey, (400, 700), (700, 1000), 40, -1)
    cv2.line(grey, (700, 850), (900, 1090), 40, 3)
    (figure,) = figures(grey)
    assert figure.right > 895
    assert figure.bottom > 1085


def test_the_rules_round_a_picture_belong_to_it() -> None:
    grey = blank()
    cv2.rectangle(grey, (450, 780), (750, 1000), 40, -1)
    cv2.rectangle(grey, (380, 700), (800, 1080), 40, 3)
    (figure,) = figures(grey)
    assert figure.iou(Box(379, 699, 802, 1082)) > 0.98


def test_a_drawing_in_two_parts_over_one_another_is_one_picture_and_two_side_by_side_are_two() -> None:
    grey = blank()
    cv2.rectangle(grey, (300, 600), (550, 800), 40, -1)
    cv2.rectangle(grey, (300, 850), (550, 1050), 40, -1)
    cv2.rectangle(grey, (660, 600), (900, 1050), 40, -1)
    assert len(figures(grey)) == 2


def test_a_picture_that_touches_the_dark_bed_round_the_leaf_is_a_picture_and_the_bed_is_none() -> None:
    grey = blank()
    grey[:, :40] = 25
    grey[1700:] = 25
    cv2.rectangle(grey, (44, 700), (800, 1000), 40, 6)
    for x in range(60, 800, 24):
        cv2.line(grey, (x, 700), (x, 1000), 40, 6)
    (figure,) = figures(grey)
    assert figure.iou(Box(44, 697, 804, 1004)) > 0.9


def test_what_lies_beside_all_print_at_the_edge_of_the_leaf_is_no_picture() -> None:
    grey = blank()
    cv2.rectangle(grey, (1040, 400), (1180, 1400), 60, -1)
    assert figures(grey) == []


def test_a_great_initial_is_no_picture() -> None:
    grey = blank()
    cv2.rectangle(grey, (200, 500), (340, 640), 40, -1)
    page = Compositor().at(300).line("The chapter before this one ends with these words.")
    page.at(540).line("he book of the harbour was kept", 350).line("by three clerks in turn, whose", 350)
    page.line("hands can be told apart with ease.").line("One of them wrote only in winter.")
    assert ZoneKind.FIGURE not in [zone.kind for zone in page.found(grey)]


def test_text_in_the_corner_that_a_picture_leaves_free_stays_text() -> None:
    grey = blank()
    cv2.rectangle(grey, (240, 700), (900, 760), 40, -1)
    cv2.rectangle(grey, (240, 700), (320, 1000), 40, -1)
    page = Compositor().at(300).line("These lines stand over the picture of a corner.").line("And so do these.")
    page.at(860).line("Text runs on here, in the corner", 350, 900).line("that was left free for some of it", 350, 900)
    page.at(1100).line("And below the picture it goes on in full lines again.").line("To the end of the page.")
    (figure,) = (zone for zone in page.found(grey) if zone.kind is ZoneKind.FIGURE)
    assert figure.lines == ()


def test_text_that_goes_on_below_its_first_short_line_is_no_caption() -> None:
    grey = blank()
    cv2.rectangle(grey, (240, 500), (960, 1000), 40, -1)
    page = Compositor().at(300).line("These lines stand over the picture of a harbour.").line("And so do these.")
    page.at(1080).line("Text goes on here in a line", 240, 900).line("and then in the lines below it, in full measure.")
    page.line("To the end of the page.")
    assert ZoneKind.CAPTION not in [zone.kind for zone in page.found(grey)]
