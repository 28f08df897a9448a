"""`python -m benchmarks.faults OUTPUT/VOLUME…`: spoil sound volumes that were digitised, and count what is found.

The volumes must be sound and have at least four pages; what the engine read on them is taken as it is stored.
"""

import argparse
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from benchmarks.faults.finding import Told, told
from benchmarks.faults.spoiling import FEWEST, Fault, spoilt
from pipeline.model.page import Page
from pipeline.stages.segment import Segment
from pipeline.store import Store


def main() -> None:
    """Print the table."""
    given = _arguments()
    volumes = {path.name: _pages(Store(path)) for path in given.volumes}
    whole = {name: pages for name, pages in volumes.items() if len(pages) >= FEWEST}
    print(f"{len(whole)} volumes, {sum(map(len, whole.values()))} pages\n")
    print("| numbers unreadable | " + " | ".join(Fault) + " |\n|" + "---|" * (len(Fault) + 1))
    for unread in given.unread:
        cells = []
        for fault in Fault:
            seeds = [(name, f"{name} {fault} {unread} {n}") for name, n in product(whole, range(given.times))]
            tried = {seed: told(spoilt(whole[name], fault, unread, seed)) for name, seed in seeds}
            cells.append(f"{sum(each.right for each in tried.values())} of {len(seeds)}")
            _tell(tried if given.misses else {})
        print(f"| {unread:.0%} | " + " | ".join(cells) + " |", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("volumes", type=Path, nargs="+")
    parser.add_argument("--times", type=int, default=5, help="how often each volume is spoilt in each way")
    parser.add_argument(
        "--unread", type=float, nargs="*", default=[0.0, 0.3], help="parts of the numbers made unreadable"
    )
    parser.add_argument("--misses", action="store_true", help="tell each miss and each false alarm before the table")
    return parser.parse_args()


def _tell(tried: dict[str, Told]) -> None:
    for seed, each in tried.items():
        if not each.right:
            print(f"{seed}: scanned {each.scanned}; {each.said or 'nothing is said'}")


def _pages(store: Store) -> Sequence[Page]:
    """Return the pages of a volume with their zones, as they are stored."""
    names = sorted(path.stem for path in (store.folder / "stages" / Segment.name).glob("*.json"))
    pages = [store.latest(Segment.name, name, Page) for name in names]
    return [page for page in pages if page is not None]


if __name__ == "__main__":
    main()
