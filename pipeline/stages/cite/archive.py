"""Archival references: repository, record group, collection, box, folder, and the numbers of files."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.model.citation import Part, PartKind
from pipeline.stages.cite.words import either, phrases, words

NUMBERS: dict[str, str] = {
    "recordGroup": r"(?:RG|R\.G\.|Record\sGroups?)[\s-]?(?P<n>\d+[A-Z]?)",
    "lot": r"Lots?(?:\sFiles?)?\s(?P<n>\d\d\s?[-–]?\s?[A-Z]{1,2}\s?[-–]?\s?\d+)",
    "box": r"(?:[Bb]ox(?:es)?|[Cc]ontainers?|[Cc]artons?)\s(?P<n>[A-Z]?\d[\w.]*(?:\s?[-–]\s?\d+)?|[A-Z](?=,|$))",
    "folder": r"[Ff]olders?\s(?P<n>\d[\w.]*(?:\s?[-–]\s?\d+)?)",
    "roll": r"(?:[Rr]olls?|[Rr]eels?)\s(?P<n>[A-Z]?\d+(?:\s?[-–]\s?\d+)?)",
    "microfilm": r"(?<!\w)(?P<n>[MT]-?\d{1,4})(?=,|\)|$)",
    "fond": r"(?:[Ff]ond\s|f\.\s(?=\d+,\sop))(?P<n>\d+[a-z]?)",
    "opis": r"(?:[Oo]pis['’]?\s|op\.\s(?=\d))(?P<n>\d+[a-z]?)",
    "delo": r"(?:[Dd]elo\s|(?<!\w)d\.\s(?=\d))(?P<n>\d+[a-z]?)",
    "entry": r"[Ee]ntry\s(?P<n>[A-Z]?\d[\w-]*)",
    "case": r"Case\s(?P<n>\d[\w/–-]*)",
    "shelfmark": (
        r"(?P<n>(?:FO|CO|WO|CAB|PREM|DO|HO|ADM|AIR|BT|DEFE|FCO|KV|SP|MAF|INF)\s?\d+/\d+(?:/\d+)*"
        r"|[A-Z]{1,2}\s?\d+/\d+(?:/\d+)*|MSS?\.\s(?:Harl|Add|Cott|Egerton|Sloane|Lansd|Bodl|Rawl)\w*\.?\s[A-Z]?\.?\s?\d+|(?:Add(?:l)?\.?|Egerton|Harl(?:eian|\.)|Cotton|Sloane|Lansdowne|Stowe|Rawlinson)\sMSS?\.?\s[A-Z]?\s?\d+(?:,\d{3})?)"
    ),
    "file": r"[Ff]iles?\s(?P<n>\d[\w./()-]*/?[\w.–-]+)",
    "named": r"(?<![\w/.-])(?P<n>\d{3}\s[A-Z][\w\s.()]{2,40}/[\dA-Z][\w.–-]*(?:\s\d/\d)?)",
    "decimal": r"(?<![\w/.-])(?P<n>\d{3}[A-Z]?(?:\.\d+[A-Z]?)*(?:\s\d+)?/[\dA-Z][\w–-]*)",
    "document": r"(?<!\w)(?P<n>[A-Z]\d{5,}[-–]\d{3,}(?:\s(?:through|to)\s\d+)?|CIA[-–]RDP\w+(?:[-–]\d+)*)",
}
"""How the parts of an archive are numbered; the number itself is `n`."""

KEEPS = 3
"""Words of capitals at most before the word that says that somebody keeps papers (`Harry S. Truman Library`)."""


@cache
def _numbers() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(pattern) for kind, pattern in NUMBERS.items()}


@cache
def _keeper() -> re.Pattern[str]:
    ends, begins = either(phrases("keepers")), either(phrases("keepers_begin"))
    word = r"(?:[A-ZÀ-Þ][\w.’'-]*|of|the|for|and|de|du)"
    return re.compile(
        rf"(?:[Tt]he\s)?(?P<k>(?:(?:[A-ZÀ-Þ][\w.’'-]*\s)(?:{word}\s)*)?{ends}(?:\sof\s[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*|\sat\s[A-Z]\w+(?:\s[A-Z]\w+)*)?"
        rf"|{begins}(?:\s{word})*|{either(words('keepers_short'))})(?:\s?\([A-Z]+\)|\s?\[[A-Z]+\])?(?P<stop>\.?)$"
    )


@cache
def _collection() -> re.Pattern[str]:
    return re.compile(rf"(?P<c>[“\"]?[A-ZÀ-Þ0-9][^:]*\b{either(phrases('collections'))}[”\"]?)(?:\s\([^()]*\))?$")


COPULA = re.compile(
    r"(?:,[”\"]?\s+(?:and\s+)?|\s+and\s+(?=[A-Z]{2,},)|\s+in\s+(?=[A-Z“\"])|\s*\(|\)\s*,?|(?<![A-Z])\.\s+(?=[A-Z]))"
)


def items(bare: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the links of a chain: what stands between its commas."""
    at = start
    for match in COPULA.finditer(bare, start, end):
        if at < match.start():
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def chain(text: str, bare: str, start: int, end: int, *, kept: bool = False) -> list[Part]:
    """Return the archival parts of a stretch, in their order; `kept` says that somebody is named who keeps them."""
    found = list(_numbered(text, start, end))
    weak: list[Part] = []
    for first, last in items(bare, start, end):
        part = _item(text, first, last, kept or bool(found))
        if part and not any(part.start < other.end and other.start < part.end for other in found):
            found.append(part)
        elif part is None and found and BODY.fullmatch(text, first, last):
            weak.append(Part(PartKind.REPOSITORY, first, last))
    if weak and not any(part.kind is PartKind.REPOSITORY for part in found):
        found.append(weak[0])
    return sorted(found, key=lambda part: part.start)


