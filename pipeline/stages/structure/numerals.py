"""Numbers in roman numerals."""

import re

ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
ROMAN_PARTS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def roman_numeral(number: int) -> str:
    """Return a number from 1 to 3999 in small roman numerals."""
    numeral = ""
    for value, sign in ROMAN_PARTS:
        numeral += sign * (number // value)
        number %= value
    return numeral


def roman_number(numeral: str) -> int | None:
    """Return the value of small roman numerals; None if they are none."""
    if not numeral or not ROMAN.fullmatch(numeral):
        return None
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}[sign] for sign in numeral]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
