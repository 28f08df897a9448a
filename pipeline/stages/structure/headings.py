"""The blocks nested into divisions by their headings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from statistics import median

from pipeline.model.text import Block, Division, Heading, Paragraph
from pipeline.stages.structure.book import Book

SAME_SIZE = 0.09
"""Relative difference of type sizes that measuring alone can make; book faces step by more."""
PARTICLE = "van|von|de|der|du|la|and|&"
NAME = re.compile(rf"(?:By |by |BY )?[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|{PARTICLE})){{1,5}}")
"""A person's name as a byline has it."""


@dataclass(slots=True)
class _Node:
    """A division in the making."""

    head: Heading | None
    level: int
    blocks: list[Block] = field(default_factory=list)
    below: "list[_Node]" = field(default_factory=list)


def divisions(book: Book, blocks: Sequence[Block]) -> tuple[Division, ...]:
    """Return the divisions; what stands before the first heading is one without a head."""
    blocks = _with_byline(book, blocks)
    levels = _levels(book, [block for block in blocks if isinstance(block, Heading)])
    root = _Node(None, -1)
    path = [root]
    for block in blocks:
        if isinstance(block, Heading):
            node = _Node(block, levels[block.id])
            path = [each for each in path if each.level < node.level]
            path[-1].below.append(node)
            path.append(node)
        else:
            path[-1].blocks.append(block)
    if root.blocks:
        root.below.insert(0, _Node(None, 0, root.blocks))
    numbers = count(1)
    return tuple(_division(node, numbers) for node in root.below)


def _division(node: _Node, numbers: "count[int]") -> Division:
    """Return the division of a node, numbered in reading order."""
    division_id = f"div-{next(numbers):04d}"
    return Division(division_id, node.head, tuple(node.blocks), tuple(_division(each, numbers) for each in node.below))


def _levels(book: Book, headings: Sequence[Heading]) -> Mapping[str, int]:
    """Return the level of each heading, 0 for the largest type; all are equal where no sizes are known."""
    sizes = {heading.id: _size(book, heading) for heading in headings}
    known = sorted((size for size in sizes.values() if size), reverse=True)
    steps: list[float] = []
    for size in known:
        if not steps or size < steps[-1] * (1 - SAME_SIZE):
            steps.append(size)
    return {heading: _step(steps, size) for heading, size in sizes.items()}


def _step(steps: Sequence[float], size: float | None) -> int:
    """Return which step a size stands on; an unknown size stands on the lowest."""
    if size is None:
        return max(0, len(steps) - 1)
    return max(number for number, step in enumerate(steps) if size <= step)


def _size(book: Book, heading: Heading) -> float | None:
    """Return the type size of a heading as its x-height, None where no line tells."""
    sizes = [book.lines[run.line].x_height for run in heading.runs]
    known = [size for size in sizes if size]
    return median(known) if known else None


def _with_byline(book: Book, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with the author's line, set as a heading right under the title, made a paragraph."""
    made = list(blocks)
    heads = [number for number, block in enumerate(made[:3]) if isinstance(block, Heading)]
    for number in heads[1:]:
        block = made[number]
        if (
            isinstance(block, Heading)
            and NAME.fullmatch(book.text(block.runs))
            and isinstance(made[number - 1], Heading)
        ):
            made[number] = Paragraph(f"p-{block.id}", block.runs)
    return tuple(made)
