"""Which place of the text calls which note, in all the ways in which encoders say so."""

import re
from dataclasses import dataclass, field

from pipeline.evaluation.tei.document import XML_ID, Element, attribute, every, name_of, pointers

CALLERS = ("ref", "ptr", "anchor", "seg", "hi", "metamark")
"""Elements that may stand where a note is called."""

IN_TEXT = frozenset(["p", "ab", "head", "l", "item", "cell", "q", "quote", "seg", "lg"])
"""A note within one of these stands where it is called, if nothing else calls it."""

HYPHENED = re.compile("[^\\W\\d_][-\u2010\u00ac\u2e17]$")
"""What stands before the end of a line where a word goes on: a letter with a hyphen, and no dash."""


@dataclass(slots=True)
class Calls:
    """Who calls whom; elements are known by identity."""

    notes: dict[Element, Element] = field(default_factory=dict)
    """The note that an element calls."""
    callers: dict[Element, Element] = field(default_factory=dict)
    """The element that calls a note."""
    rest: dict[Element, Element] = field(default_factory=dict)
    """The note in which another goes on, where encoders begin it anew on each page."""

    @classmethod
    def of(cls, root: Element) -> "Calls":
        """Return who calls whom in a file."""
        calls, ids = cls(), {str(it.get(XML_ID)): it for it in root.iter() if it.get(XML_ID)}
        for caller in every(root, *CALLERS):
            for name in pointers(caller, "target", "corresp"):
                calls._bind(caller, ids.get(name))
        order = {note: number for number, note in enumerate(every(root, "note"))}
        for note in order:
            for name in pointers(note, "target", "corresp"):
                calls._bind(ids.get(name), note)
            for name in pointers(note, "next"):
                calls._go_on(note, ids.get(name), order)
            for name in pointers(note, "prev"):
                calls._go_on(ids.get(name), note, order)
        return calls

    def parts(self, note: Element) -> list[Element]:
        """Return a note and those in which it goes on; none for one that goes on another."""
        parts = [note] if note not in self.rest.values() else []
        while parts and parts[-1] in self.rest:
            parts.append(self.rest[parts[-1]])
        return parts

    def _go_on(self, note: Element | None, rest: Element | None, order: dict[Element, int]) -> None:
        """Remember where a note goes on, which is further down: so no note goes on in itself."""
        if note is None or rest is None or note not in order or rest not in order:
            return
        if order[note] < order[rest]:
            self.rest.setdefault(note, rest)

    def _bind(self, caller: Element | None, note: Element | None) -> None:
        if caller is None or note is None or name_of(note) != "note" or name_of(caller) not in CALLERS:
            return
        if is_marginal(note) or note in self.callers or _within(caller, note):
            return
        self.notes[caller], self.callers[note] = note, caller


def is_marginal(note: Element) -> bool:
    """Tell whether a note stands in a margin, printed or by hand."""
    words = f"{attribute(note, 'type')} {attribute(note, 'place')}"
    sides = {"left", "right", "inner", "outer", "opposite", "overleaf"}
    return "margin" in words or bool(note.get("hand")) or bool(sides & set(attribute(note, "place").split()))


def is_printed_note(note: Element) -> bool:
    """Tell whether the encoder says that a note is a printed one that the text calls, wherever its zones lie."""
    places, types = set(attribute(note, "place").split()), set(attribute(note, "type").split())
    return bool(places & {"bottom", "foot", "end"} or types & {"footnote", "endnote"})


def divides_word(line: Element) -> bool | None:
    """Tell whether a line begins within a word that ends in a hyphen: True if it is divided there, False if it has one.

    None where there is no hyphen, or a dash. This is for encoders who say nothing of it by @break.
    """
    before, above = line.getprevious(), line.getparent()
    text = (above.text if before is None and above is not None else before.tail if before is not None else "") or ""
    if not HYPHENED.search(text.rstrip()):
        return None
    behind = (line.tail or "").lstrip()
    return not behind or behind[0].islower()


def is_by_hand(element: Element) -> bool:
    """Tell whether a reader wrote it."""
    words = f"{attribute(element, 'type')} {attribute(element, 'subtype')}".split()
    return bool(element.get("hand")) or not {"reader", "handwritten", "hand", "manuscript"}.isdisjoint(words)


def stands_in_text(note: Element) -> bool:
    """Tell whether a note stands within running text, and so where it is called."""
    return any(name_of(above) in IN_TEXT for above in note.iterancestors())


def _within(element: Element, other: Element) -> bool:
    return any(above is other for above in element.iterancestors())
