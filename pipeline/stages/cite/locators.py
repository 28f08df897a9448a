"""Volumes, numbers and pages: what stands behind a title and says where in the work."""

import re
from collections.abc import Iterator

from pipeline.model.citation import Part, PartKind

ROMAN = r"(?:[IVXLCDM]+|[ivxlcdm]+)"
DASH = r"\s?[-–—]\s?"
PAGE = rf"(?:[A-Z]?\d+(?:[a-eg-z](?!\w))?|{ROMAN}(?!\w))(?!\d)"
PAGES = rf"(?P<first>{PAGE})(?:{DASH}(?P<last>{PAGE}))?(?:(?P<on>\s?ff?\b\.?)|(?!\w))"

UNITS = {
    "volume": r"[Vv]ols?\b\.?|[Vv]olumes?",
    "part": r"[Pp]ts?\b\.|[Pp]art",
    "issue": r"[Nn]os?\b\.|[Nn]umber|[Ii]ssue",
    "book": r"[Bb]ks?\b\.|[Bb]ook",
}
"""The parts of a work, by the words for them."""

RANGES = {
    "page": r"[Pp]{1,2}\b\.?|[Pp]ages?",
    "folio": r"[Ff]f?ols?\b\.?|[Ff]olios?|[Ff]os?\.|ff?\.|[Ll]ist\b|ll?\.",
    "column": r"[Cc]ols?\b\.?|[Cc]olumns?",
    "chapter": r"[Cc]h(?:ap)?s?\b\.|[Cc]hapters?",
    "section": r"[Ss]ecs?\b\.|[Ss]ections?|§§?",
    "document": r"[Dd]ocs?\b\.|[Dd]ocuments?",
    "paragraph": r"[Pp]aras?\b\.|¶",
}
"""What is cited of a work, by the words for it."""

NUMBER = rf"(?:\d+|{ROMAN})(?![\w])"
SCOPE = re.compile(
    "|".join(
        rf"(?P<{unit}>(?:{word})\s?(?:{NUMBER})(?:(?:{DASH}|,?\sand\s|/){NUMBER})*)" for unit, word in UNITS.items()
    )
)
RANGE = re.compile("|".join(rf"(?P<{unit}>(?:{word})\s?)(?=[A-Z]?\d|{ROMAN}\b)" for unit, word in RANGES.items()))
SPAN = re.compile(PAGES)
COLON = re.compile(rf"(?P<volume>\d{{1,3}}|[IVXLC]+)\s?:\s?(?={PAGE})")
BARE_VOLUME = re.compile(r"(?P<volume>[IVXLC]+(?=,|\s\()|[ivxlc]+(?=\.\s\d))")
LINK = re.compile(r"(?:\.(?=,?\s(?:[a-z]{1,4}\.\s|\d)))?[\s,:]*(?:(?:and|&|especially|esp\.|also|in|at)\s)?")
NOTE_OF = re.compile(r",?\s?(?:n|nn|note|notes|fn)\.?\s?\d+(?:[-–]\d+)?")

LIKE_A_YEAR = re.compile(r"1[4-9]\d\d|20[0-4]\d")

FOUR = re.compile(r"(?P<first>\d{4})[-–](?P<last>\d{2,4})(?=$|[,.;)])")
"""Pages of four digits: they look like years, but stand right behind the number of a volume."""

COUNTED_MAX = 4
"""Digits of a page that has no `p.` before it: more is no page."""


def locators(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield the volumes, issues and pages that a stretch begins with, one behind the other, up to something else."""
    at, unit, scoped = start, "", False
    while at < end:
        at = _linked(text, at, end)
        found, at, unit = _next(text, at, end, unit)
        if not found and scoped and (pages := FOUR.match(text, at, end)):
            first = pages["first"]
            found, at = (Part(PartKind.RANGE, *pages.span(), "page", first, _full(first, pages["last"])),), pages.end()
        if not found:
            return
        scoped = found[0].kind is PartKind.SCOPE
        yield from found


def _linked(text: str, at: int, end: int) -> int:
    """Return the offset behind commas, colons and small words."""
    match = LINK.match(text, at, end)
    return match.end() if match else at


def _next(text: str, at: int, end: int, unit: str) -> tuple[tuple[Part, ...], int, str]:
    """Return the next part, where it ends, and the unit in which bare numbers behind it count; no part if none is."""
    if scope := SCOPE.match(text, at, end):
        name = str(scope.lastgroup)
        return (Part(PartKind.SCOPE, *scope.span(), value=name),), scope.end(), "" if name == "volume" else unit
    if word := RANGE.match(text, at, end):
        return _range(text, at, word.end(), end, str(word.lastgroup))
    if colon := COLON.match(text, at, end):
        return (Part(PartKind.SCOPE, *colon.span("volume"), value="volume"),), colon.end(), "page"
    if volume := BARE_VOLUME.match(text, at, end):
        return (Part(PartKind.SCOPE, *volume.span(), value="volume"),), volume.end(), "page"
    return _range(text, at, at, end, unit or "page")


def _range(text: str, start: int, at: int, end: int, unit: str) -> tuple[tuple[Part, ...], int, str]:
    """Return the pages (or whatever the unit is) whose number stands at an offset."""
    match = SPAN.match(text, at, end)
    if match is None or _is_no_page(match, text, bare=start == at, end=end):
        return (), at, unit
    after = NOTE_OF.match(text, match.end(), end)
    first, last = _bare(match["first"]), _bare(match["last"] or match["first"])
    part = Part(PartKind.RANGE, start, match.end(), unit, first, "" if match["on"] else _full(first, last))
    return (part,), after.end() if after else match.end(), unit


def _is_no_page(match: re.Match[str], text: str, *, bare: bool, end: int) -> bool:
    """Tell whether a number is the beginning of something else: of a date, a count of copies, a word."""
    if not bare:
        return False
    after = text[match.end() : end]
    if match["last"] and after.startswith(" ("):
        return False
    if re.match(r"\s?(?:[A-Za-zÀ-ÿ]|\()|[./]\w|,\d\d\d", after) and not re.match(r"\s(?:and|n\.|note|in)\s", after):
        return True
    if re.fullmatch(r"[A-Z]\d{1,3}|[ivxlc]{2,}", match["first"]):
        return bool(after) and after[0] not in ",.;)"
    return not match["first"][0].isdigit() or len(match["first"]) > COUNTED_MAX or _is_year(match["first"])


def _is_year(page: str) -> bool:
    return bool(LIKE_A_YEAR.fullmatch(page))


def _bare(page: str) -> str:
    """Return a page without the letter behind its number (`45n`, `12a`)."""
    return re.sub(r"(?<=\d)[a-z]$", "", page)


def _full(first: str, last: str) -> str:
    """Return the end of a range in full: `58` after `856` is `858`."""
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        return first[: len(first) - len(last)] + last
    return last
