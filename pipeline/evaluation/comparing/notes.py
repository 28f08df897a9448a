"""Notes: found, numbered, called at the right place, and whole where they run over pages."""

from rapidfuzz import fuzz

from pipeline.evaluation.comparing.comparison import Comparison, Said, matched
from pipeline.evaluation.comparing.pairs import SAME
from pipeline.evaluation.measure import Hits
from pipeline.evaluation.result import Disagreement
from pipeline.evaluation.witness import Aspect, Note

TOLERANCE = 3
"""Letters of the gold: a marker before the full stop and the quotation mark instead of behind them is at its place."""

TAIL, ENDING = 20, 70
"""Letters at the end of a note by which it is seen whether it is whole, and of 100 how alike they have to be."""

WHOLE = 0.8
"""Of its length: a note that lacks its second page is seldom so long."""


def markers(sides: Comparison) -> Said:
    """Yield how many places that call a note were found, with the right label."""
    if not sides.gold.tells(Aspect.TEXT):
        return
    ours, theirs = _called(sides.gold.notes), _called(sides.edition.notes)
    hits = _hits(sides)
    yield Hits("markers", "", len(hits), len(theirs), len(ours))
    for number in sorted(ours.keys() - hits.keys()):
        note, at = sides.gold.notes[number], ours[number]
        before, after = sides.around(sides.body.to_edition(at).before)
        said = f"Note {note.label} is called here, and the edition does not say so."
        yield Disagreement("markers", "", said, note.label, "", before, after, sides.spot_of_gold(at))
    for number in sorted(theirs.keys() - set(hits.values())):
        note, at = sides.edition.notes[number], theirs[number]
        said = f"Note {note.label or 'without a number'} is called here in the edition, and not in the gold."
        yield Disagreement("markers", "", said, "", note.label, *sides.around(at), sides.edition.body.spot(at))


def _called(notes: tuple[Note, ...]) -> dict[int, int]:
    """Return where notes are called, by their numbers."""
    return {number: note.at for number, note in enumerate(notes) if note.at is not None}


def _hits(sides: Comparison) -> dict[int, int]:
    """Return the notes that are called at their place by their label: number in the gold, number in the edition."""
    ours, theirs = _called(sides.gold.notes), _called(sides.edition.notes)
    wanted = [(sides.gold.notes[number].label, at) for number, at in ours.items()]
    found = [(sides.edition.notes[number].label, at) for number, at in theirs.items()]
    pairs = matched(wanted, found, sides.body, TOLERANCE, "before")
    return {list(ours)[one]: list(theirs)[other] for one, other in pairs.items()}


def notes(sides: Comparison) -> Said:
    """Yield how many notes were found at all, and with their number."""
    if not sides.gold.tells(Aspect.TEXT):
        return
    ours, theirs = sides.gold.notes, sides.edition.notes
    wanted, found = sum(bool(it.stream.text) for it in ours), sum(bool(it.stream.text) for it in theirs)
    both = [(ours[one], theirs[other]) for one, other in sides.notes.both]
    alike = [_ratio(one, other) >= 100 * SAME for one, other in both]
    yield Hits("notes", "", sum(alike), found, wanted)
    right = sum(it and one.label == other.label for it, (one, other) in zip(alike, both, strict=True))
    yield Hits("numbered", "", right, found, wanted)
    for it, (one, other) in zip(alike, both, strict=True):
        if not it and one.stream.text:
            said = f"The edition lacks the words of note {one.label}."
            yield Disagreement("notes", "", said, one.stream.text, other.stream.text, spot=other.spot)
        elif one.label != other.label:
            said = f"Note {one.label} has the number {other.label or '–'} in the edition."
            yield Disagreement("numbered", "", said, one.label, other.label, "", other.stream.text[:60], other.spot)
    yield from _missing(sides)


def _ratio(one: Note, other: Note) -> float:
    return fuzz.ratio(one.stream.text, other.stream.text) if one.stream.text and other.stream.text else 0.0


def _missing(sides: Comparison) -> Said:
    """Yield the notes that only one of the sides has."""
    for number in sides.notes.lost:
        note = sides.gold.notes[number]
        spot = note.spot or (sides.spot_of_gold(note.at) if note.at is not None else None)
        yield Disagreement("notes", "", f"The edition lacks note {note.label}.", note.stream.text, "", spot=spot)
    for number in sides.notes.added:
        note = sides.edition.notes[number]
        if note.stream.text:
            said = f"The gold has no such note {note.label}."
            yield Disagreement("notes", "", said, "", note.stream.text, spot=note.spot)


def links(sides: Comparison) -> Said:
    """Yield how many notes are called where they should be: the right words at the right marker."""
    if not sides.gold.tells(Aspect.TEXT):
        return
    ours, theirs = sides.gold.notes, sides.edition.notes
    hits = _hits(sides)
    right = [one for one, other in sides.notes.both if hits.get(one) == other and theirs[other].stream.text]
    wanted = sum(it.at is not None and bool(it.stream.text) for it in ours)
    found = sum(it.at is not None and bool(it.stream.text) for it in theirs)
    yield Hits("links", "", len(right), found, wanted)
    for one, other in sides.notes.both:
        note, their = ours[one], theirs[other]
        if hits.get(one) == other or note.at is None:
            continue
        stands = f"after “{sides.around(their.at)[0]}”" if their.at is not None else "nowhere"
        before, after = sides.around(sides.body.to_edition(note.at).before)
        said = f"Note {note.label} belongs here; in the edition it is called {stands}."
        yield Disagreement(
            "links", "", said, note.stream.text[:80], their.stream.text[:80], before, after, sides.spot_of_gold(note.at)
        )


def joined(sides: Comparison) -> Said:
    """Yield how many notes that run over pages are whole and one."""
    if not sides.gold.tells(Aspect.RUNNING):
        return
    wanted = {number for number, note in enumerate(sides.gold.notes) if note.runs_over}
    partner = dict(sides.notes.both)
    whole = {one for one in wanted if one in partner and _is_whole(sides, one, partner[one])}
    claimed = {number for number, note in enumerate(sides.edition.notes) if note.runs_over}
    found = claimed | {partner[one] for one in whole}
    yield Hits("joined", "", len(whole), len(found), len(wanted))
    for one in sorted(wanted - whole):
        note = sides.gold.notes[one]
        their = sides.edition.notes[partner[one]] if one in partner else None
        text, spot = (their.stream.text, their.spot) if their else ("", note.spot)
        said = f"Note {note.label} runs over pages, and is not whole in the edition."
        yield Disagreement("joined", "", said, note.stream.text, text, spot=spot)


def _is_whole(sides: Comparison, one: int, other: int) -> bool:
    ours, theirs = sides.gold.notes[one].stream.text, sides.edition.notes[other].stream.text
    return len(theirs) >= WHOLE * len(ours) and fuzz.ratio(ours[-TAIL:], theirs[-TAIL:]) >= ENDING
