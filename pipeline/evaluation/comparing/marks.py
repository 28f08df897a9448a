"""What begins or is missing at a place of the running text: paragraphs, pages, gaps, headings; and captions."""

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from pipeline.evaluation.comparing.comparison import Comparison, Labelled, Said, matched
from pipeline.evaluation.comparing.pairs import likeness, paired
from pipeline.evaluation.measure import Hits
from pipeline.evaluation.result import Disagreement
from pipeline.evaluation.witness import Aspect, Kind, Piece

TOLERANCE = 3
"""Letters of the gold: what is off by a sign or a misread short word begins at its place."""

ALIKE = 0.85
"""Two headings or captions with this likeness are one, but for misread letters."""


def paragraphs(sides: Comparison) -> Said:
    """Yield how many paragraphs begin where they should."""
    if sides.gold.tells(Aspect.TEXT):
        ours = [("", at) for at in sides.gold.body.paragraphs]
        theirs = [("", at) for at in sides.edition.body.paragraphs]
        yield from _places(sides, "paragraphs", ours, theirs, "A paragraph begins here", "behind")


def pages(sides: Comparison) -> Said:
    """Yield how many page numbers there are in their order, and how many pages begin at the right word."""
    ours = [(page.label, page.at) for page in sides.gold.body.pages]
    theirs = [(page.label, page.at) for page in sides.edition.body.pages]
    if sides.gold.tells(Aspect.NUMBERS):
        right = LCSseq.similarity([label for label, _ in ours], [label for label, _ in theirs])
        yield Hits("page numbers", "", int(right), len(theirs), len(ours))
        if not sides.gold.tells(Aspect.PAGES):
            yield from _numbers([label for label, _ in ours], theirs, sides)
    if sides.gold.tells(Aspect.PAGES):
        yield from _places(sides, "page beginnings", ours, theirs, "A page begins here")


def _numbers(ours: Sequence[str], theirs: Labelled, sides: Comparison) -> Said:
    """Yield where the page numbers are others than the gold's, of which only the order is known."""
    labels = [label for label, _ in theirs]
    for code in LCSseq.opcodes(ours, labels):
        if code.tag != "equal":
            at = theirs[code.dest_start][1] if code.dest_start < len(theirs) else len(sides.edition.body.text)
            wanted, found = (
                ", ".join(ours[code.src_start : code.src_end]),
                ", ".join(labels[code.dest_start : code.dest_end]),
            )
            said = "The page numbers differ here."
            spot = sides.edition.body.spot(at)
            yield Disagreement("page numbers", "", said, wanted, found, *sides.around(at), spot)


def gaps(sides: Comparison) -> Said:
    """Yield how many gaps of missing pages were found, at their place and of the right length."""
    if sides.gold.tells(Aspect.TEXT):
        ours = [(_pages(gap.quantity), gap.at) for gap in sides.gold.body.gaps]
        theirs = [(_pages(gap.quantity), gap.at) for gap in sides.edition.body.gaps]
        yield from _places(sides, "missing pages", ours, theirs, "Pages are missing here")


def _pages(quantity: int) -> str:
    return "1 page" if quantity == 1 else f"{quantity} pages"


def _places(sides: Comparison, name: str, ours: Labelled, theirs: Labelled, event: str, side: str = "") -> Said:
    """Yield the places that both sides have, and those that only one has."""
    pairs = matched(ours, theirs, sides.body, TOLERANCE, side)
    yield Hits(name, "", len(pairs), len(theirs), len(ours))
    for number, (label, at) in enumerate(ours):
        if number not in pairs:
            before, after = sides.around(sides.body.to_edition(at).behind)
            said = f"{event}{f' ({label})' if label else ''}, and not in the edition."
            yield Disagreement(name, "", said, label, "", before, after, sides.spot_of_gold(at))
    for number in sorted(set(range(len(theirs))) - set(pairs.values())):
        label, at = theirs[number]
        said = f"{event}{f' ({label})' if label else ''} in the edition, and not in the gold."
        yield Disagreement(name, "", said, "", label, *sides.around(at), sides.edition.body.spot(at))


def headings(sides: Comparison) -> Said:
    """Yield how many headings and captions were found; a heading has to stand at its place, a caption may not."""
    if not sides.gold.tells(Aspect.TEXT):
        return
    for kind, name in ((Kind.HEADING, "headings"), (Kind.CAPTION, "captions")):
        ours = [piece for piece in sides.gold.pieces if piece.kind is kind]
        theirs = [piece for piece in sides.edition.pieces if piece.kind is kind]
        alike = likeness([it.text for it in ours], [it.text for it in theirs])
        for one, piece in enumerate(ours):
            for other, found in enumerate(theirs):
                if kind is Kind.HEADING and sides.body.distance(found.at, piece.at) > TOLERANCE:
                    alike[one, other] = 0
        alike[alike < ALIKE] = -1
        pairs = paired(alike)
        yield Hits(name, "", len(pairs.both), len(theirs), len(ours))
        yield from _apart(kind, name, [ours[n] for n in pairs.lost], [theirs[n] for n in pairs.added])


def _apart(kind: Kind, name: str, lost: list[Piece], added: list[Piece]) -> Said:
    for piece in lost:
        said = f"The edition has no such {kind} at this place."
        yield Disagreement(name, "", said, piece.text, "", spot=piece.spot)
    for piece in added:
        said = f"The gold has no such {kind} at this place."
        yield Disagreement(name, "", said, "", piece.text, spot=piece.spot)
