"""The files of a report: a page for people, its pictures, and the same for programs."""

from collections.abc import Callable, Iterator, Sequence

from pipeline.model.volume import Volume
from pipeline.publish.report.album import Album, Crop
from pipeline.publish.report.attention import attention, doubtful_lines
from pipeline.publish.report.certified import certified
from pipeline.publish.report.citations import citations
from pipeline.publish.report.contents import notes, readings
from pipeline.publish.report.document import document
from pipeline.publish.report.markup import joined
from pipeline.publish.report.names import names
from pipeline.publish.report.opening import Broken, onward, opening, rules
from pipeline.publish.report.pages import pages
from pipeline.publish.report.suggestions import suggestions
from pipeline.publish.report.summary import Summary
from pipeline.publish.report.told import told


def _nothing(_path: str) -> bool:
    """Say that no picture is there yet."""
    return False


def files(
    volume: Volume, violations: Sequence[Broken], crop: Crop, known: Callable[[str], bool] = _nothing
) -> Iterator[tuple[str, bytes]]:
    """Yield path, from the folder of the volume, and content of each file.

    `crop` gives the JPEG of a box of a page, b"" if there is none; pictures whose path is `known` are not made
    again, because their names follow from what they show.
    """
    summary, album = Summary.of(volume), Album()
    page = _page(volume, summary, violations, album)
    yield from album.developed(crop, known)
    yield "report.html", page
    yield "report.json", told(volume, summary, violations)


def _page(volume: Volume, summary: Summary, violations: Sequence[Broken], album: Album) -> bytes:
    """Return the page for people; it runs no script, and loads nothing but its own pictures."""
    body = joined(
        opening(volume, summary, violations),
        rules(violations),
        attention(volume, album),
        certified(volume, album),
        pages(volume, album),
        notes(volume),
        suggestions(volume, album),
        doubtful_lines(volume, album),
        readings(volume),
        names(volume),
        citations(volume),
        onward(volume),
    )
    return document(f"{volume.metadata.title or volume.id} – report", "'self' file:", body)
