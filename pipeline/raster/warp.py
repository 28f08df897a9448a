"""Cutting an upright page out of a scan by its frame."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Frame

PAPER_SHARE = 75
"""Percentile of the border pixels that is taken for bare paper: most of a border is paper, some is ink or shadow."""


def warped(picture: NDArray[np.uint8], frame: Frame, size: tuple[int, int]) -> NDArray[np.uint8]:
    """Return the (width, height) pixels of the page whose frame leads into `picture`; paper where there is no scan.

    The pixels are the caller's own, to be wiped or drawn upon.
    """
    if _plain_cut(frame, size, picture.shape):
        left, top = round(frame.c), round(frame.f)
        return np.array(picture[top : top + size[1], left : left + size[0]], order="C")
    page = cv2.warpAffine(
        picture,
        _matrix(frame),
        size,
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=paper(picture),
    )
    return np.asarray(page, dtype=np.uint8)


def paper(picture: NDArray[np.uint8]) -> int:
    """Return the tone of the paper along the border of a picture."""
    border = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    return int(np.percentile(border, PAPER_SHARE))


def _plain_cut(frame: Frame, size: tuple[int, int], shape: tuple[int, ...]) -> bool:
    """Tell whether the page is whole pixels of the scan, neither turned nor shifted by parts of one."""
    if (frame.a, frame.b, frame.d, frame.e) != (1.0, 0.0, 0.0, 1.0) or frame.c % 1 or frame.f % 1:
        return False
    return frame.c >= 0 <= frame.f and frame.c + size[0] <= shape[1] and frame.f + size[1] <= shape[0]


def _matrix(frame: Frame) -> NDArray[np.float64]:
    """Return the frame as OpenCV counts: from the middle of a pixel, where we count from its corner."""
    right = 0.5 * (frame.a + frame.b - 1) + frame.c
    down = 0.5 * (frame.d + frame.e - 1) + frame.f
    return np.array([[frame.a, frame.b, right], [frame.d, frame.e, down]])
