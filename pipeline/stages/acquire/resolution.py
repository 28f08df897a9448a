"""How many pixels of a scan make an inch: as its file says, or, where that cannot be, as its print tells."""

POINTS = 72.0
"""To the inch."""

BOOK_LETTER = 4.8
"""Points that the median letter of a book's text is high: ten or eleven point type, its small letters 0.45 of that."""

SMALLEST, LARGEST = 2.0, 14.0
"""Points that it may be high: print of the smallest Bibles, and of primers and posters."""

SCREEN = 72.0
"""Without print to tell, less than this is no resolution that anybody scans at."""


def resolution(stated: float | None, letter: float) -> float | None:
    """Return pixels to the inch; `letter` is the median height of the letters in pixels, 0.0 without print.

    Reckoned from the print it is right within a third, so to the nearest ten. None where nothing tells.
    """
    if not letter:
        return stated if stated is not None and stated >= SCREEN else None
    if stated is not None and SMALLEST <= letter * POINTS / stated <= LARGEST:
        return stated
    return max(10.0, round(letter * POINTS / BOOK_LETTER, -1))
