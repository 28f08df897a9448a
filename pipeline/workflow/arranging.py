"""The pages in the order that the archivist wants, and where scans were left out of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.arrangement import Arrangement
from pipeline.model.page import Page
from pipeline.stages.acquire import Picture
from pipeline.workflow.job import Selection
from pipeline.workflow.reading import unread

NOT_READ = "This scan was not asked for."


@dataclass(frozen=True, slots=True)
class Arranged:
    """Pages in the order of the book."""

    pages: tuple[Page, ...]
    """Those that failed among them."""
    left_out: tuple[tuple[str, int], ...] = ()
    """Ids of sound pages before which scans were not asked for or not read, and how many."""

    @classmethod
    def of(cls, pages: Sequence[Page], supplied: Sequence[Picture], arrangement: Arrangement) -> "Arranged":
        """Return the pages that were read of what was supplied, as they are to be arranged."""
        read = {(page.surface.scan, page.surface.frame_number) for page in pages}
        others = [unread(picture, NOT_READ) for picture in supplied if (picture.scan, picture.frame_number) not in read]
        order = arrangement.of(sorted([*pages, *others], key=lambda page: page.id))
        skipped = {page.id for page in others}
        return cls(tuple(page for page in order if page.id not in skipped), tuple(_left_out(order)))


def _left_out(order: Sequence[Page]) -> Iterator[tuple[str, int]]:
    """Yield each sound page that has others before it that were not read, and how many."""
    count = 0
    for page in order:
        if page.failure is None and count:
            yield page.id, count
        count = count + 1 if page.failure is not None else 0


def wanted(supplied: Sequence[Picture], selection: Selection, arrangement: Arrangement) -> tuple[Picture, ...]:
    """Return the pictures that are to be read, in the order in which they were supplied."""
    asked = [picture for picture in supplied if picture.ordinal in selection]
    return tuple(picture for picture in asked if arrangement.of([unread(picture, NOT_READ)]))