BODY = re.compile(
    r"(?:U\.S\.\s|British\s|French\s|German\s)?(?:Department|Ministry|Foreign\sOffice|Office|Bureau|Agency)\b[^,;]{0,60}"
)
"""Who keeps papers as well, where nobody else is named."""


def _item(text: str, start: int, end: int, archival: bool) -> Part | None:
    """Return what a link of the chain is: who keeps the papers, a collection, a volume of it; None if nobody knows."""
    words_of = text[start:end]
    if keeper := _keeper().match(words_of):
        return Part(PartKind.REPOSITORY, start + keeper.start("k"), start + keeper.end("k"))
    if not archival and not VOLUME.fullmatch(words_of):
        return None
    if volume := VOLUME.fullmatch(words_of):
        return Part(PartKind.SCOPE, start, start + volume.end(), "volume")
    if quoted := re.fullmatch(r"[“\"](?P<c>[^“”\"]+?),?[”\"]?", words_of):
        return Part(PartKind.TITLE, start + quoted.start("c"), start + quoted.end("c"), "u")
    collection = _collection().match(words_of) or SERIES.match(words_of)
    if collection and not re.search(r"\d{4}$", words_of):
        return Part(PartKind.TITLE, start + collection.start("c"), start + collection.end("c"), "u")
    return None


VOLUME = re.compile(r"[Vv]ol(?:\.|ume)\s(?:\d+|[IVXLC]+)")
SERIES = re.compile(
    r"(?P<c>(?:Diplomatic\s)?(?:Despatches|Dispatches|Instructions|Correspondence|Letters|Reports)\s(?:from|to|of)\s(?:the\s)?[A-Z][^,;()]{2,80})$"
)
"""A series of records within an archive."""


def _numbered(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield the numbers of a stretch, none over another."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in _numbers().items():
        for match in pattern.finditer(text, start, end):
            first, last = match.span("n")
            if not any(first < b and a < last for a, b in taken):
                taken.append((first, last))
                yield Part(PartKind.NUMBER, first, last, value="file" if kind in ("decimal", "named") else kind)


STRONG = frozenset({"recordGroup", "fond", "lot", "shelfmark", "box", "roll", "file", "document"})


def is_archival(parts: list[Part]) -> bool:
    """Tell whether parts make an archival reference: a keeper with a number or a collection, a telling number, two."""
    kept = any(part.kind is PartKind.REPOSITORY for part in parts)
    counted = any(part.kind in (PartKind.NUMBER, PartKind.TITLE, PartKind.SCOPE) for part in parts)
    titled = any(part.kind is PartKind.TITLE for part in parts)
    strong = [part.value for part in parts if part.kind is PartKind.NUMBER and part.value in STRONG]
    return (kept and counted) or (titled and bool(strong)) or len(strong) > 1 or bool(TELLING & set(strong))


TELLING = frozenset({"recordGroup", "shelfmark", "lot", "file"})
"""Numbers that nothing but an archive has."""
