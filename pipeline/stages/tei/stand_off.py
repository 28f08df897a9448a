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
    places = _occurrences(edition)
    for tag, (entry, name, kinds) in LISTS.items():
        referents = [referent for referent in edition.volume.register if referent.kind in kinds]
        if referents:
            yield element(tag, None, *(_entry(entry, name, it, places.get(it.id, [])) for it in referents))


def _occurrences(edition: Edition) -> dict[str, list[str]]:
    """Return the ids of the names that refer to each entry, in the order of the text, one for each name."""
    pointers = {f"#{referent.id}": referent.id for referent in edition.volume.register}
    names: dict[str, list[str]] = {}
    for stretches in edition.annotations.values():
        for stretch in sorted(stretches, key=lambda it: it.start):
            own, ref = stretch.attributes.get("xml:id"), stretch.attributes.get("ref") or ""
            if own and ref in pointers and not stretch.attributes.get("prev"):
                names.setdefault(pointers[ref], []).append(own)
    return names


def _entry(tag: str, name: str, referent: Referent, places: list[str]) -> Element:
    """Return an entry of a list: its names, the numbers that authorities have given it, and where it is named."""
    kind = "group" if referent.kind is EntityKind.GROUP else None
    named = (element(name, {"type": kind}, text) for text, kind in _names(referent))
    idnos = (element("idno", {"type": kind}, number) for kind, number in referent.idnos if number.strip())
    return element(tag, {"xml:id": referent.id, "type": kind}, *named, *idnos, *_named(places))


def _names(referent: Referent) -> Iterator[tuple[str, str | None]]:
    """Yield the names of an entry with their @type: what it goes by, how it is sorted, how else it is named."""
    yield referent.name.strip() or referent.id, None
    if referent.kind is EntityKind.PERSON and referent.sorting.strip():
        yield referent.sorting, "sort"
    yield from ((variant, "variant") for variant in referent.variants if variant.strip())


def _named(places: list[str]) -> Iterator[Element]:
    """Yield how often something is named, and by which names in the text."""
    if places:
        pointers = element("ptr", {"target": " ".join(f"#{name}" for name in places)})
        yield element("note", {"type": "occurrences", "n": str(len(places))}, pointers)


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
