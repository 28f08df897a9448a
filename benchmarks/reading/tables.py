"""Which tables are printed, and what stands in their columns."""

from benchmarks.reading.rows import Column, f1, rate, scores, share

BODY = ("characters", "body")
NOTES = (
    Column("markers P / R", scores("markers")),
    Column("links F1", f1("links")),
    Column("notes over pages joined", share("joined")),
    Column("note CER", rate("characters", "note")),
)
TEXT = (
    Column("body CER", rate(*BODY)),
    Column("lost", rate("lost")),
    Column("foreign", rate("foreign")),
    Column("paragraphs F1", f1("paragraphs")),
    Column("headings F1", f1("headings")),
    Column("page numbers", share("page numbers")),
)
PAGES = (
    Column("missing pages told", share("faults", "missing")),
    Column("doubled told", share("faults", "doubled")),
    Column("disordered told", share("faults", "disordered")),
    Column("upside down righted", share("faults", "upside down")),
    Column("sound volumes left in peace", share("sound volumes")),
)
HAND = (
    Column("handwriting F1, IoU .5", f1("handwriting", "IoU 0.5")),
    Column("P / R", scores("handwriting", "IoU 0.5")),
    Column("false alarms a scan without", rate("hands on clean scans")),
)
KINDS = (
    *("body", "note", "heading", "caption", "running head", "page number", "margin", "hand", "table", "figure"),
    "catchword or signature",
)
AREAS = tuple(Column(kind, f1("zones", kind)) for kind in KINDS)
PLAIN = (
    Column("body CER", rate(*BODY)),
    Column("lost", rate("lost")),
    Column("foreign", rate("foreign")),
    Column("paragraphs F1", f1("paragraphs")),
)
"""What can be asked of a program that gives only text."""
BOTH = ("bare Tesseract", "scan2tei")
READERS = tuple(Column(name, rate("characters", name)) for name in BOTH)
TABLES = (
    ("Notes", NOTES),
    ("Text", TEXT),
    ("Handwriting", HAND),
    ("Zones, by area (F1)", AREAS),
)
