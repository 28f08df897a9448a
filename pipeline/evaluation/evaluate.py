"""Holding an edition against its gold."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.evaluation import opening, tei
from pipeline.evaluation.comparing import Comparison, compared
from pipeline.evaluation.measure import Errors, Measure
from pipeline.evaluation.plain import Normalisation
from pipeline.evaluation.result import Disagreement, Evaluation
from pipeline.evaluation.witness import Aspect
from pipeline.stages.validate import violations

EVERYTHING = Normalisation()


def evaluate(edition: Path, gold: Path, level: Normalisation = EVERYTHING) -> Evaluation:
    """Return how the TEI at `edition` stands against `gold`.

    `gold` is a TEI file, a gold.json (with its gt.json beside it), a folder with these, or a page file with regions or
    a folder of such. `level` says what is levelled in both texts before. BadInput if a file is not what it should be,
    FileAccess if it cannot be read.
    """
    content = opening.edition(edition)
    root = tei.parsed(edition, content)
    sides = Comparison.of(opening.gold(gold, level), tei.read(root, level))
    said = [*compared(sides), *_held_together(root, content)]
    return Evaluation(
        edition=str(edition),
        gold=str(gold),
        normalisation=str(level),
        measures=tuple(it for it in said if not isinstance(it, Disagreement)),
        disagreements=tuple(it for it in said if isinstance(it, Disagreement)),
        silent=tuple(it for it in Aspect if it in sides.edition.silent - sides.gold.silent),
    )


def _held_together(root: tei.Element, content: bytes) -> Iterator[Measure | Disagreement]:
    """Yield how the edition holds together in itself; in our own, by all rules that validation knows."""
    found = tei.integrity(root)
    counts = Counter(fault.measure for fault in found.faults)
    yield Errors("pointers", "", counts["pointers"], found.pointers)
    yield Errors("ids", "", counts["ids"], found.ids)
    yield Errors("empty", "", counts["empty"], found.elements)
    yield from (Disagreement(fault.measure, "", fault.message) for fault in found.faults)
    if found.ours:
        broken = violations(content)
        yield Errors("rules", "", len(broken), sum(1 for _ in root.iter()))
        yield from (Disagreement("rules", it.rule, str(it)) for it in broken)
