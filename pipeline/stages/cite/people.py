"""Authors and editors: names at the head of a citation, and behind `ed.`, `edited by`, `translated by`."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.model.citation import Part, PartKind
from pipeline.stages.cite.words import either, phrases, words

WORD = r"(?>(?:[DdLlO][’'])?[A-ZÀ-ÖØ-Þ][\w]*[a-zß-öø-ÿ](?:[A-Z][a-z]+)?(?:[-’'‘][A-Za-zÀ-ÿ][a-zß-öø-ÿ]*)*)"
INITIAL = r"(?:(?:[A-Z]\.-?\s?){1,3}+|[A-Z](?=\s[A-Z]))"
PARTICLE = (
    r"(?<!\w)(?:de(?:\sla(?!\w))?+|du|di|da|van\sder|van\sden|van|von|zu|bin|ibn|al|ter|dos|le|la|del|della"
    r"|d[’'](?=\s))(?!\w)"
)
RANK = r"(?:(?:Sir|Dr|Prof|Gen|Col|Capt|Maj|Lt|Adm|Rev|Mrs|Mr|Hon)\.\s)?"
"""A rank with its point; one without is a word like those of the name."""
BORN = r"(?:,?\s(?:Jr\.?|Sr\.?|III|II|IV)(?!\w))"
# Each name can be read in one way only: a list of thirty that no `and` ends would else be tried in 2^30 ways.
PERSON = rf"{RANK}(?:(?:{INITIAL}|{WORD}|{PARTICLE}|[“\"]{WORD}[”\"])\s?){{0,4}}{WORD}{BORN}?+"
PEOPLE = rf"{PERSON}(?:(?:,\s{PERSON})*,?\s(?:and|&)\s{PERSON})?(?:,?\s(?:et\sal\.?|and\sothers))?"

EDITED = r"(?:(?:Eds?|eds?|ED|[Ee]ditors?|comps?|Comp|trans)\b\.?)"
BEHIND = (
    rf"(?:\s\((?!{EDITED})[^()]*\))?(?P<editors>,?\s(?:\({EDITED}(?:,?\s(?:and|&)\s{EDITED})?\)|{EDITED}(?:,?\s(?:and|&)\s{EDITED})?))?"
    r"(?P<stop>,\s|(?<!\w\.)\.\s(?=[“\"])|\s(?=[“\"‘]))"
)
HEADS = tuple(re.compile(rf"(?P<people>{people}){BEHIND}") for people in (PEOPLE, PERSON))
"""Who stands at the head of a citation, up to the comma behind: several people, or one before a title with an `and`."""

WITH = re.compile(rf"(?:assisted\sby|with\sthe\sassistance\sof|with)\s(?P<people>{PEOPLE}),\s")
"""`assisted by Lorna Arnold`, between the author and the title."""

ROLE = re.compile(
    rf"(?:,\s|\(|\.\s|;\s)(?:(?P<editor>[Ee]d(?:s|ited)?\.?(?:\s(?:and|&)\strans(?:lated|\.))?(?:\sby)?)"
    rf"|(?P<translator>[Tt]r(?:ans(?:lated)?)?\.?(?:\sby)?))\s(?P<people>{PEOPLE})"
)
"""`, ed. H. P. Johnston`, `, trans. Mary Ilford`, `edited by`."""


@cache
def _papers() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either(phrases('papers'))})\b.*")


def person_like(name: str) -> bool:
    """Tell whether a name may be one of people: nobody is called `Papers` or `Department`."""
    return not any(
        re.search(rf"(?<![\w’'-]){word}(?![\w’'-])", name) for word in name.split() if word in words("nobody")
    )


def head(text: str, start: int, end: int) -> tuple[tuple[Part, ...], int] | None:
    """Return the authors or editors at the head of a stretch, and where the title begins; None if nobody is named."""
    for pattern in HEADS:
        match = pattern.match(text, start, end)
        if match and person_like(match["people"]) and (text[match.end() : end].strip() or text[end - 1].isspace()):
            kind = PartKind.EDITOR if match["editors"] else PartKind.AUTHOR
            people = tuple(each(match["people"], match.start("people"), kind))
            more = WITH.match(text, match.end(), end)
            if more is None:
                return people, match.end()
            return (*people, *each(more["people"], more.start("people"), kind)), more.end()
    return None


def each(people: str, at: int, kind: PartKind) -> Iterator[Part]:
    """Yield the people of a list one by one."""
    for part in re.split(r",?\s(?:and|&)\s(?!others)|,?\s(?:et\sal\.?|and\sothers)|,\s(?!Jr|Sr|II)", people):
        if part:
            start = at + people.index(part)
            yield Part(kind, start, start + len(part))


def roles(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield the editors and translators who are named within a citation."""
    for match in ROLE.finditer(text, start, end):
        kind = PartKind.EDITOR if match["editor"] else PartKind.TRANSLATOR
        if person_like(match["people"]):
            yield from each(match["people"], match.start("people"), kind)


CORRESPONDENTS = re.compile(
    r"(?P<lead>(?:(?:Draft|Copy\sof|Unsigned)\s)?(?:(?:Letter|Telegram|Memorandum|Cable|Despatch|Dispatch|Note|Memo)s?(?:,?\s(?:from|by|of)\s|,\s))?)"
    rf"(?P<sender>{PEOPLE}|[A-Z]\w+)(?P<what>(?:\sthrough\s(?:{WORD}\s)?{WORD})?(?:\s\([^()]*\)|\s\[[^\[\]]*\])?(?:\s[a-z]\w+){{0,2}}(?:\s\([^()]*\))?)\s(?:to|for)\s"
    r"(?P<recipient>[A-Z\[](?:[^.;]|(?<=[A-Z])\.|(?<=Gen)\.|(?<=Mr)\.|(?<=Dr)\.){1,120}?)(?=,\s(?:\[?[Nn]o\sdate|n\.d|undated|\d|[A-Z][a-z]+\.?,?\s\d)|\s\d|\s?\(|,\s[A-Z]|\sin\s[A-Z]|$)"
)
"""`Roe to Hale`, `John Hale instruction to Ann Roe`, `Letter from Hale to Roe`."""


def correspondents(text: str, start: int, end: int) -> tuple[tuple[Part, ...], int] | None:
    """Return who wrote a letter at the head of a stretch, and where the name of who got it ends."""
    match = CORRESPONDENTS.match(text, start, end)
    if match is None or not person_like(match["sender"]):
        return None
    what = re.sub(r"^\sthrough(?:\s[A-Z]\S*)+", "", match["what"]).split()
    if (
        what
        and not match["what"].strip().startswith(("(", "["))
        and what[-1] not in phrases("papers")
        and what[0] not in phrases("papers")
    ):
        return None
    return tuple(each(match["sender"], match.start("sender"), PartKind.AUTHOR)), match.end("recipient")
