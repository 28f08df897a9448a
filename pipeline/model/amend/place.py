"""Which page a correction speaks of."""

from pipeline.model.correction import Correction
from pipeline.model.page import Surface


def belongs(correction: Correction, surface: Surface) -> bool:
    """Tell whether the middle of a correction's box lies on a surface.

    A surface without pixels (a transcript) takes all that speak of its scan.
    """
    target = correction.target
    if (target.scan, target.frame_number) != (surface.scan, surface.frame_number):
        return False
    return not surface.box.area or surface.box.holds(*surface.frame.inverse().point(*target.box.centre))
