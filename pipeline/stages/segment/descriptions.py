"""What a transcriber says of things that are no print: handwriting, pictures, page breaks."""

import re
from dataclasses import dataclass

from pipeline.model.vocabulary import Place

LEAD_WORDS = 14
"""A description names its thing within so many words before its colon; a longer lead is a sentence."""

WRAPPING = re.compile(r"^[\[({<*_\s]+|[\])}>*_\s]+$")
HAND = re.compile(
    r"\b(?:hand-?writ\w+|marginal\w*|margin|annotat\w+|pencil\w*|ink|scribbl\w+"
    r"|manuscript notes?|readers?[’']s? notes?)\b",
    re.I,
)
NOTING = re.compile(r"\b(?:notes?|margin\w*|annotat\w+|hand-?writ\w+|comments?|remarks?|scribbl\w+)\b", re.I)
PICTURE = re.compile(
    r"(?:an? |the )?(?:(?:black[- ]and[- ]white|colou?r|full-page|b/w) )?"
    r"(?:image|photo|photograph|picture|illustration|drawing|map|portrait|cartoon|engraving|figure|chart|graph|diagram)s?\b",
    re.I,
)
PLACES = (
    (re.compile(r"\bleft\b", re.I), Place.LEFT),
    (re.compile(r"\bright\b", re.I), Place.RIGHT),
    (re.compile(r"\b(?:top|head|upper|above)\b", re.I), Place.TOP),
    (re.compile(r"\b(?:bottom|foot|lower|below)\b", re.I), Place.BOTTOM),
)
PAGE = re.compile(
    r"[\W_]*(?:(?:page|pg|pp?|fol(?:io)?)\b\.?\s*(?:\d{1,4}|[ivxlcdm]+)\b"
    r"(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}|[ivxlc]{1,7})[\W_]*",
    re.I,
)
PAGE_BREAK = re.compile(r"[\W_]*page\s*break[\W_]*", re.I)


@dataclass(frozen=True, slots=True)
class Description:
    """A description as it stands: the words before its colon, and whether brackets set it apart."""

    lead: str
    rest: str
    apart: bool

    @classmethod
    def of(cls, text: str) -> "Description":
        """Return the parts of a block's text."""
        bare = WRAPPING.sub("", text)
        lead, colon, rest = bare.partition(":")
        apart = text.lstrip("*_ ")[:1] in "[({<" and text.rstrip("*_ .")[-1:] in "])}>"
        return cls(lead if colon or apart else "", rest if colon else "", apart)

    @property
    def short(self) -> bool:
        """Whether the lead is no longer than a label is."""
        return 0 < len(self.lead.split()) <= LEAD_WORDS

    @property
    def of_hand(self) -> bool:
        """Whether it describes what a reader wrote."""
        return self.short and bool(HAND.search(self.lead)) and bool(NOTING.search(self.lead))

    @property
    def of_picture(self) -> bool:
        """Whether it describes a picture."""
        return self.short and bool(PICTURE.match(self.lead)) and (self.apart or len(self.lead.split()) <= 3)

    @property
    def open(self) -> bool:
        """Whether what it announces only follows in the next blocks."""
        return bool(self.lead) and not self.rest.strip()


def hand_described(text: str) -> bool:
    """Tell whether a block describes what a reader wrote on the page."""
    return Description.of(text).of_hand


def picture_described(text: str) -> bool:
    """Tell whether a block describes a picture."""
    return not hand_described(text) and Description.of(text).of_picture


def announces(text: str) -> bool:
    """Tell whether a block of handwriting is only a lead, and what the reader wrote stands below it."""
    return hand_described(text) and Description.of(text).open and not Description.of(text).apart


def page_told(text: str) -> bool:
    """Tell whether a block says nothing but which page begins or ends."""
    return bool(PAGE.fullmatch(text) or PAGE_BREAK.fullmatch(text))


def place_told(text: str) -> Place | None:
    """Return the margin that a description names first, in its lead if it can be; None if it names none."""
    for part in (Description.of(text).lead, text):
        told = [(match.start(), place) for pattern, place in PLACES if (match := pattern.search(part))]
        if told:
            return min(told)[1]
    return None
