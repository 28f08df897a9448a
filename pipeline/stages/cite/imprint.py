"""Where, by whom and when a work was published: `(Princeton: Princeton University Press, 1981)`."""

import re
from collections.abc import Iterator

from pipeline.model.citation import Part, PartKind

YEAR = r"(?:1[4-9]\d\d|20[0-4]\d)"
YEARS = rf"(?P<year>{YEAR}(?:\s?[-–—/]\s?(?:{YEAR}|\d\d?|))?)(?!\w)"
TOWN = r"(?:St\.\s)?[A-ZÀ-Þ][\w’'-]{2,}+[\w.’'-]*+(?:\s(?:[A-ZÀ-Þ][\w.’'-]*+|am|on|upon|de|la|le|sur|a\.))*"
STATE = r"(?:,\s(?:[A-Z]\.?[A-Z]\.?|[A-Z][a-z]{1,5}\.|[A-Z][a-z]+))"
ABBREVIATED = r"[A-Z](?:\.?[A-Z]|[a-z])(?![\w’'-])\.?"
"""A state in two letters, which no town is called: a list of many places can be read in one way only."""
PLACES = rf"{TOWN}(?:(?:,?\s(?:and|&)\s|\s?[/;]\s?|,\s)(?:{TOWN}|{ABBREVIATED}))*(?:,\setc\.)?"
EDITION = (
    r"(?P<edition>(?:(?:\d{1,3}[a-z]{1,2}(?!\w)|[Ff]irst|[Ss]econd|[Tt]hird|[Rr]ev(?:ised|\.)?|[Nn]ew|[Ee]nl\.|[Rr]eprint)\s?)+(?:ed(?:ition|n)?\b\.?|,)"
    r"|\d+\svols?\.)"
)
INSIDE = re.compile(
    rf"\(\s?(?:{EDITION}[,;]?\s)*(?P<places>{PLACES})(?:(?P<colon>\s?[:;]\s?)(?P<publisher>[^()\d][^()]*?))?,?\s{YEARS}(?P<rest>[^()]*)\)"
)
ONLY_YEAR = re.compile(rf"\(\s?(?:{EDITION}[,;]?\s)*{YEARS}\)")
UNDATED = re.compile(rf"\(\s?(?P<places>{PLACES}):\s?(?P<publisher>[^()]*?)(?:,\sn\.d\.|,\sforthcoming)?\)")
OPEN = re.compile(rf"(?<=[.,]\s)(?P<places>{TOWN}{STATE}?):\s(?P<publisher>[A-Z][^():;“”\d]{{2,60}}?),\s{YEARS}")
"""The imprint of a bibliography's style, without brackets."""

THESIS = re.compile(
    rf"\((?P<what>[^(),]*(?:diss(?:ertation|\.)|thesis|Ph\.?\s?D\.?|M\.?A\.?)[^(),]*),\s(?P<publisher>[^()]*?),?\s{YEARS}\)"
)

VOLUMED = re.compile(
    rf"\({YEARS},\s(?P<volume>[Vv]ols?\.?\s(?:\d+|[IVXLC]+)(?:(?:,|\sand|[-–])\s?(?:\d+|[IVXLC]+))*)\)"
)
"""The year and number of a volume of a series: `(1951, Vol. III)`."""

NO_PLACE = re.compile(
    r"(?:Case|Files?|Spring|Summer|Autumn|Fall|Winter|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Box|RG|Vol|[Ss]er\.|[Ss]erial|Chapter|Hereafter|Now|No|Report|"
    r"Series|Washington\sto|Document|Archives|National\sArchives)"
)
"""What a bracket with a year in it begins with, and is no place."""


def imprints(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the brackets of a stretch that say where and when something was published; theses among them."""
    at = start
    while (at := text.find("(", at, end)) >= 0:
        for pattern in (THESIS, VOLUMED, INSIDE, ONLY_YEAR, UNDATED):
            match = pattern.match(text, at, end)
            if match and not NO_PLACE.match(text, at + 1):
                yield match
                break
        at += 1


def is_thesis(match: re.Match[str]) -> bool:
    """Tell whether an imprint is that of a thesis."""
    return match.re is THESIS


def parts(match: re.Match[str]) -> Iterator[Part]:
    """Yield what an imprint says."""
    said = match.groupdict()
    if said.get("edition"):
        yield Part(PartKind.EDITION, *match.span("edition"))
    if said.get("places"):
        yield from _places(match["places"], match.start("places"))
    if said.get("publisher"):
        yield Part(PartKind.PUBLISHER, *match.span("publisher"))
    if said.get("volume"):
        yield Part(PartKind.SCOPE, *match.span("volume"), value="volume")
    if said.get("year"):
        year = match["year"]
        yield Part(PartKind.DATE, *match.span("year"), value=year if re.fullmatch(r"\d{4}", year) else "")


def _places(said: str, at: int) -> Iterator[Part]:
    """Yield the towns of an imprint, one by one; a state belongs to its town."""
    for match in re.finditer(r"(?:(?!,?\s(?:and|&)\s|\s?[/;]\s?|,\setc).)+", said):
        piece = match[0].lstrip(" ,/;&")
        piece = re.sub(r"^and\s", "", piece).rstrip(" ,")
        if piece:
            start = at + match.start() + match[0].index(piece)
            yield Part(PartKind.PLACE, start, start + len(piece))
