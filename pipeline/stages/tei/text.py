"""The text: divisions, and the blocks in them."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.page import Page
from pipeline.model.stream import Stream, caption, cells, row_key
from pipeline.model.text import Block, Division, Figure, Heading, PageGap, Paragraph, Run, Table
from pipeline.stages.tei.agents import MACHINE
from pipeline.stages.tei.characters import SPACE
from pipeline.stages.tei.edition import Edition
from pipeline.stages.tei.elements import Element, append, element
from pipeline.stages.tei.figures import figure, headed
from pipeline.stages.tei.inline import attached, fill, loose
from pipeline.stages.tei.pages import page_beginning


def text(edition: Edition) -> Element:
    """Return the `text` of the edition."""
    divisions = [
        element_of for division in edition.volume.text.divisions for element_of in _division(division, edition)
    ]
    if not divisions:
        divisions = [element("div")]
    for page in edition.plan.after:
        append(divisions[-1], *_beginning(page, edition))
    append(divisions[-1], *(attached(note, edition) for note in edition.plan.loose.get("", ())))
    if not len(divisions[-1]):
        append(divisions[-1], element("gap", {"reason": "noText", "resp": edition.agents.pointer(MACHINE)}))
    return element("text", {"xml:id": "text"}, element("body", None, *divisions))


def _division(division: Division, edition: Edition) -> Iterator[Element]:
    """Yield a division, if there is anything in it; a heading among its blocks begins a division within."""
    own, inner = _split(division)
    made = element("div", {"xml:id": division.id})
    for block in (*([own.head] if own.head else ()), *own.blocks):
        append(made, *_block(block, edition))
    for below in (*inner, *division.divisions):
        append(made, *_division(below, edition))
    if len(made):
        yield made


def _split(division: Division) -> tuple[Division, tuple[Division, ...]]:
    """Return the division up to the first heading among its blocks, and divisions that begin with such headings."""
    blocks: list[list[Block]] = [[]]
    for block in division.blocks:
        if isinstance(block, Heading):
            blocks.append([])
        blocks[-1].append(block)
    inner = [Division(f"div-{group[0].id}", None, tuple(group[1:])) for group in blocks[1:]]
    heads = [group[0] for group in blocks[1:]]
    return replace(division, blocks=tuple(blocks[0])), tuple(
        replace(below, head=head) for below, head in zip(inner, heads, strict=True) if isinstance(head, Heading)
    )


def _beginning(page: Page, edition: Edition) -> Iterator[Element]:
    """Yield what stands where a page begins between two blocks."""
    yield from page_beginning(page, edition)
    yield from loose(page, edition)


def _before(key: str, edition: Edition) -> Iterator[Element]:
    """Yield the beginnings of the pages that begin before a block."""
    for page in edition.plan.before.get((key, 0), ()):
        yield from _beginning(page, edition)


def _block(block: Block, edition: Edition) -> Iterator[Element]:
    """Yield a block, and before it the pages that begin there."""
    if isinstance(block, PageGap):
        yield _gap(block, edition)
    elif isinstance(block, Table):
        yield from _table(block, edition)
    else:
        yield from _before(block.id, edition)
        if isinstance(block, Figure):
            yield figure(block, edition)
        else:
            yield from _running(block, edition)


def _running(block: Paragraph | Heading, edition: Edition) -> Iterator[Element]:
    """Yield a paragraph or a heading; if it has no words, only the notes and pages that stand in it."""
    tag = "head" if isinstance(block, Heading) else "p"
    attributes = {"xml:id": block.id, "part": edition.fragments.get(block.id)}
    made = fill(element(tag, attributes), Stream(block.id, block.runs), edition)
    if not _wordless(block.runs, edition):
        yield element("quote", None, made) if isinstance(block, Paragraph) and block.quotation else made
    else:
        for child in made:
            child.tail = None
            yield child


def _wordless(runs: tuple[Run, ...], edition: Edition) -> bool:
    """Tell whether runs hold nothing but white space."""
    return not any(edition.atlas.lines[run.line].text[run.start : run.end].strip(SPACE) for run in runs)


def _table(table: Table, edition: Edition) -> Iterator[Element]:
    """Yield a table; a page may begin between two of its rows. Without rows it is a figure, if it has a caption."""
    if table.caption and not any(table.rows):
        yield from _block(Figure(table.id, None, table.caption), edition)
        return
    yield from _before(table.id, edition)
    made = element("table", {"xml:id": table.id, "facs": edition.atlas.facs(table.zone)})
    append(made, *headed(caption(table), edition))
    for number, row in enumerate(table.rows):
        if number or table.caption:
            append(made, *_before(row_key(table, number), edition))
        else:
            yield from _before(row_key(table, number), edition)
        if row:
            filled = (fill(element("cell"), cell, edition) for cell in cells(table, number))
            append(made, element("row", None, *filled))
    if len(made):
        yield made


def _gap(gap: PageGap, edition: Edition) -> Element:
    """Return the gap that missing pages leave."""
    known = gap.quantity is not None and gap.quantity > 0
    attributes = {
        "xml:id": gap.id,
        "reason": "pagesMissingFromScan",
        "unit": "page",
        "quantity": str(gap.quantity) if known else None,
        "extent": None if known else "unknown",
        "cert": gap.certainty.value,
        "resp": edition.agents.pointer(MACHINE),
    }
    evidence = [element("desc", None, gap.evidence)] if gap.evidence.strip() else []
    return element("gap", attributes, *evidence)
