"""What is said of a volume that was spoilt, and whether that is right."""

from dataclasses import dataclass

from benchmarks.faults.spoiling import Fault, Spoilt
from pipeline.model.finding import Finding, FindingKind
from pipeline.model.text import PageGap, Text
from pipeline.stages.structure import Structure

MISSING = frozenset({Fault.MISSING, Fault.SPREAD, Fault.APART})


@dataclass(frozen=True, slots=True)
class Told:
    """What was found in a volume."""

    right: bool
    """Whether a fault is found for what it is, missing or doubled pages where they are, nothing in a sound volume."""
    scanned: str
    """The volume's pages in the order of scanning, numbers counted from 1."""
    said: str


def told(volume: Spoilt) -> Told:
    """Return what is found in a volume."""
    text, findings = Structure()(volume.pages)
    said = [each for each in findings if each.kind in (FindingKind.PAGE_ORDER, FindingKind.PAGE_MISSING)]
    scanned = " ".join(str(ordinal + 1) for ordinal in volume.disorder.order)
    return Told(_right(volume, text, said), scanned, " / ".join(f"{each.page}: {each.message}" for each in said))


def _right(volume: Spoilt, text: Text, findings: list[Finding]) -> bool:
    """Tell whether what is said is right; how many pages are missing may be left open, but not be wrong."""
    gaps = [block.quantity for block in text.blocks() if isinstance(block, PageGap)]
    places = [each.page for each in findings if each.kind is FindingKind.PAGE_MISSING]
    order = [each.page for each in findings if each.kind is FindingKind.PAGE_ORDER]
    disorder = volume.disorder
    if volume.fault in MISSING:
        here = [volume.pages[at].id for at in disorder.at]
        return places == here and all(count in (disorder.count, None) for count in gaps) and not order
    if volume.fault is Fault.DOUBLED:
        return not gaps and volume.pages[disorder.at[0]].id in order
    return not gaps and bool(order) is bool(disorder.at)
