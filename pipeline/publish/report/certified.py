"""The certificate of the notes as a part of the report, each orphan with its place on the scan."""

from typing import Any

from pipeline.model.finding import FindingKind
from pipeline.model.volume import Volume
from pipeline.publish.report.album import Album
from pipeline.publish.report.attention import picture_of
from pipeline.publish.report.certificate import Certificate, Orphan
from pipeline.publish.report.lone_notes import by_page, lone_notes
from pipeline.publish.report.markup import Markup, element, joined
from pipeline.publish.report.place import link_to

SHOWN = 40
"""Orphans that are shown at once; the others unfold."""


def certified(volume: Volume, album: Album) -> Markup:
    """Return the section of the certificate; nothing for a volume without a marker or a note."""
    certificate = Certificate.of(volume)
    if not certificate.markers and not certificate.notes and not certificate.orphans:
        return Markup("")
    none = not certificate.markers and not certificate.notes
    verdict = {"class": f"verdict {'good' if certificate.complete else 'lacking' if none else 'bad'}"}
    entries = [
        _orphan(volume, group[0], album) if len(group) == 1 else lone_notes(volume, group, album)
        for group in by_page(certificate.orphans)
    ]
    more = element("details", None, element("summary", None, f"{len(entries) - SHOWN} more"), _list(entries[SHOWN:]))
    return element(
        "section",
        {"aria-labelledby": "certificate"},
        element("h2", {"id": "certificate"}, "Certificate of the notes"),
        element("p", verdict, certificate.sentence),
        element("p", {"class": "quiet"}, _sureness(certificate)) if certificate.joined else "",
        _list(entries[:SHOWN]) if entries else "",
        more if len(entries) > SHOWN else "",
    )


def _list(entries: list[Markup]) -> Markup:
    return element("ol", {"class": "findings"}, *entries)


def _sureness(certificate: Certificate) -> str:
    """Return of how many notes marker and label say the same."""
    rest = certificate.joined - certificate.sure
    sure = (
        f"Of {certificate.joined} notes at their markers {certificate.sure} bear the label that was read at both places"
    )
    return f"{sure}; of {rest} one of the two was misread or not read, and the sequence tells." if rest else f"{sure}."


def _orphan(volume: Volume, orphan: Orphan, album: Album) -> Markup:
    """Return one orphan: what it is, its picture, its sentence, its page."""
    page = next((page for page in volume.pages if page.id == orphan.page), None)
    lost = orphan.kind is FindingKind.NOTE_WITHOUT_MARKER
    marked = "" if lost else element("mark", None, orphan.label or "?")
    said = joined("… ", orphan.before, marked, orphan.after, " …") if orphan.before or orphan.after else ""
    sentence = joined("Until somebody finds its marker the note stands behind: ", said) if lost and said else said
    target = element("code", None, orphan.target) if orphan.target else ""
    return element(
        "li",
        None,
        element("p", None, element("b", {"class": "kind"}, orphan.kind), " ", orphan.message),
        picture_of(page, orphan.box, album) if page and orphan.box else "",
        element("p", {"class": "read"}, sentence) if sentence else "",
        element("p", None, "The note begins: ", element("i", None, orphan.note)) if orphan.note else "",
        element("p", {"class": "quiet"}, link_to(volume, page), " ", target),
    )


def told_certificate(volume: Volume) -> dict[str, Any]:
    """Return the certificate for programs; boxes are left, top, right, bottom in upright pixels of their page."""
    certificate = Certificate.of(volume)
    return {
        "markers": certificate.markers,
        "notes": certificate.notes,
        "joined": certificate.joined,
        "sure": certificate.sure,
        "complete": certificate.complete,
        "sentence": certificate.sentence,
        "orphans": [_told(orphan) for orphan in certificate.orphans],
    }


def _told(orphan: Orphan) -> dict[str, Any]:
    """Return one orphan."""
    box = orphan.box
    return {
        "kind": orphan.kind,
        "label": orphan.label,
        "message": orphan.message,
        "page": orphan.page,
        "box": [box.left, box.top, box.right, box.bottom] if box else None,
        "target": orphan.target,
        "before": orphan.before,
        "after": orphan.after,
        "note": orphan.note,
    }
