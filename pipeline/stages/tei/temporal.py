"""Dates as TEI's att.datable.w3c takes them, and nothing else."""

import re
from datetime import date, datetime

from pipeline.model.entity import DateValue

YEAR = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
YEARLESS = re.compile(r"--(\d\d)(?:-(\d\d))?", re.ASCII)
INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)?", re.ASCII)


def w3c(text: str | None) -> str | None:
    """Return the text if it is a date, a month, a year, a day of no year or an instant that can be; else None."""
    return text if text and (_instant(text) or _day(text)) else None


def _instant(text: str) -> bool:
    """Tell whether the text is an instant of some real day."""
    found = INSTANT.fullmatch(text)
    try:
        return bool(found and datetime.fromisoformat(found[1]))
    except ValueError:
        return False


def _day(text: str) -> bool:
    """Tell whether the text is a year, month or day of the calendar; years 1 to 9999."""
    found = YEAR.fullmatch(text)
    # 2000 was a leap year: any day that some year has is a day without a year.
    yearless = YEARLESS.fullmatch(text)
    year, month, day = found.groups() if found else ("2000", *yearless.groups()) if yearless else ("0", None, None)
    try:
        return bool(date(int(year), int(month or 1), int(day or 1)))
    except ValueError:
        return False


def datable(value: DateValue | None) -> dict[str, str | None]:
    """Return the attributes of a date; where two exclude one another the more exact one stays."""
    if value is None:
        return {}
    if when := w3c(value.when):
        return {"when": when, "precision": _precision(value)}
    start, end = _in_order(w3c(value.start), w3c(value.end))
    return {
        "precision": _precision(value) if start or end else None,
        "from": start,
        "to": end,
        "notBefore": None if start else w3c(value.not_before),
        "notAfter": None if end else w3c(value.not_after),
    }


def _precision(value: DateValue) -> str | None:
    """Return TEI's @precision (Guidelines, att.dimensions): `low` where the words say `about`."""
    return "low" if value.precision else None


def _in_order(start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """Return the two ends of a span, None for both if it ends before it begins: then neither can be believed."""
    backwards = start and end and len(start) == len(end) and start > end
    return (None, None) if backwards else (start, end)
