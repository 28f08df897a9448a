"""Notes without markers, page by page: where they are many, the page says more than each of them."""

from collections.abc import Iterator, Sequence

from pipeline.model.finding import FindingKind
from pipeline.model.geometry import Box
from pipeline.model.volume import Volume
from pipeline.publish.report.album import Album
from pipeline.publish.report.attention import picture_of
from pipeline.publish.report.certificate import Orphan
from pipeline.publish.report.gathered import FEW
from pipeline.publish.report.markup import Markup, element
from pipeline.publish.report.place import link_to, name_of

A_COMMENTARY = "No note of this page has one. Notes that count the lines of the text, or quote its words, need none."


def by_page(orphans: Sequence[Orphan]) -> Iterator[list[Orphan]]:
    """Yield the orphans one by one, but notes without markers together where a page has more than a few."""
    lone: dict[str | None, list[Orphan]] = {}
    for orphan in orphans:
        if orphan.kind is FindingKind.NOTE_WITHOUT_MARKER and orphan.page:
            lone.setdefault(orphan.page, []).append(orphan)
    told: set[str | None] = set()
    for orphan in orphans:
        group = lone.get(orphan.page, []) if orphan.kind is FindingKind.NOTE_WITHOUT_MARKER else []
        if _notes(group) <= FEW:
            yield [orphan]
        elif orphan.page not in told:
            told.add(orphan.page)
            yield group


def lone_notes(volume: Volume, orphans: Sequence[Orphan], album: Album) -> Markup:
    """Return the notes of one page that have no markers as one entry."""
    page = next(page for page in volume.pages if page.id == orphans[0].page)
    boxes = [orphan.box for orphan in orphans if orphan.box]
    said = f" {_notes(orphans)} notes on {name_of(volume, page)} have no marker in the text."
    return element(
        "li",
        None,
        element("p", None, element("b", {"class": "kind"}, orphans[0].kind), said),
        element("p", None, A_COMMENTARY) if page.id not in _called(volume) else "",
        picture_of(page, Box.around(boxes), album) if boxes else "",
        element("ul", None, *(_note(orphan) for orphan in orphans)),
        element("p", {"class": "quiet"}, link_to(volume, page)),
    )


def _notes(orphans: Sequence[Orphan]) -> int:
    """Return how many of some orphans are notes, and no numbers that were left out in the counting."""
    return sum(orphan.target is not None for orphan in orphans)


def _note(orphan: Orphan) -> Markup:
    """Return one of the notes, or what is said of a number that was left out in the counting."""
    if orphan.target is None:
        return element("li", None, orphan.message)
    label = element("b", None, orphan.label or "–")
    return element("li", None, label, " ", element("i", None, orphan.note), " ", element("code", None, orphan.target))


def _called(volume: Volume) -> frozenset[str]:
    """Return the ids of the pages on which a note stands at its marker."""
    owners = {line.id: page.id for page in volume.pages for line in page.lines}
    places = (note.at for note in volume.text.notes if note.anchored and note.paragraphs)
    return frozenset(owners[place.line] for place in places if place and place.line in owners)
