"""The folder of scans that a volume was given as, only ever read."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.model.page import Surface


@dataclass(frozen=True, slots=True)
class Scans:
    """The scans below a folder.

    A stage that looks at ink has one as a field that takes no part in comparison, because the digest of the
    surface already says what is to be seen.
    """

    folder: Path

    def grey(self, surface: Surface) -> NDArray[np.uint8]:
        """Return the page's upright pixels, shape (height, width), 0 black to 255 white."""
        frame = surface.frame
        matrix = np.array([[frame.a, frame.b, frame.c], [frame.d, frame.e, frame.f]])
        with Image.open(self.folder / surface.scan) as image:
            image.seek(surface.frame_number)
            picture = np.asarray(image.convert("L"))
        warped = cv2.warpAffine(
            picture,
            matrix,
            (surface.width, surface.height),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
        return np.asarray(warped, dtype=np.uint8)
