"""Our grammar taken apart: what a single element may carry and hold, its children seen only by name.

libxml2 tells reliably whether a file follows a grammar, and badly why it does not: one wrong attribute comes out
as a dozen elements that are said to have no place. Asking of each element by itself finds the one at fault.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache

from lxml import etree

from pipeline.stages.validate.schemas import schema

RNG = "{http://relaxng.org/ns/structure/1.0}"
TEI = "http://www.tei-c.org/ns/1.0"
DATATYPES = "http://www.w3.org/2001/XMLSchema-datatypes"

Element = etree._Element

LOOSE = frozenset(f"{RNG}{name}" for name in ("optional", "choice", "zeroOrMore"))
"""Patterns within which an attribute may be left out."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One way in which an element may be used."""

    name: str
    pattern: Element
    """The `element` of the grammar, with all that it refers to put in, children reduced to their names."""

    @property
    def attributes(self) -> dict[str, list[Element]]:
        """The patterns of its attributes by their names."""
        found: dict[str, list[Element]] = {}
        for node in self.pattern.iter(f"{RNG}attribute"):
            found.setdefault(str(node.get("name")), []).append(node)
        return found

    @property
    def required(self) -> tuple[str, ...]:
        """The attributes that it must have."""
        nodes = self.pattern.iter(f"{RNG}attribute")
        return tuple(str(node.get("name")) for node in nodes if not _within(node, self.pattern, LOOSE))

    @property
    def children(self) -> tuple[str, ...]:
        """The names of the elements that it may hold."""
        nodes = self.pattern.iterdescendants(f"{RNG}element")
        return tuple(dict.fromkeys(str(node.get("name")) for node in nodes))

    def accepts(self, node: Element) -> bool:
        """Tell whether an element, children reduced to their names, is one of these."""
        return bool(_compiled(self.pattern).validate(node))

    def accepts_value(self, attribute: str, value: str) -> bool:
        """Tell whether an attribute of that name may have the value."""
        return any(_value(pattern, value) for pattern in self.attributes.get(attribute, ()))

    def values(self, attribute: str) -> tuple[str, ...]:
        """Return the values that an attribute is chosen from, () if it is not so."""
        found = [value for pattern in self.attributes[attribute] for value in pattern.iter(f"{RNG}value", f"{RNG}data")]
        return (
            tuple(dict.fromkeys(str(value.text) for value in found))
            if all(v.tag == f"{RNG}value" for v in found)
            else ()
        )


def _within(node: Element, outermost: Element, tags: frozenset[str]) -> bool:
    """Tell whether a pattern lies in one of some kinds of pattern, below `outermost`."""
    parent = node.getparent()
    while parent is not None and parent is not outermost:
        if parent.tag in tags:
            return True
        parent = parent.getparent()
    return False


@cache
def _compiled(pattern: Element) -> etree.RelaxNG:
    """Return the compiled grammar of one pattern."""
    grammar = etree.Element(f"{RNG}grammar", {"ns": TEI, "datatypeLibrary": DATATYPES})
    etree.SubElement(grammar, f"{RNG}start").append(deepcopy(pattern))
    return etree.RelaxNG(grammar)


def _value(pattern: Element, value: str) -> bool:
    """Tell whether the pattern of an attribute takes a value."""
    holder = etree.Element(f"{RNG}element", {"name": "holder"})
    holder.append(deepcopy(pattern))
    node = etree.Element(f"{{{TEI}}}holder")
    node.set(expanded(str(pattern.get("name"))), value)
    return bool(_compiled(holder).validate(node))


def expanded(name: str) -> str:
    """Return an attribute's name as lxml has it."""
    return f"{{http://www.w3.org/XML/1998/namespace}}{name[4:]}" if name.startswith("xml:") else name


@cache
def definitions() -> dict[str, tuple[Definition, ...]]:
    """Return the definitions of our grammar by the names of their elements."""
    defines = {str(d.get("name")): d for d in etree.parse(schema("scan2tei.rng")).iter(f"{RNG}define")}
    found: dict[str, list[Definition]] = {}
    for define in defines.values():
        element = define.find(f"{RNG}element")
        if element is not None:
            (whole,) = _resolved(element, defines, outermost=True)
            found.setdefault(str(element.get("name")), []).append(Definition(str(element.get("name")), whole))
    return {name: tuple(ways) for name, ways in found.items()}


def _resolved(node: Element, defines: dict[str, Element], outermost: bool = False) -> Iterator[Element]:
    """Yield a pattern with references put in, elements within it reduced to their names."""
    if node.tag == f"{RNG}ref":
        together = etree.Element(f"{RNG}group")
        for child in defines[str(node.get("name"))]:
            together.extend(list(_resolved(child, defines)))
        yield together
    elif node.tag == f"{RNG}element" and not outermost:
        bare = etree.Element(f"{RNG}element", {"name": str(node.get("name"))})
        etree.SubElement(bare, f"{RNG}empty")
        yield bare
    else:
        made = etree.Element(node.tag, {str(name): str(value) for name, value in node.attrib.items()})
        made.text = node.text
        for child in node.iterchildren(tag=etree.Element):
            made.extend(list(_resolved(child, defines)))
        yield made
