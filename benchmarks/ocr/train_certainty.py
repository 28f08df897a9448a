"""Trains the model that says how likely a word is read rightly, and writes `certainty.json`.

    python -m benchmarks.ocr.train_certainty pipeline/stages/ocr/certainty.json PROSE.jsonl… [--text FOLDER…]

Prose of others is printed worn, read, and held against what was printed. `--text` are pages with their text
(`page.png`, `page.gt.txt`) on which the model is tried and never trained.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from benchmarks.ocr.judged import judged
from benchmarks.ocr.plain_text import END, running
from benchmarks.ocr.prose_pages import documents, printed
from benchmarks.ocr.truth import TrueLine, lines_by_page, true_lines
from pipeline.raster import Scans
from pipeline.raster.ink import Ink
from pipeline.stages.acquire import Acquire, pictures, sources
from pipeline.stages.ocr import engine, hocr
from pipeline.stages.ocr.certainty import Model, Numbers, numbers
from pipeline.stages.ocr.hocr import ReadLine
from pipeline.stages.ocr.ink import evened, pieces
from pipeline.stages.ocr.lines import legible, split
from pipeline.stages.ocr.overlooked import overlooked
from pipeline.stages.ocr.second_look import read_again
from pipeline.stages.ocr.signs import believed
from pipeline.stages.ocr.standing import parted, restored

RIDGE = 2.0
"""Of the weights, in units of their numbers' spread: there are many words, and none counts for much."""

ROUNDS = 40
"""Newton's steps at most; ten do."""

BINS = 15
"""Groups of equal size in which expected and true rates are compared."""

WORST = 0.05
"""Part of the words that an editor may have time for."""

Floats = NDArray[np.float64]
Sample = tuple[Numbers, bool]
"""What is known of a word, and whether it is right."""


def pages(folder: Path) -> Iterator[tuple[tuple[ReadLine, ...], tuple[TrueLine, ...]]]:
    """Yield the pages of a printed chapter as they are read, markers and all, and what is printed on them."""
    scans, words, seen = Scans(folder), lines_by_page(folder), dict[str, int]()
    for picture in (picture for source in sources([folder]) for picture in pictures(source)):
        for page in Acquire(scans)(picture):
            place = seen.get(page.surface.scan, 0)
            seen[page.surface.scan] = place + 1
            even = evened(np.asarray(scans.grey(page.surface), np.uint8))
            truth = true_lines(words.get((page.surface.scan, place), []), page.surface)
            yield read(even, pieces(even), page.surface.dpi), tuple(truth)


def read(even: NDArray[np.uint8], ink: Ink, dpi: float | None) -> tuple[ReadLine, ...]:
    """Return the lines of an evened page as the stage has them before it says how sure they are."""
    (found,) = hocr.parse(engine.read([even], "eng", 3, dpi, hocr_char_boxes="1"))
    rest = parted(legible(split(found)), ink)
    again = read_again(even, (*rest.lines, *overlooked(ink, rest.lines)), "eng")
    return believed(restored(again, read_again(even, rest.places, "eng")), ink)


def samples(lines: Sequence[ReadLine], truth: Iterable[TrueLine]) -> Iterator[Sample]:
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


def trial(folder: Path) -> Iterator[Sample]:
    """Yield the words of whole pages whose text is all that is known."""
    for truth in sorted(folder.glob(f"*{END}")):
        scans = Scans(folder)
        image = next(
            p for p in sorted(folder.glob(f"{truth.name.removesuffix(END)}.*")) if p.suffix in (".png", ".jpg")
        )
        even = evened(np.asarray(scans.whole(image.name, 0), np.uint8))
        lines = read(even, pieces(even), None)
        known = list(numbers(lines, "eng"))
        text = running(truth.read_text("utf-8").splitlines())
        for word in judged([[word.text for word in line.words] for line in lines], text):
            yield from ((known[row][place], word.right) for row, place in word.spots)


def fitted(found: Sequence[Sample]) -> Model:
    """Return the regression that fits words best, by Newton's method."""
    names = list(found[0][0])
    table = np.array([[known[name] for name in names] for known, _ in found])
    right = np.array([flag for _, flag in found], np.float64)
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    design = np.column_stack([np.ones(len(table)), (table - mean) / spread])
    ridge, weights = np.diag([0.0] + [RIDGE] * len(names)), np.zeros(len(names) + 1)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-design @ weights))
        bend = (design * (chance * (1 - chance))[:, None]).T @ design + ridge
        weights += np.linalg.solve(bend, design.T @ (right - chance) - ridge @ weights)
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


def main() -> None:
    """Print, read, train, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("prose", nargs="+", type=Path)
    parser.add_argument("--text", nargs="*", type=Path, default=[])
    parser.add_argument("--chapters", type=int, default=24)
    parser.add_argument("--seed", type=int, default=72)
    wish = parser.parse_args()
    with TemporaryDirectory() as work:
        chapters = printed([documents(path) for path in wish.prose], Path(work), wish.chapters, wish.seed)
        found = [sample for chapter in chapters for page in pages(chapter) for sample in samples(*page)]
    model = fitted(found)
    tried = {"trained on": found} | {folder.name: list(trial(folder)) for folder in wish.text}
    for name, words in tried.items():
        report(f"{name}, engine", words, lambda known: known["sure"])
        report(f"{name}, model", words, model.probability)
    wish.out.write_text(json.dumps({"bias": model.bias, "weights": model.weights}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
