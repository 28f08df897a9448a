"""What each measure says, in plain words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A measure as it is explained."""

    name: str
    title: str
    meaning: str
    noun: str = ""
    """What is counted; "" for things that are found or not."""


TERMS = (
    Term(
        "characters",
        "Text, by letters",
        "Letters to change, add or take away until the text is the gold's, beside the letters of the gold (CER). "
        "Passages in another place are put back first. A note or heading that is missing or too many counts whole.",
        "letters",
    ),
    Term("words", "Text, by words", "The same, counted in words (WER).", "words"),
    Term(
        "moved",
        "Passages in another place",
        "Letters of the body in passages of eight words or more that stand in another order than in the gold.",
        "letters",
    ),
    Term(
        "foreign",
        "Foreign letters in paragraphs",
        "Letters of whole words in the body that are not the body's, by "
        "where they come from: notes, handwriting, running heads …, or a marker's sign left in the text.",
        "letters",
    ),
    Term(
        "lost",
        "Lost letters",
        "Letters of whole words of the gold's body that are nowhere in the edition; a misread word is not lost.",
        "letters",
    ),
    Term(
        "strayed",
        "Strayed letters",
        "Letters of whole words of the gold's body that stand in a note, a heading, a margin … of the edition.",
        "letters",
    ),
    Term("markers", "Markers", "Places that call a note: the same label at the same place of the text."),
    Term("notes", "Notes", "Notes whose words were found, wherever they stand and whatever their number."),
    Term("numbered", "Notes with their number", "Notes whose words were found, with the label that is printed."),
    Term("links", "Notes at their marker", "Notes whose words are attached to the right marker at the right place."),
    Term("joined", "Notes over pages", "Notes that run over pages and are one, with their end."),
    Term("paragraphs", "Paragraphs", "Beginnings of paragraphs at the same place of the text."),
    Term("headings", "Headings", "Headings with the same words, but for misread letters, at the same place."),
    Term("captions", "Captions", "Captions of figures and tables with the same words, but for misread letters."),
    Term("page numbers", "Page numbers", "Page numbers, in their order."),
    Term("page beginnings", "Page beginnings", "Pages that begin at the same word, with the same number."),
    Term("missing pages", "Missing pages", "Gaps of pages that were not scanned: place and number of pages."),
    Term(
        "zones",
        "Zones, by area",
        "Area that both give to a kind of zone, in squares of 4 by 4 pixels. Where the gold "
        "knows single words only, only their area counts.",
    ),
    Term("handwriting", "Places with handwriting", "Zones of handwriting that overlap by so much (IoU)."),
    Term("names strict", "Names and dates, exactly", "Names of the same kind with exactly the same words."),
    Term("names overlap", "Names and dates, about", "Names of the same kind that share some words."),
    Term("pointers", "Pointers to nowhere", "Pointers of the edition to an id that is not there.", "pointers"),
    Term("ids", "Ids given twice", "Ids of the edition that more than one element has.", "ids"),
    Term("empty", "Empty elements", "Notes, paragraphs, headings, names … that hold nothing.", "elements"),
    Term("rules", "Broken rules", "What `scan2tei validate` says of the edition, if this program made it.", "elements"),
)
"""All measures, in the order in which they are told."""

BY_NAME = {term.name: term for term in TERMS}
