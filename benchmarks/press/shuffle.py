"""Variations of a chapter: other orders of its sentences, and matter put between them, so that no two are alike."""

import random
import re
from dataclasses import replace
from itertools import zip_longest

from benchmarks.press.job import Job
from benchmarks.press.manuscript import Block, Kind, Manuscript

SENTENCE = re.compile(r"(?<=[a-z][.?!”])(?:(?<=[.?!])|(?<=[.?!]”))((?:\[\^\w+\])?) (?=[A-Z“{])")


def copy_for(job: Job) -> Manuscript:
    """Return the manuscript that a job is printed from."""
    manuscript = Manuscript.read(job.manuscript)
    varied = shuffled(manuscript, job.shuffle) if job.shuffle else manuscript
    return interlarded(varied, _called_for(job, manuscript))


def _called_for(job: Job, manuscript: Manuscript) -> list[tuple[Block, ...]]:
    """Return what the job wants from the drawer, each with what leads up to it and what follows it."""
    drawer, matter = manuscript.drawer, job.matter
    quotations = [_introduced(Kind.QUOTATION, text) for text in drawer.quotations[: matter.quotations]]
    verses = [_introduced(Kind.VERSE, text) for text in drawer.verses[: matter.verses]]
    groups = [group for pair in zip_longest(quotations, verses) for group in pair if group]
    tables = [(Block(Kind.TABLE, text),) for text in drawer.tables[: matter.tables]]
    return [group for pair in zip_longest(groups, tables) for group in pair if group]


def _introduced(kind: Kind, text: str) -> tuple[Block, ...]:
    lead, matter, rest = text.split(" > ")
    return Block(Kind.PARAGRAPH, lead), Block(kind, matter), Block(Kind.CONTINUED, rest)


def interlarded(manuscript: Manuscript, groups: list[tuple[Block, ...]]) -> Manuscript:
    """Return the chapter with matter after the second paragraph and those that follow, one each."""
    blocks: list[Block] = []
    left, passed = list(groups), 0
    for block in manuscript.blocks:
        passed += block.kind is Kind.PARAGRAPH
        if left and passed > 1 and block.kind is Kind.PARAGRAPH:
            blocks += _with(block, left.pop(0))
        else:
            blocks.append(block)
    return replace(manuscript, blocks=tuple(blocks))


def _with(block: Block, group: tuple[Block, ...]) -> list[Block]:
    """Return a paragraph with the matter after it, or in the middle where that has a lead-in and goes on."""
    if len(group) == 1:
        return [block, *group]
    lead, matter, rest = group
    sentences = _sentences(block.text)
    half = len(sentences) // 2
    before, after = [*sentences[:half], lead.text], [rest.text, *sentences[half:]]
    return [Block(block.kind, " ".join(before)), matter, Block(rest.kind, " ".join(after))]


def shuffled(manuscript: Manuscript, seed: int) -> Manuscript:
    """Return the chapter with its sentences in another order: notes and picture go with their sentence."""
    chance = random.Random(seed)
    paragraphs = [block for block in manuscript.blocks if block.kind is Kind.PARAGRAPH]
    sentences = [sentence for block in paragraphs for sentence in _sentences(block.text)]
    chance.shuffle(sentences)
    blocks = []
    for block in manuscript.blocks:
        count = len(_sentences(block.text))
        if block.kind is Kind.HEADING:
            blocks.append(block)
        else:
            blocks.append(Block(Kind.PARAGRAPH, " ".join(sentences[:count])))
            del sentences[:count]
    return replace(manuscript, blocks=tuple(blocks))


def _sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph, each with the markers that follow it."""
    marked = SENTENCE.sub(r"\1\n", text)
    return marked.split("\n")
