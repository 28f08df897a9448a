"""The end of an archival reference: pages, the town of the archive, the name of a folder."""

import re
from dataclasses import replace

from pipeline.model.citation import Part, PartKind
from pipeline.stages.cite.draft import Draft
from pipeline.stages.cite.locators import locators
from pipeline.stages.cite.moments import FULL
from pipeline.stages.cite.shield import HIDDEN, Shield
from pipeline.stages.cite.titles import prosaic, titled

REST = 140
"""Characters at most behind the last number of an archival reference that still belong to it."""


def filed(shield: Shield, draft: Draft, end: int) -> Draft:
    """Return the reference with what stands behind its last part: the town of the archive, the name of a folder."""
    pages = (
        tuple(locators(shield.text, draft.end, end))
        if re.match(r",\s(?:pp?|ff?|fols?|fos?|ll?|list)\b", shield.bare[draft.end : end])
        else ()
    )
    if pages:
        draft = replace(draft, end=pages[-1].end, parts=(*draft.parts, *pages))
    last = draft.parts[-1]
    rest = shield.bare[draft.end : end]
    if not rest or len(rest.replace(HIDDEN, "")) > REST or prosaic(rest):
        return draft
    boxed = last.kind is PartKind.NUMBER and last.value == "box" and rest.startswith(", ")
    remark = re.search(r"\s\((?:a|an|the|also|see|this|another|hereafter|henceforth)\s", shield.text[draft.end : end])
    until = draft.end + remark.start() if remark else end
    named = boxed and rest[2:3] not in "(["
    folder = tuple(_folder(it) for it in titled(shield.text, draft.end, until, "u")) if named else ()
    return replace(draft, end=end, parts=(*draft.parts, *folder))


def _folder(part: Part) -> Part:
    """Return the name of a folder: it is called so in its box, and is no title of a work."""
    return replace(part, kind=PartKind.NUMBER, value="folder")


def days_in(text: str, start: int, end: int) -> list[Part]:
    """Return the dates to the day in a stretch."""
    return [Part(PartKind.DATE, *match.span()) for match in FULL.finditer(text, start, end)]


def places(shield: Shield, start: int, end: int) -> list[Part]:
    """Return volumes and pages, and the days between them under which diaries and minutes are cited."""
    found = list(locators(shield.text, start, end))
    at = found[-1].end if found else start
    days = re.compile(rf",\s(?P<first>{FULL.pattern})(?:\sand\s(?P<second>{FULL.pattern}))?").match(
        shield.bare, at, end
    )
    if not found or days is None:
        return found
    said = [Part(PartKind.DATE, *days.span(name)) for name in ("first", "second") if days[name]]
    return [*found, *said, *locators(shield.text, days.end(), end)]
