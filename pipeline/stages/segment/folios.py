"""The numbers of pages, as they are printed and read."""

import re

from pipeline.model.page import Line

NUMBER = re.compile(r"\W*(?:[\dIlOo|]{1,4}|[ivxlcdmIVXLCDM]{1,8})\W*")
"""A page number: arabic or roman, bare or in brackets, dashes or points; with the engine's usual slips."""
DIGITS = re.compile(r"\d|^\W*[ivxlcdm]+\W*$", re.I)
FLANKED = re.compile(r"[-–—]\s*\S{1,8}\s*[-–—]")
"""What stands alone between two dashes, however it is read."""


def is_number(line: Line) -> bool:
    """Tell whether a line is a page number and nothing else."""
    return bool((NUMBER.fullmatch(line.text) and DIGITS.search(line.text)) or FLANKED.fullmatch(line.text))
