"""Text, kind by kind: letters and words that are wrong, and passages in another place."""

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Levenshtein

from pipeline.evaluation.alignment import Alignment, align
from pipeline.evaluation.comparing.comparison import Comparison, Said, context
from pipeline.evaluation.comparing.pairs import Pairs, piece_pairs
from pipeline.evaluation.measure import Errors
from pipeline.evaluation.result import Disagreement, Spot
from pipeline.evaluation.stream import Stream
from pipeline.evaluation.witness import FORME, Aspect, Kind, Piece

PIECES = (Kind.HEADING, Kind.CAPTION, *FORME, Kind.MARGIN, Kind.HAND, Kind.TABLE)
"""What stands apart from the body."""

ASPECTS = {**dict.fromkeys(FORME, Aspect.FORME), Kind.MARGIN: Aspect.MARGINS, Kind.HAND: Aspect.HAND}
"""What the gold may be silent about."""


def body(sides: Comparison) -> Said:
    """Yield what is wrong with the running text."""
    if not sides.gold.tells(Aspect.TEXT):
        return
    laid, length = sides.body, len(sides.gold.body.text)
    yield Errors("characters", Kind.BODY, laid.errors, length)
    yield Errors("words", Kind.BODY, laid.wrong_words, len(laid.gold.split()))
    yield Errors("moved", "", sum(it.gold_end - it.gold for it in laid.moved), length)
    yield from _different(laid, Kind.BODY, sides.edition.body)
    for passage in laid.moved:
        text = laid.gold[passage.gold : passage.gold_end]
        before, after = context(laid.edition, passage.start, passage.end)
        said = f"This passage stands in another place: in the gold after “{context(laid.gold, passage.gold, 0)[0]}”."
        yield Disagreement("moved", "", said, text, text, before, after, sides.edition.body.spot(passage.start))


def notes(sides: Comparison) -> Said:
    """Yield what is wrong with the words of the notes; a note that is not there counts with all its letters."""
    if not sides.gold.tells(Aspect.TEXT):
        return
    ours, theirs = [it.stream.text for it in sides.gold.notes], [it.stream.text for it in sides.edition.notes]
    yield from _counted(Kind.NOTE, ours, theirs, sides.notes)
    for one, other in sides.notes.both:
        note = sides.edition.notes[other]
        yield from _different(align(ours[one], theirs[other]), Kind.NOTE, note.stream, note.spot)


def pieces(sides: Comparison) -> Said:
    """Yield what is wrong with headings, captions, running heads and whatever else stands apart."""
    for kind in PIECES:
        if sides.gold.tells(Aspect.TEXT) and sides.gold.tells(ASPECTS.get(kind, Aspect.TEXT)):
            ours = [piece for piece in sides.gold.pieces if piece.kind is kind]
            theirs = [piece for piece in sides.edition.pieces if piece.kind is kind]
            if ours or theirs:
                yield from _of_kind(kind, ours, theirs)


def _of_kind(kind: Kind, ours: list[Piece], theirs: list[Piece]) -> Said:
    pairs = piece_pairs(ours, theirs)
    yield from _counted(kind, [it.text for it in ours], [it.text for it in theirs], pairs)
    for one, other in pairs.both:
        gold, piece = ours[one], theirs[other]
        if gold.text != piece.text:
            said = f"The {kind} is read otherwise."
            yield Disagreement("characters", kind, said, gold.text, piece.text, spot=piece.spot or gold.spot)
    for one in pairs.lost:
        yield Disagreement("characters", kind, f"The edition lacks this {kind}.", ours[one].text, spot=ours[one].spot)
    for other in pairs.added:
        piece = theirs[other]
        yield Disagreement("characters", kind, f"The gold has no such {kind}.", "", piece.text, spot=piece.spot)


def _counted(kind: Kind, ours: list[str], theirs: list[str], pairs: Pairs) -> Iterator[Errors]:
    """Yield the errors in texts of which some are pairs."""
    both = [(ours[one], theirs[other]) for one, other in pairs.both]
    both += [(ours[one], "") for one in pairs.lost] + [("", theirs[other]) for other in pairs.added]
    wrong = sum(Levenshtein.distance(one, other) for one, other in both)
    wrong_words = sum(Levenshtein.distance(one.split(), other.split()) for one, other in both)
    yield Errors("characters", kind, wrong, sum(map(len, ours)))
    yield Errors("words", kind, wrong_words, sum(len(text.split()) for text in ours))


def _different(laid: Alignment, kind: Kind, stream: Stream, spot: Spot | None = None) -> Iterable[Disagreement]:
    """Yield each place where words are not the same."""
    for it in laid.differences:
        before, after = context(laid.edition, it.start, it.start + len(it.edition))
        place = stream.spot(it.start) or spot
        said = _said(it.gold, it.edition)
        yield Disagreement("characters", kind, said, it.gold, it.edition, before, after, place)


def _said(gold: str, edition: str) -> str:
    if not gold.strip():
        return "The gold has no such words here."
    return "The words are read otherwise." if edition.strip() else "The edition lacks these words."
