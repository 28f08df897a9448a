"""Trains the networks that read raised glyphs, on drawn pages, and writes `glyphs.npz` and `letters.npz`.

    python -m benchmarks.ocr.train_glyphs pipeline/stages/ocr

The networks that ship are what this writes with no other argument. Two families are kept out of the training and
tell how well it reads faces that it has never seen; other pages of the faces that it has seen are the easier trial.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.ocr.marker_pages import Drawn, pages
from benchmarks.ocr.typefaces import SEEN, UNSEEN, Family
from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey, Ink
from pipeline.stages.ocr.glyphs import CLASSES, LETTERS, NOTHING, SIDE, TOUCHING, Network, Patch, patch
from pipeline.stages.ocr.ink import evened, pieces
from pipeline.stages.ocr.large import large
from pipeline.stages.ocr.raised import Raised, raised
from pipeline.stages.ocr.rows import rows

HIDDEN = 128
EPOCHS = 24
BATCH = 256

EACH = 3
"""Of the letters that end words and are no signs, every so many-th: there are far more of them than of signs."""

WHOLE = 0.75
"""Of its width: with as much of a ‖ in one piece its strokes have run together."""

Samples = tuple[NDArray[np.float32], NDArray[np.int64]]
Classes = tuple[str, ...]


def samples(seed: int, count: int, families: Sequence[Family], classes: Classes) -> Samples:
    """Return the patches of drawn pages and the classes they are of; what has no class is left out."""
    drawn = pages(seed, count, families, lettered=classes is LETTERS)
    found = [sample for grey, markers in drawn for sample in _of_page(grey, markers) if sample[1] in classes]
    return np.stack([numbers for numbers, _ in found]), np.array([classes.index(label) for _, label in found])


def _of_page(grey: Grey, drawn: list[Drawn]) -> Iterator[tuple[Patch, str]]:
    """Yield the patches of one page."""
    even = evened(grey)
    ink = pieces(even)
    found = rows(ink)
    truth = [glyph for marker in drawn for glyph in marker.glyphs]
    for group in raised(ink, found):
        for glyph in group.glyphs:
            yield from _of_glyph(even, ink, glyph, group, truth)
    for number, group in enumerate(large(ink, found)):
        for glyph in group.glyphs:
            patches = _of_glyph(even, ink, glyph, group, truth)
            yield from (each for each in patches if each[1] != NOTHING or number % EACH == 0)


def _of_glyph(
    even: Grey, ink: Ink, glyph: tuple[int, ...], group: Raised, truth: list[tuple[str, Box]]
) -> Iterator[tuple[Patch, str]]:
    """Yield a glyph with what it is, or its parts where two touch; nothing where that is unclear."""
    box = Box.around(ink.box(piece) for piece in glyph)
    mask = np.isin(ink.labels[int(box.top) : int(box.bottom), int(box.left) : int(box.right)], np.array(glyph) + 1)
    inside = [(label, part) for label, part in truth if part.shared(box) > 0.3]
    if not inside:
        if not any(part.meet(box).area for _, part in truth):
            yield patch(even, mask, box, group.x_height, group.baseline), NOTHING
        return
    if len(inside) == 1 and (box.iou(inside[0][1]) > 0.35 or inside[0][0] == "‖"):
        label, part = inside[0]
        stroke = label == "‖" and box.width < WHOLE * part.width
        yield patch(even, mask, box, group.x_height, group.baseline), "|" if stroke else label
        return
    if len(inside) > 1:
        yield patch(even, mask, box, group.x_height, group.baseline), TOUCHING
        yield from _cut(even, mask, box, group, inside)


def _cut(
    even: Grey, mask: NDArray[np.bool_], box: Box, group: Raised, inside: list[tuple[str, Box]]
) -> Iterator[tuple[Patch, str]]:
    """Yield the glyphs that touch, cut apart where they were drawn to meet."""
    for label, part in inside:
        left, right = max(box.left, round(part.left)), min(box.right, round(part.right))
        own = mask[:, int(left - box.left) : int(right - box.left)]
        if own.any() and label != "‖":
            up = np.nonzero(own.any(axis=1))[0]
            tight = Box(left, box.top + float(up[0]), right, box.top + float(up[-1]) + 1)
            yield patch(even, own[up[0] : up[-1] + 1], tight, group.x_height, group.baseline), label


def train(numbers: NDArray[np.float32], classes: NDArray[np.int64], count: int, seed: int) -> Network:
    """Return the network, for `count` classes, after EPOCHS rounds of Adam."""
    dice = np.random.default_rng(seed)
    mean, spread = numbers.mean(axis=0), numbers.std(axis=0) + 0.1
    numbers = (numbers - mean) / spread
    inner = dice.normal(0, np.sqrt(2 / numbers.shape[1]), (numbers.shape[1], HIDDEN)).astype(np.float32)
    outer = dice.normal(0, np.sqrt(2 / HIDDEN), (HIDDEN, count)).astype(np.float32)
    weights = [inner, np.zeros(HIDDEN, np.float32), outer, np.zeros(count, np.float32)]
    memory = [(np.zeros_like(weight), np.zeros_like(weight)) for weight in weights]
    step = 0
    for epoch in range(EPOCHS):
        order = dice.permutation(len(classes))
        rate = 2e-3 * 0.5 * (1 + np.cos(np.pi * epoch / EPOCHS))
        for start in range(0, len(order), BATCH):
            step += 1
            some = order[start : start + BATCH]
            for place, slope in enumerate(_gradients(weights, _shaken(numbers[some], spread, dice), classes[some])):
                _adam(weights[place], memory[place], slope, rate, step)
    inner = weights[0] / spread[:, None]
    return Network(inner, weights[1] - mean @ inner, weights[2], weights[3])


def _shaken(
    numbers: NDArray[np.float32], spread: NDArray[np.float32], dice: np.random.Generator
) -> NDArray[np.float32]:
    """Return patches a pixel aside, a little noisy, a little taller or lower: no two prints are the same."""
    squares = numbers[:, : SIDE * SIDE].reshape(-1, SIDE, SIDE)
    moved = np.roll(squares, dice.integers(-1, 2, 2), axis=(1, 2)).reshape(len(numbers), -1)
    shaken = np.concatenate([moved, numbers[:, SIDE * SIDE :]], axis=1)
    noise = dice.normal(0, 1, shaken.shape).astype(np.float32)
    noise[:, : SIDE * SIDE] *= 0.08 / spread[: SIDE * SIDE]
    noise[:, SIDE * SIDE :] *= 0.25
    return np.asarray(shaken + noise, np.float32)


def _adam(
    weight: NDArray[np.float32],
    memory: tuple[NDArray[np.float32], NDArray[np.float32]],
    slope: NDArray[np.float32],
    rate: float,
    step: int,
) -> None:
    """Move a weight down its slope, in place, as Kingma and Ba do."""
    first, second = memory
    first += 0.1 * (slope - first)
    second += 0.001 * (slope * slope - second)
    weight -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8) + rate * 3e-3 * weight


def _gradients(
    weights: list[NDArray[np.float32]], numbers: NDArray[np.float32], classes: NDArray[np.int64]
) -> list[NDArray[np.float32]]:
    """Return how the loss of a batch changes with each weight."""
    network = Network(*weights)
    hidden = np.maximum(numbers @ network.inner + network.inner_bias, 0)
    wrong = network.probabilities(numbers)
    wrong[np.arange(len(classes)), classes] -= 1
    wrong /= len(classes)
    back = (wrong @ network.outer.T) * (hidden > 0)
    return [numbers.T @ back, back.sum(axis=0), hidden.T @ wrong, wrong.sum(axis=0)]


def report(name: str, network: Network, classes: Classes, trial: Samples) -> None:
    """Print how often the network is right, class by class."""
    numbers, true = trial
    guess = network.probabilities(numbers).argmax(axis=1)
    print(f"{name}: {len(true)} glyphs, {(guess == true).mean():.4f} right")
    for place, label in enumerate(classes):
        known = true == place
        if known.any():
            others = [f"{classes[g] or '-'}:{n}" for g, n in enumerate(np.bincount(guess[known])) if n and g != place]
            print(f"  {label or '-'}  {(guess[known] == place).mean():.4f} of {known.sum():6}  {' '.join(others)}")


def trained(out: Path, classes: Classes, count: int, seed: int) -> None:
    """Train the network for some classes on `count` pages, write it, and print what it is worth."""
    numbers, true = samples(seed, count, SEEN, classes)
    print(f"{len(true)} glyphs to learn from: {np.bincount(true, minlength=len(classes))}", flush=True)
    network = train(numbers, true, len(classes), seed)
    np.savez_compressed(out, **{name: getattr(network, name).astype(np.float16) for name in Network.__slots__})
    trials = max(10, count // 15)
    report("other pages of the same faces", network, classes, samples(seed + 1, trials, SEEN, classes))
    report("faces never seen", network, classes, samples(seed + 2, trials, UNSEEN, classes))


def main() -> None:
    """Train, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder of the two files")
    parser.add_argument("--pages", type=int, default=600, help="to learn signs from, and a third as many for letters")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("glyphs", "letters"), help="one of the two networks")
    wish = parser.parse_args()
    if wish.only != "letters":
        trained(wish.out / "glyphs.npz", CLASSES, wish.pages, wish.seed)
    if wish.only != "glyphs":
        trained(wish.out / "letters.npz", LETTERS, wish.pages // 3, wish.seed)


if __name__ == "__main__":
    main()
