"""What shows only when all is written: numbers that are there twice, pointers to lines that have no words."""

from collections import Counter

from pipeline.stages.tei.elements import TEI, XML, Element

PB, NOTE, ANNOTATION, REF, BIBL = (f"{{{TEI}}}{name}" for name in ("pb", "note", "annotation", "ref", "bibl"))


def declare(text: Element, agent: str) -> Element:
    """Mark pages that share a number, and notes that share one on one page, as doubtful; return `text`."""
    found: list[tuple[Element, tuple[str, str]]] = []
    page = 0
    for node in text.iter(PB, NOTE):
        page += node.tag == PB
        number = node.get("n")
        if number and (node.tag == PB or node.get("type") == "authorial"):
            found.append((node, ("pb" if node.tag == PB else f"note on {page}", number)))
    counts = Counter(key for _, key in found)
    for node, key in found:
        if counts[key] > 1 and not node.get("cert"):
            node.set("cert", "low")
            node.set("resp", agent)
    return text


def settled(root: Element) -> Element:
    """Return the edition with every pointer to nothing taken away, that of an annotation turned to the whole text."""
    ids = {node.get(f"{{{XML}}}id") for node in root.iter()}
    for node in root.iter(NOTE, ANNOTATION, REF, BIBL):
        for name in ("target", "corresp"):
            target = node.get(name)
            if node.tag == ANNOTATION and name == "target" and (target is None or target[1:] not in ids):
                node.set(name, "#text")
            elif target is not None and target[1:] not in ids:
                del node.attrib[name]
    return root
