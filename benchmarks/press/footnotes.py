"""Notes cast in lines: each with its label, in paragraphs where it has several."""

from collections.abc import Mapping
from dataclasses import replace

from benchmarks.press.copy import Gap, Piece, Scrap, raised, scraps
from benchmarks.press.faces import Style
from benchmarks.press.galley import rows
from benchmarks.press.job import Label
from benchmarks.press.manuscript import Kind
from benchmarks.press.shop import NOTE_SIZE, Cast, Shop

PARAGRAPH_INDENT = 1.4
"""Of a note's further paragraphs, in ems."""


def note(shop: Shop, key: str, labels: Mapping[str, str], kind: Kind = Kind.NOTE) -> tuple[Cast, ...]:
    """Return a note's lines; a note at the chapter's end is led as in the text."""
    scheme = shop.job.notes
    style = raised(labels[key]) if scheme.label is Label.SUPERSCRIPT else Style.ROMAN
    label = labels[key] + ("." if scheme.label is Label.DOTTED else "")
    first = Scrap((Piece(label, style, label=True),), Gap.SPACE)
    head, *others = dict(shop.manuscript.notes)[key].split(" ¶ ")
    lines = list(rows((first, *scraps(head, labels)), shop.measure(NOTE_SIZE, scheme.indent)))
    for paragraph in others:
        lines += rows(scraps(paragraph, labels), shop.measure(NOTE_SIZE, PARAGRAPH_INDENT))
    casts = tuple(Cast(row, kind, key) for row in lines)
    return casts if kind is Kind.NOTE else tuple(replace(cast, lead=NOTE_SIZE + 0.01) for cast in casts)
