"""Trains the model that says how likely a word is read rightly, and writes `certainty.json`.

    python -m benchmarks.ocr.train_certainty [--text FOLDER…]

The press's own prose, or others' (files of JSON lines with `doc_id` and `text`), is printed worn, read, and held
against what was printed. `--text` are pages with their text, on which the model is tried and never trained, beside
the one that was there before.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from benchmarks.ocr.judged import judged
from benchmarks.ocr.prose_pages import documents, own, printed
from benchmarks.ocr.truth import TrueLine
from benchmarks.ocr.volumes import Known, known_pages
from pipeline.stages.ocr.certainty import Model, Numbers, model, numbers
from pipeline.stages.ocr.hocr import ReadLine
from pipeline.stages.ocr.reading import finished, looked_again, read_once

SHIPPED = Path("pipeline/stages/ocr/certainty.json")

RIDGE = 2.0
"""Of the weights, in units of their numbers' spread: there are many words, and none counts for much."""

STEADY = 100.0
"""The same for words of which one in a hundred is wrong: two hundred errors bear no weights of their own."""

ROUNDS = 40
"""Newton's steps at most; ten do."""

BINS = 15
"""Groups of equal size in which expected and true rates are compared."""

ALL = 1000
"""Pages of a volume: none has more."""

WORST = 0.05
"""Part of the words that an editor may have time for."""

Floats = NDArray[np.float64]
Sample = tuple[Numbers, bool]
"""What is known of a word, and whether it is right."""


def samples(page: Known) -> Iterator[Sample]:
    """Yield the words of a page as the stage has them before it doubts any: what it doubts, this model tells it."""
    clean = page.sheet.clean
    first = read_once(page.sheet, clean, "eng", page.surface.dpi)
    lines = finished(page.sheet, looked_again(page.sheet, clean, first, (), "eng"), "eng")
    return _of_text(lines, page.text) if page.text else _of_lines(lines, page.lines)


def _of_lines(lines: Sequence[ReadLine], truth: Iterable[TrueLine]) -> Iterator[Sample]:
    """Yield the words of a page but handwriting; what stands where nothing is printed is wrong."""
    right: dict[tuple[int, int], bool | None] = {}
    spots = [(row, place) for row, line in enumerate(lines) for place, _ in enumerate(line.words)]
    for line in (line for line in truth if line.zone != "marker"):
        here = [spot for spot in spots if spot not in right and _stands(lines[spot[0]].words[spot[1]].box.centre, line)]
        here.sort(key=lambda spot: lines[spot[0]].words[spot[1]].box.left)
        for word in judged([[lines[row].words[place].text for row, place in here]], line.text):
            right |= {here[at]: None if line.zone == "margin_hand" else word.right for _, at in word.spots}
    for row, known in enumerate(numbers(lines, "eng")):
        for place, one in enumerate(known):
            if (flag := right.get((row, place), False)) is not None:
                yield one, flag


def _stands(centre: tuple[float, float], line: TrueLine) -> bool:
    """Tell whether a word stands in a printed line."""
    return line.box.grown(15).holds(*centre) and line.box.top <= centre[1] <= line.box.bottom


def _of_text(lines: Sequence[ReadLine], text: str) -> Iterator[Sample]:
    """Yield the words of a page whose text is all that is known."""
    known = list(numbers(lines, "eng"))
    for word in judged([[word.text for word in line.words] for line in lines], text):
        yield from ((known[row][place], word.right) for row, place in word.spots)


def fitted(found: Sequence[Sample], ridge: float = RIDGE) -> Model:
    """Return the regression that fits words best, by Newton's method."""
    names = list(found[0][0])
    table = np.array([[known[name] for name in names] for known, _ in found])
    right = np.array([flag for _, flag in found], np.float64)
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    design = np.column_stack([np.ones(len(table)), (table - mean) / spread])
    held, weights = np.diag([0.0] + [ridge] * len(names)), np.zeros(len(names) + 1)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-design @ weights))
        bend = (design * (chance * (1 - chance))[:, None]).T @ design + held
        weights += np.linalg.solve(bend, design.T @ (right - chance) - held @ weights)
    slopes = weights[1:] / spread
    return Model(round(float(weights[0] - mean @ slopes), 4), dict(zip(names, map(_short, slopes), strict=True)))


def _short(number: float) -> float:
    """Return a weight with as many figures as it deserves."""
    return round(float(number), 4)


def report(name: str, found: Sequence[Sample], judge: Callable[[Numbers], float]) -> None:
    """Print how well a judge of words does."""
    right = np.array([flag for _, flag in found], np.float64)
    sure = np.array([judge(known) for known, _ in found])
    print(
        f"{name:20} {len(right):6} words, {int((1 - right).sum()):5} wrong  AUROC {ranked(sure, right):.3f}  "
        f"calibration error {calibration(sure, right):.4f}  "
        f"errors in the worst {WORST:.0%} {among_worst(sure, right):.0%}",
        flush=True,
    )


def ranked(sure: Floats, right: Floats) -> float:
    """Return how likely a right word is thought surer than a wrong one; words thought alike count half."""
    order = np.argsort(sure, kind="stable")
    values, inverse, counts = np.unique(sure[order], return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    good = right[order].sum()
    bad = len(values[inverse]) - good
    return float((ranks[right[order] == 1].sum() - good * (good + 1) / 2) / max(1.0, good * bad))


def calibration(sure: Floats, right: Floats) -> float:
    """Return how far the expected rate is from the true one, over groups of equal size."""
    groups = np.array_split(np.argsort(sure, kind="stable"), BINS)
    return float(sum(abs(sure[group].mean() - right[group].mean()) * len(group) for group in groups) / len(sure))


def among_worst(sure: Floats, right: Floats) -> float:
    """Return the part of the errors that is among the least sure words."""
    least = np.argsort(sure, kind="stable")[: round(WORST * len(sure))]
    return float((1 - right[least]).sum() / max(1.0, (1 - right).sum()))


def _samples(folders: Iterable[Path]) -> list[Sample]:
    """Return the words of all pages of some folders."""
    return [sample for folder in folders for page in known_pages(folder, ALL) for sample in samples(page)]


def _tried(folders: Iterable[Path]) -> dict[str, list[Sample]]:
    """Return the words of pages whose text is known, kind by kind: the first word of their names."""
    found: dict[str, list[Sample]] = {}
    for page in (page for folder in folders for page in known_pages(folder, ALL)):
        found.setdefault(page.volume.split("_")[0], []).extend(samples(page))
    return found


def main() -> None:
    """Print, read, train, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--prose", nargs="*", type=Path, default=[], help="of others, in place of the press's own")
    parser.add_argument("--text", nargs="*", type=Path, default=[], help="pages to try the model on")
    parser.add_argument("--chapters", type=int, default=24)
    parser.add_argument("--seed", type=int, default=72)
    wish = parser.parse_args()
    shipped = model()
    with TemporaryDirectory() as work:
        corpora = [documents(path) for path in wish.prose]
        out, count = Path(work), wish.chapters
        found = _samples(printed(corpora, out, count, wish.seed) if corpora else own(out, count, wish.seed))
    made = fitted(found, STEADY)
    wish.out.write_text(json.dumps({"bias": made.bias, "weights": made.weights}, indent=1) + "\n", "utf-8")
    for name, words in ({"trained on": found} | _tried(wish.text)).items():
        report(f"{name}, engine", words, lambda known: known["sure"])
        report(f"{name}, before", words, shipped.probability)
        report(f"{name}, model", words, made.probability)


if __name__ == "__main__":
    main()
