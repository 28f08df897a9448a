"""Bracketed words inside quotations: the author's own additions to what is quoted."""

import re
from collections.abc import Iterator, Sequence

from pipeline.model.text import Heading, Paragraph, Span
from pipeline.stages.structure.book import Book

BRACKETED = re.compile(r"\[[^\[\]]{1,120}\]")
OPENING = "“„«"
CLOSING = "”»"
SENTENCE = re.compile(r"\[[^\W\d_a-z].*[.!?]\]$", re.DOTALL)
"""A whole sentence in brackets is a remark, not an addition."""
WORDS_OF_SENTENCE = 5


def interpolations(book: Book, blocks: Sequence[Paragraph | Heading]) -> tuple[Span, ...]:
    """Return the bracketed words that stand inside quotation marks or in block quotations, brackets included."""
    return tuple(span for block in blocks for span in _spans(book, block))


def _spans(book: Book, block: Paragraph | Heading) -> Iterator[Span]:
    """Yield the additions in a block."""
    text = book.text(block.runs)
    whole = isinstance(block, Paragraph) and block.quotation
    for match in BRACKETED.finditer(text):
        if (whole or _quoted(text, match.start())) and _added(match[0]):
            yield Span(block.id, match.start(), match.end())


def _added(bracketed: str) -> bool:
    """Tell whether bracketed words are an addition: not points of omission, not a remark of its own."""
    remark = SENTENCE.match(bracketed) and len(bracketed.split()) > WORDS_OF_SENTENCE
    return any(sign.isalnum() for sign in bracketed) and not remark


def _quoted(text: str, offset: int) -> bool:
    """Tell whether a place stands inside quotation marks that were opened and not yet closed."""
    double = single = 0
    for place, sign in enumerate(text[:offset]):
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        opens = not before or before.isspace() or before in "([—–“‘"
        if sign in OPENING or (sign == '"' and opens):
            double += 1
        elif sign in CLOSING or sign == '"':
            double = max(0, double - 1)
        elif sign == "‘" and opens:
            single += 1
        elif sign == "’" and not after.isalnum() and single:
            single -= 1
    return bool(double or single)
