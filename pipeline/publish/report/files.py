"""The files of a report: a page for people, its pictures, and the same for programs."""

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from importlib.resources import files as resources
from string import Template

from pipeline.model.volume import Volume
from pipeline.publish.report.album import Album, Crop
from pipeline.publish.report.attention import attention, doubtful_lines
from pipeline.publish.report.certified import certified
from pipeline.publish.report.contents import names, notes, readings
from pipeline.publish.report.markup import joined
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
    style = _resource("style.css")
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
        onward(volume),
    )
    return (
        Template(_resource("report.html"))
        .substitute(
            language="en",
            title=joined(volume.metadata.title or volume.id),
            style=style,
            digest=b64encode(sha256(style.encode()).digest()).decode(),
            body=body,
        )
        .encode()
    )


def _resource(name: str) -> str:
    """Return a file that lies beside this module."""
    return (resources("pipeline.publish.report") / name).read_text(encoding="utf-8")
