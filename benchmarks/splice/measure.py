"""How well the shipped splice model judges: `python -m benchmarks.splice.measure CORPUS [--chapters …] [--text …]`."""

import argparse
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.splice import corpus
from benchmarks.splice.examples import CONTEXT, Example, examples, noised
from pipeline.stages.structure.splice import APART, joins

COUNT = 4000
ALARMS = (0.01, 0.02, 0.05, 0.1)


def area(scores: NDArray[np.float64], truth: NDArray[np.bool_]) -> float:
    """Return the area under the ROC curve: how often a true neighbour scores above a false one."""
    false = np.sort(scores[~truth])
    return float(np.searchsorted(false, scores[truth]).mean() / len(false))


def row(name: str, found: Sequence[Example]) -> str:
    """Return a row of the table: examples, AUC, calibration, and how many splices are found at each false alarm."""
    scores = np.array([joins(e.before, e.after) for e in found])
    truth = np.array([e.joins for e in found])
    error = np.maximum(scores, 1 - scores).mean() - ((scores > 0.5) == truth).mean()
    limits = [float(np.quantile(scores[truth], alarm)) for alarm in ALARMS]
    caught = "  ".join(f"{(scores[~truth] < limit).mean():6.3f}" for limit in limits)
    alarm, recall = (scores[truth] < APART).mean(), (scores[~truth] < APART).mean()
    return f"{name:32} {len(found):5}  {area(scores, truth):.4f}  {error:+.3f}  {caught}   {alarm:.4f} {recall:.3f}"


def table(prose: Sequence[corpus.Paragraph], kind: str, lower: bool = False) -> None:
    """Print the rows of some prose: as it is, and misread more and more."""
    clean, random = examples(prose, COUNT, 5, lower), np.random.default_rng(6)
    print(row(f"{kind}, clean", clean), flush=True)
    for rate in (0.02, 0.05):
        print(row(f"{kind}, {rate:.0%} misread", [noised(e, rate, random) for e in clean]), flush=True)


def page_joins(chapter: Path) -> list[Example]:
    """Return the places where the body of a chapter goes from page to page, from its words in `gt.json`."""
    told = json.loads((chapter / "gt.json").read_text(encoding="utf-8"))
    sheets = told if isinstance(told, list) else [told]
    words = [(word["page"], word["text"]) for sheet in sheets for word in sheet["words"] if word["zone"] == "main"]
    pages = list(dict.fromkeys(page for page, _ in words))
    texts = {page: " ".join(text for of, text in words if of == page) for page in pages}
    follow = [(texts[a], texts[a + 1]) for a in pages if a + 1 in texts]
    return [Example(before[-CONTEXT:], after[:CONTEXT], joins=True) for before, after in follow]


def transcript_cuts(transcript: Path) -> list[tuple[str, str]]:
    """Return the neighbouring paragraphs of a transcript of which the first does not end as a sentence does."""
    lines = [line.strip() for line in transcript.read_text(encoding="utf-8").split("\n") if len(line) > 200]
    broken = [(a, b) for a, b in pairwise(lines) if a[-1].isalpha() or a[-1] == ","]
    return [(before[-CONTEXT:], after[:CONTEXT]) for before, after in broken]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--further", type=Path, nargs="*", default=[], help="JSON lines of other authors and times")
    parser.add_argument("--chapters", type=Path, nargs="*", default=[])
    parser.add_argument("--text", type=Path, nargs="*", default=[])
    given = parser.parse_args()
    prose = corpus.part(corpus.paragraphs(given.corpus), "test")
    print(f"{'':32} {'n':>5}  AUC     excess  splices found at 1, 2, 5, 10 % false alarms; alarms, found at {APART}")
    for lower in (False, True):
        table(prose, "lower case" if lower else "any case", lower)
    for path in given.further:
        table(corpus.further([path]), f"{path.parent.name}, any case")
    for chapter in given.chapters:
        print(f"\n{chapter.name}: page joins")
        for example in page_joins(chapter):
            print(f"{joins(example.before, example.after):.3f}  {example.before[-45:]:>45} | {example.after[:45]}")
    for transcript in given.text:
        print(f"\n{transcript.name}: paragraphs that break off")
        for before, after in transcript_cuts(transcript):
            print(f"{joins(before, after):.3f}  {before[-45:]:>45} | {after[:45]}")


if __name__ == "__main__":
    main()
