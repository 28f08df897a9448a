"""The words for parts of a page, and the one table of what PAGE-XML, SegmOnto and TEI call them."""

from dataclasses import dataclass
from enum import StrEnum


class ZoneKind(StrEnum):
    """What a zone of a page is; the values are PAGE-XML's TextRegion types where it has one."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "block-quotation"
    FOOTNOTE = "footnote"
    FOOTNOTE_CONTINUED = "footnote-continued"
    MARGINALIA = "marginalia"
    HANDWRITING = "handwriting"
    HEADER = "header"
    FOOTER = "footer"
    PAGE_NUMBER = "page-number"
    CATCH_WORD = "catch-word"
    SIGNATURE_MARK = "signature-mark"
    CAPTION = "caption"
    FIGURE = "figure"
    TABLE = "table"


class Place(StrEnum):
    """Where on the page something stands; the values are TEI's."""

    LEFT = "margin left"
    RIGHT = "margin right"
    TOP = "margin top"
    BOTTOM = "margin bottom"


class MarkKind(StrEnum):
    """What a reader's pen left on the page."""

    NOTE = "note"
    UNDERLINE = "underline"
    ARROW = "arrow"
    BRACKET = "bracket"


class EntityKind(StrEnum):
    """What a name in the running text names."""

    PERSON = "person"
    PLACE = "place"
    ORG = "org"
    GROUP = "group"
    EVENT = "event"
    WORK = "work"
    DATE = "date"


class Certainty(StrEnum):
    """How sure the one who says it is; TEI's data.certainty."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @classmethod
    def of(cls, probability: float) -> "Certainty":
        """Return the word for a probability of 0 to 1."""
        return cls.HIGH if probability >= 0.9 else cls.MEDIUM if probability >= 0.6 else cls.LOW


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """One kind of zone in the three vocabularies; `subtype` goes with the TEI type."""

    page: str
    segmonto: str
    tei: str
    subtype: str | None = None


ZONE_WORDS: dict[ZoneKind, ZoneWords] = {
    ZoneKind.PARAGRAPH: ZoneWords("paragraph", "MainZone", "paragraph"),
    ZoneKind.HEADING: ZoneWords("heading", "MainZone:head", "heading"),
    ZoneKind.QUOTE: ZoneWords("paragraph", "MainZone:quote", "paragraph", "block-quotation"),
    ZoneKind.FOOTNOTE: ZoneWords("footnote", "MarginTextZone:note", "footnote"),
    ZoneKind.FOOTNOTE_CONTINUED: ZoneWords("footnote-continued", "MarginTextZone:note", "footnote-continued"),
    ZoneKind.MARGINALIA: ZoneWords("marginalia", "MarginTextZone", "marginalia", "printed"),
    ZoneKind.HANDWRITING: ZoneWords("marginalia", "MarginTextZone:ManuscriptAddendum", "marginalia", "reader"),
    ZoneKind.HEADER: ZoneWords("header", "RunningTitleZone", "header"),
    ZoneKind.FOOTER: ZoneWords("footer", "RunningTitleZone", "footer"),
    ZoneKind.PAGE_NUMBER: ZoneWords("page-number", "NumberingZone", "page-number"),
    ZoneKind.CATCH_WORD: ZoneWords("catch-word", "QuireMarksZone", "catch-word"),
    ZoneKind.SIGNATURE_MARK: ZoneWords("signature-mark", "QuireMarksZone", "signature-mark"),
    ZoneKind.CAPTION: ZoneWords("caption", "GraphicZone:caption", "caption"),
    ZoneKind.FIGURE: ZoneWords("GraphicRegion", "GraphicZone", "figure"),
    ZoneKind.TABLE: ZoneWords("TableRegion", "TableZone", "table"),
}

FORME_WORK = frozenset(
    {
        ZoneKind.HEADER,
        ZoneKind.FOOTER,
        ZoneKind.PAGE_NUMBER,
        ZoneKind.CATCH_WORD,
        ZoneKind.SIGNATURE_MARK,
    }
)
"""Kinds that the printer set for the binder and the browsing reader: `fw` in TEI, never in a sentence."""

NOTES = frozenset({ZoneKind.FOOTNOTE, ZoneKind.FOOTNOTE_CONTINUED})
"""Kinds that hold printed notes at the foot of the page."""
