"""Dates within citations, as far as their borders go; what they mean is known to the stage that reads dates."""

import re

from pipeline.stages.cite.words import either, words

YEAR = r"(?:1[4-9]\d\d|20[0-4]\d)(?!\d)"
MONTH = rf"(?:{either(words('months'))}\b\.?)"
DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?(?!\d)"
DAYS = rf"{DAY}(?:(?:\s?[-–]\s?|,?\sand\s|,\s)(?:{MONTH}\s)?{DAY})*"
DATE = re.compile(
    rf"(?<![\w/.-])(?:{MONTH}\s?(?:[-–/]\s?{MONTH}\s?)?{DAYS}(?:,{{1,2}}\s|\s){YEAR}|{DAY}\s(?:of\s)?{MONTH},?\s{YEAR}"
    rf"|{MONTH}(?:\s?[-–/]\s?{MONTH})?,?\s(?:of\s)?{YEAR}(?:[-–/]\d\d(?:\d\d)?)?|{YEAR}(?:\s?[-–/]\s?(?:{YEAR}|\d\d))?|{MONTH}\s{DAYS})(?![\w/])"
)
"""`June 25, 1950`, `25 June 1950`, `May 2005`, `May–June 1990`, `1893`, `March 2 and April 9, 1871`."""

FULL = re.compile(
    rf"(?<![\w/.-])(?:{MONTH}\s?{DAYS}(?:,{{1,2}}\s|\s){YEAR}|{DAY}\s(?:of\s)?{MONTH},?\s{YEAR})(?![\w/])"
)
"""Dates to the day."""


def bare_year(text: str) -> str:
    """Return the text if it is a year and nothing else, else ""."""
    return text if re.fullmatch(YEAR, text) else ""
