"""Numbers that are there twice: one of them is wrong, and nobody knows which."""

from collections import Counter

from pipeline.stages.tei.elements import TEI, Element

PB, NOTE = f"{{{TEI}}}pb", f"{{{TEI}}}note"


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
