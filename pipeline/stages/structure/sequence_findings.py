"""What is said of pages that were scanned twice or stand out of order, with the remedy."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.model.finding import Finding, FindingKind
from pipeline.model.page import Page
from pipeline.model.text import PageNumber
from pipeline.stages.structure.whole_order import Arranged


def copied(pages: Sequence[Page], labels: Sequence[PageNumber], ordinal: int, original: int) -> Finding:
    """Return that a page is a copy."""
    page, first = pages[ordinal], pages[original]
    name = f"Page {labels[ordinal].label}" if labels[ordinal].label else "This page"
    where = first.surface.scan if first.surface.scan != page.surface.scan else f"scan {_scan(first)}"
    message = (
        f"{name} stands twice in the scans: it says the same as on {where}. Unless the book repeats it, write"
        f' omit = "{_scan(page)}" under [scans] in volume.toml.'
    )
    return Finding(FindingKind.PAGE_ORDER, message, page.id)


def disordered(
    pages: Sequence[Page], labels: Sequence[PageNumber], order: Arranged, odd: frozenset[int]
) -> Iterator[Finding]:
    """Yield what is odd about pages that do not follow on those before, at the first of them with the remedy."""
    book = order.in_order()
    # Where the numbers only go back, nothing tells where the pages belong.
    known = odd and book != sorted(book)
    remedy = f' If so, write order = "{_ranges(pages, order)}" under [scans] in volume.toml.' if known else ""
    if order.wholly:
        yield Finding(FindingKind.PAGE_ORDER, order.wholly + remedy, pages[0].id if pages else None)
        return
    for ordinal in sorted(odd):
        before, after = labels[ordinal - 1].label, labels[ordinal].label
        told = f"Page {after} follows page {before}" if before and after else "The text does not go on here"
        how = "it stands twice in the scans" if after and _seen(labels[:ordinal], after) else "it is out of order"
        yield Finding(FindingKind.PAGE_ORDER, f"{told}: {how}.{remedy}", pages[ordinal].id)
        remedy = ""


def _seen(labels: Sequence[PageNumber], label: str) -> bool:
    """Tell whether a number is among some."""
    return any(each.label == label for each in labels)


def _scan(page: Page) -> str:
    """Return how an archivist calls a page: the number of its scan, and which half of a spread."""
    return page.id.lstrip("s").lstrip("0")


def _ranges(pages: Sequence[Page], order: Arranged) -> str:
    """Return the order of the book as ranges of scans."""
    scans = [_scan(pages[ordinal]) for ordinal in order.in_order()]
    return ", ".join(_ranges_of(scans))


def _ranges_of(scans: Sequence[str]) -> Iterator[str]:
    """Yield `3-5` for scans that follow on one another; a spread whose halves stand together has no letter."""
    whole = list(_whole(scans))
    keys = [int(scan) - place if scan.isdecimal() else scan for place, scan in enumerate(whole)]
    for _, group in groupby(zip(keys, whole, strict=True), key=lambda pair: pair[0]):
        run = [scan for _, scan in group]
        yield run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}"


def _whole(scans: Sequence[str]) -> Iterator[str]:
    """Yield the scans, `3a` and `3b` as `3` where they follow on one another."""
    place = 0
    while place < len(scans):
        both = scans[place].endswith("a") and scans[place + 1 : place + 2] == [scans[place][:-1] + "b"]
        yield scans[place][:-1] if both else scans[place]
        place += 2 if both else 1
