"""How the kinds of zone are shown: by colour, by line, and in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.vocabulary import FORME_WORK, NOTES, ZoneKind


@dataclass(frozen=True, slots=True)
class Look:
    """A group of kinds that are shown alike."""

    name: str
    """As the style sheet calls it."""
    words: str
    plural: str
    kinds: frozenset[ZoneKind]


LOOKS = (
    Look("text", "block of text", "blocks of text", frozenset({ZoneKind.PARAGRAPH, ZoneKind.QUOTE})),
    Look("heading", "heading", "headings", frozenset({ZoneKind.HEADING})),
    Look("note", "note", "notes", NOTES),
    Look("furniture", "running head or page number", "running heads and page numbers", FORME_WORK),
    Look(
        "figure",
        "picture, caption or table",
        "pictures, captions and tables",
        frozenset({ZoneKind.FIGURE, ZoneKind.CAPTION, ZoneKind.TABLE}),
    ),
    Look("margin", "printed note in the margin", "printed notes in the margin", frozenset({ZoneKind.MARGINALIA})),
    Look("hand", "note in a reader’s hand", "notes in a reader’s hand", frozenset({ZoneKind.HANDWRITING})),
)


def look_of(kind: ZoneKind) -> Look:
    """Return how a kind is shown."""
    return next(look for look in LOOKS if kind in look.kinds)


def counted(kinds: Iterable[ZoneKind]) -> str:
    """Return how many zones there are of each look, in words."""
    looks = [look_of(kind) for kind in kinds]
    numbers = [(look, looks.count(look)) for look in LOOKS]
    told = [f"{number} {look.words if number == 1 else look.plural}" for look, number in numbers if number]
    return ", ".join(told) or "nothing was found"
