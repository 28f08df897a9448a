"""The chapters that are read: printed by the press, once for each order."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.press import degrade, typeset, write
from benchmarks.press.matrix import ORDINARY, Trial

ORDER = "order.txt"
TRUTHS = ("gold.json", "gt.json")
PRINTED = (".jpg", ".tif", ".png")


@dataclass(frozen=True, slots=True)
class Chapter:
    """Scans whose truth is known."""

    name: str
    scans: Path
    """Folder of the pictures."""
    truth: Path
    """Folder of gold.json and gt.json."""
    groups: tuple[str, ...]
    """What it is an example of, such as `300 dpi`."""
    fault: str = ""
    """What was done wrong at the scanner: drop, twice, swap or upside."""

    @property
    def pictures(self) -> list[Path]:
        """The scans in their order."""
        return sorted(path for path in self.scans.iterdir() if path.suffix in PRINTED)


def bed(trials: Iterable[Trial], folder: Path) -> Iterator[Chapter]:
    """Yield a chapter for each trial, printed into the folder unless it lies there already."""
    for trial in trials:
        scans, truth = folder / "scans" / trial.name, folder / "truth" / trial.name
        order = _digest(trial)
        if not (truth / ORDER).is_file() or (truth / ORDER).read_text("utf-8") != order:
            _print(trial, scans, truth)
            (truth / ORDER).write_text(order, "utf-8")
        yield Chapter(trial.name, scans, truth, groups(trial), trial.fault)


def _print(trial: Trial, scans: Path, truth: Path) -> None:
    for path in scans.glob("*"):
        path.unlink()
    sheets = typeset(trial.job)
    write(trial.job, sheets, degrade(sheets, trial.impression), scans, truth)


def _digest(trial: Trial) -> str:
    """Return what tells one order from another: the order itself, and the text that it is printed from."""
    text = trial.job.manuscript.read_bytes()
    return hashlib.sha256(repr(trial).encode() + text).hexdigest()


def groups(trial: Trial) -> tuple[str, ...]:
    """Return the groups that a trial counts in; clean and degraded are told apart at 300 dpi.

    The truth has pages once and in the order of the book, an edition has them as they were scanned until somebody says
    otherwise: where these differ, only what is said of the pages is counted.
    """
    if trial.fault in ("twice", "swap"):
        return ()
    job, dpi = trial.job, trial.impression.dpi
    state = "clean" if trial.condition == "clean" else "degraded"
    at_300 = (f"{state}, 300 dpi",) if dpi == 300 and trial.condition != "bitonal" else ()
    bitonal = ("black and white",) if trial.condition == "bitonal" else ()
    scheme = f"notes at the {job.notes.place}" if job.notes.place == "end" else f"notes by {job.notes.count}"
    hand = "with handwriting" if job.hand.scrawls else "without handwriting"
    ordinary = ("ordinary layouts",) if trial.layout in ORDINARY else ()
    return ("all", *at_300, *bitonal, *ordinary, f"{dpi} dpi", scheme, hand, f"layout {trial.layout}")


def faults(chapter: Chapter) -> tuple[int, ...]:
    """Return the ordinals, from 1, of the scans at which something was done wrong."""
    gold = json.loads((chapter.truth / "gold.json").read_text("utf-8"))
    names = {"twice": "doubled", "swap": "disordered", "upside": "upside_down"}
    return tuple(gold.get(names.get(chapter.fault, ""), ()))
