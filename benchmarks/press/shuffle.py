"""Variations of a chapter: other orders of its sentences, so that no two chapters break their lines alike."""

import random
import re
from dataclasses import replace

from benchmarks.press.job import Job
from benchmarks.press.manuscript import Block, Manuscript

SENTENCE = re.compile(r"(?<=[a-z][.?!”])(?:(?<=[.?!])|(?<=[.?!]”))((?:\[\^\w+\])?) (?=[A-Z“{])")


def copy_for(job: Job) -> Manuscript:
    """Return the manuscript that a job is printed from."""
    manuscript = Manuscript.read(job.manuscript)
    return shuffled(manuscript, job.shuffle) if job.shuffle else manuscript


def shuffled(manuscript: Manuscript, seed: int) -> Manuscript:
    """Return the chapter with its sentences in another order: notes and picture go with their sentence."""
    chance = random.Random(seed)
    sentences = [sentence for block in manuscript.blocks if not block.heading for sentence in _sentences(block.text)]
    chance.shuffle(sentences)
    blocks = []
    for block in manuscript.blocks:
        count = len(_sentences(block.text))
        if block.heading:
            blocks.append(block)
        else:
            blocks.append(Block(False, " ".join(sentences[:count])))
            del sentences[:count]
    return replace(manuscript, blocks=tuple(blocks))


def _sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph, each with the markers that follow it."""
    marked = SENTENCE.sub(r"\1\n", text)
    return marked.split("\n")
