"""`python -m benchmarks.faults OUTPUT/VOLUME…`: spoil sound volumes that were digitised, and count what is found.

The volumes must be sound and have at least five pages; what the engine read on them is taken as it is stored.
"""

import argparse
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from benchmarks.faults.spoiling import Fault, Spoilt, spoilt
from pipeline.model.finding import FindingKind
from pipeline.model.page import Page
from pipeline.model.text import PageGap
from pipeline.stages.segment import Segment
from pipeline.stages.structure import Structure
from pipeline.store import Store

FEWEST = 5
"""Pages of a volume that can be spoilt: of fewer hardly any are left to tell."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("volumes", type=Path, nargs="+")
    parser.add_argument("--times", type=int, default=5, help="how often each volume is spoilt in each way")
    parser.add_argument(
        "--unread", type=float, nargs="*", default=[0.0, 0.3], help="parts of the numbers made unreadable"
    )
    given = parser.parse_args()
    volumes = {path.name: _pages(Store(path)) for path in given.volumes}
    whole = {name: pages for name, pages in volumes.items() if len(pages) >= FEWEST}
    print(f"{len(whole)} volumes, {sum(map(len, whole.values()))} pages\n")
    print("| numbers unreadable | " + " | ".join(Fault) + " |\n|" + "---|" * (len(Fault) + 1))
    for unread in given.unread:
        cells = []
        for fault in Fault:
            seeds = [(name, f"{name} {fault} {unread} {n}") for name, n in product(whole, range(given.times))]
            right = sum(found(spoilt(whole[name], fault, unread, seed)) for name, seed in seeds)
            cells.append(f"{right} of {len(seeds)}")
        print(f"| {unread:.0%} | " + " | ".join(cells) + " |", flush=True)


def found(volume: Spoilt) -> bool:
    """Tell whether a fault is found for what it is, and nothing is found in a sound volume."""
    text, findings = Structure()(volume.pages)
    gaps = [block.quantity for block in text.blocks() if isinstance(block, PageGap)]
    order = [finding.page for finding in findings if finding.kind is FindingKind.PAGE_ORDER]
    if volume.fault is Fault.MISSING:
        return gaps in ([volume.count], [None]) and not order
    if volume.fault is Fault.DOUBLED:
        return not gaps and volume.pages[volume.at].id in order
    return not gaps and bool(order) is not (volume.fault is Fault.SOUND)


def _pages(store: Store) -> Sequence[Page]:
    """Return the pages of a volume with their zones, as they are stored."""
    names = sorted(path.stem for path in (store.folder / "stages" / Segment.name).glob("*.json"))
    pages = [store.latest(Segment.name, name, Page) for name in names]
    return [page for page in pages if page is not None]


if __name__ == "__main__":
    main()
