"""Which element of a file breaks the grammar, and why, in words for an archivist."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from pipeline.stages.validate.grammar import TEI, Definition, Element, definitions, expanded
from pipeline.stages.validate.violation import Violation

ENOUGH = 50
"""Faults that are looked for: whoever has mended so many will ask again."""

FEW = 30
"""Children behind which a missing one is looked for: elements of a fixed make-up, such as the header's, have fewer."""

RULE = "grammar"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an element, and which of its children is to blame, if one is."""

    words: str
    child: int | None = None


def diagnosis(root: Element) -> tuple[Violation, ...]:
    """Return what is wrong with single elements, in the order of the file; () if each is right by itself."""
    return tuple(islice(_faults(root), ENOUGH))


def _faults(root: Element) -> Iterator[Violation]:
    """Yield the faults of a file."""
    for node in root.iter(tag=etree.Element):
        for fault in _faults_of(node):
            yield Violation(RULE, _line(node, fault), fault.words)


def _line(node: Element, fault: Fault) -> int:
    """Return the line of the element, or child, that is to blame."""
    children = list(node.iterchildren(tag=etree.Element))
    line = (node if fault.child is None else children[fault.child]).sourceline
    return line if isinstance(line, int) else 0


def _faults_of(node: Element) -> list[Fault]:
    """Return what is wrong with an element, measured by the definition that it comes closest to."""
    name = etree.QName(node).localname
    ways = definitions().get(name, ()) if etree.QName(node).namespace == TEI else ()
    if not ways:
        return [Fault(f"<{name}> is no element of our editions. Take it away, or use another.")]
    bare = _bare(node)
    if any(way.accepts(bare) for way in ways):
        return []
    return min((_complaints(bare, way) for way in ways), key=len)


def _bare(node: Element) -> Element:
    """Return an element with its attributes and its text, its children reduced to their names."""
    made = etree.Element(node.tag, {str(name): str(value) for name, value in node.attrib.items()})
    made.text = node.text
    for child in node.iterchildren(tag=etree.Element):
        etree.SubElement(made, child.tag).tail = child.tail
    return made


def _complaints(node: Element, way: Definition) -> list[Fault]:
    """Return what is wrong with an element if it is meant to be of one definition; attributes come first."""
    return [Fault(words) for words in _of_attributes(node, way)] or [_of_content(node, way)]


def _of_attributes(node: Element, way: Definition) -> Iterator[str]:
    """Yield what is wrong with the attributes of an element."""
    known = {expanded(name): name for name in way.attributes}
    for name, value in node.attrib.items():
        if str(name) not in known:
            yield f"<{way.name}> may have no attribute {_short(str(name))}. Take it away."
        elif not way.accepts_value(known[str(name)], str(value)):
            choice = ", ".join(way.values(known[str(name)]))
            remedy = f"Write one of: {choice}." if choice else "Correct it."
            yield f"The attribute {_short(str(name))} of <{way.name}> cannot be “{value!s}”. {remedy}"
    for name in way.required:
        if node.get(expanded(name)) is None:
            yield f"<{way.name}> lacks the attribute {name}. Add it."


def _short(name: str) -> str:
    """Return an attribute's name as it stands in the file."""
    return f"xml:{etree.QName(name).localname}" if name.startswith("{") else name


def _of_content(node: Element, way: Definition) -> Fault:
    """Return what is wrong with what an element holds, its attributes being right one by one."""
    for number, child in enumerate(node):
        if way.accepts(_without(node, child)):
            name = etree.QName(child).localname
            return Fault(f"<{name}> has no place in <{way.name}> here. Move it, or take it away.", number)
    if way.accepts(_without_text(node)):
        return Fault(f"<{way.name}> may not hold text of its own. Put it into an element.")
    for name in map(str, node.attrib):
        if way.accepts(_without_attribute(node, name)):
            return Fault(f"<{way.name}> may not have {_short(name)} by itself. Take it away, or add what goes with it.")
    if missing := next(_missing(node, way), None):
        return Fault(f"<{way.name}> lacks <{missing}>. Add it.")
    return Fault(f"<{way.name}> lacks something that it has to have, or has it in the wrong order. See others.")


def _missing(node: Element, way: Definition) -> Iterator[str]:
    """Yield the names of children that an element would need one more of."""
    for name in way.children:
        for place in range(min(len(node), FEW) + 1):
            made = _bare(node)
            made.insert(place, etree.Element(f"{{{TEI}}}{name}"))
            if way.accepts(made):
                yield name


def _without(node: Element, child: Element) -> Element:
    """Return an element without one of its children."""
    made = _bare(node)
    gone = made[node.index(child)]
    gone.tail = None
    made.remove(gone)
    return made


def _without_text(node: Element) -> Element:
    """Return an element without text of its own."""
    made = _bare(node)
    made.text = None
    for child in made:
        child.tail = None
    return made


def _without_attribute(node: Element, name: str) -> Element:
    """Return an element without one of its attributes."""
    made = _bare(node)
    del made.attrib[name]
    return made
