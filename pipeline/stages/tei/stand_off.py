"""What stands apart from the text: the register of names, and the readings that an editor put right."""

from collections.abc import Iterator

from pipeline.model.entity import Referent
from pipeline.model.vocabulary import EntityKind
from pipeline.model.volume import Reading
from pipeline.stages.tei.edition import Edition
from pipeline.stages.tei.elements import Element, element
from pipeline.stages.tei.temporal import w3c

LISTS = {
    "listPerson": ("person", "persName", (EntityKind.PERSON,)),
    "listPlace": ("place", "placeName", (EntityKind.PLACE,)),
    "listOrg": ("org", "orgName", (EntityKind.ORG, EntityKind.GROUP)),
    "listEvent": ("event", "eventName", (EntityKind.EVENT,)),
    "listBibl": ("bibl", "title", (EntityKind.WORK,)),
}
"""The list that holds referents of some kinds, the element of one, and that of its name."""


def stand_off(edition: Edition) -> Element | None:
    """Return the `standOff` of the edition, None if there is nothing to put into it."""
    parts = [*_register(edition), *_corrections(edition)]
    return element("standOff", None, *parts) if parts else None


def _register(edition: Edition) -> Iterator[Element]:
    """Yield the lists of persons, places and the rest, in the order of the volume's register."""
    for tag, (entry, name, kinds) in LISTS.items():
        referents = [referent for referent in edition.volume.register if referent.kind in kinds]
        if referents:
            yield element(tag, None, *(_entry(entry, name, referent) for referent in referents))


def _entry(tag: str, name: str, referent: Referent) -> Element:
    """Return an entry of a list: its names, then the numbers that authorities have given it."""
    kind = "group" if referent.kind is EntityKind.GROUP else None
    variants = (element(name, {"type": "variant"}, variant) for variant in referent.variants if variant.strip())
    named = element(name, None, referent.name.strip() or referent.id)
    idnos = (element("idno", {"type": kind}, number) for kind, number in referent.idnos if number.strip())
    return element(tag, {"xml:id": referent.id, "type": kind}, named, *variants, *idnos)


def _corrections(edition: Edition) -> Iterator[Element]:
    """Yield the list of the engine's misreadings that were put right."""
    readings = edition.volume.readings
    made = [_correction(number, reading, edition) for number, reading in enumerate(readings, 1)]
    if made:
        yield element("listAnnotation", {"type": "corrections"}, *made)


def _correction(number: int, reading: Reading, edition: Edition) -> Element:
    """Return one misreading: where, who, when, what it was."""
    target = edition.line_pointer(reading.line)
    who = edition.agents.pointer(reading.by)
    change = element("change", {"who": who, "when": w3c(reading.when)}, f"“{reading.was}” corrected to “{reading.now}”")
    attributes = {"xml:id": f"correction-{number:04}", "target": target, "motivation": "editing", "resp": who}
    note = element("note", {"type": "ocrCorrection"}, f"The engine read “{reading.was}”; the page has “{reading.now}”.")
    return element("annotation", attributes, element("revisionDesc", None, change), note)
