"""How the kinds of zone are shown: by colour, by line, and in words."""

from dataclasses import dataclass

from pipeline.model.vocabulary import FORME_WORK, NOTES, ZoneKind


@dataclass(frozen=True, slots=True)
class Look:
    """A group of kinds that are shown alike."""

    name: str
    """As the style sheet calls it."""
    words: str
    kinds: frozenset[ZoneKind]


LOOKS = (
    Look("text", "running text", frozenset({ZoneKind.PARAGRAPH, ZoneKind.QUOTE})),
    Look("heading", "heading", frozenset({ZoneKind.HEADING})),
    Look("note", "note at the foot", NOTES),
    Look("furniture", "running head, page number", FORME_WORK),
    Look("figure", "picture, caption, table", frozenset({ZoneKind.FIGURE, ZoneKind.CAPTION, ZoneKind.TABLE})),
    Look("margin", "printed in the margin", frozenset({ZoneKind.MARGINALIA})),
    Look("hand", "a reader’s hand", frozenset({ZoneKind.HANDWRITING})),
)


def look_of(kind: ZoneKind) -> Look:
    """Return how a kind is shown."""
    return next(look for look in LOOKS if kind in look.kinds)
