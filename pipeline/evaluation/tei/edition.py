"""A TEI edition as a witness."""

from pipeline.evaluation.plain import Normalisation
from pipeline.evaluation.stream import Scribe
from pipeline.evaluation.tei.calls import Calls
from pipeline.evaluation.tei.document import Element, every, first
from pipeline.evaluation.tei.facsimile import Facsimile, facsimile
from pipeline.evaluation.tei.transcriber import Transcriber
from pipeline.evaluation.witness import FORME, Aspect, Witness


def read(root: Element, level: Normalisation) -> Witness:
    """Return what a TEI edition says."""
    seen = facsimile(root)
    broken = [line for line in every(root, "lb", "pb", "cb") if line.get("break") == "no"]
    marked = any(line.get("rend") for line in broken)
    scribe = Transcriber(level, seen, Calls.of(root), marked, bool(broken), Scribe(level))
    text = first(root, "text")
    if text is not None:
        scribe.walk(text, scribe.body)
        scribe.settle()
    notes, pieces = tuple(scribe.notes), tuple(scribe.pieces)
    said = Witness(scribe.body.stream(), notes, pieces, scribe.figures, seen.surfaces)
    return Witness(said.body, notes, pieces, said.figures, said.surfaces, _silence(said, seen))


def _silence(said: Witness, seen: Facsimile) -> frozenset[Aspect]:
    """Return what an encoder left out altogether, so that nothing can be measured by it."""
    told = {
        Aspect.FORME: any(piece.kind in FORME for piece in said.pieces),
        Aspect.PAGES: bool(said.body.pages),
        Aspect.NUMBERS: any(page.label for page in said.body.pages),
        Aspect.NAMES: bool(said.body.names) or any(note.stream.names for note in said.notes),
        Aspect.ZONES: any(surface.regions for surface in seen.surfaces),
        Aspect.TEXT: bool(said.body.text),
        Aspect.RUNNING: any(note.runs_over for note in said.notes),
    }
    return frozenset(aspect for aspect, here in told.items() if not here)
