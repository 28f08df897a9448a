"""`python -m benchmarks.names CORPORA`: names found in texts that people marked, by kind.

Prints precision, recall and F1, strict (both ends and the kind) and by overlap (the kind, and a letter shared), of
the product, of its model, lists and rules alone, of it without a model, and of spaCy's English pipelines that are
installed; on every test set, on some of them as they come out of a printed and scanned page as well (`--scans`), and
on editions that you have put right yourself (`--editions`). Then words a second, and the size of the model.
"""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from spacy.util import is_package

from benchmarks.names.corpora import TRIALS
from benchmarks.names.finders import lists, piped, product, rules
from benchmarks.names.pace import WORDS, paces, room
from benchmarks.names.score import Finder, scored
from benchmarks.names.tables import Scores, beside, by_kind, paced, scanned
from benchmarks.names.trial import OWN, Trial, absent, corrected, trials
from pipeline.stages.tag import Tag
from pipeline.stages.tag.guessing.model import NONE, Model

OTHERS = tuple(f"en_core_web_{size}" for size in ("sm", "md", "lg", "trf"))
"""spaCy's own pipelines, tried where they are installed."""
PRINTED = ("hsg_gold_prose", "hsg_gold_notes", OWN, "crossner_politics", "litbank")
"""Sets that are printed and read, the first words of each."""
SAMPLE = 2500
"""Words of each: more would cost hours of reading."""


def main() -> None:
    """Print the tables."""
    given = _arguments()
    tried = list(trials(given.corpora, given.sets))
    for line in _missing(given.corpora, absent(given.corpora, given.sets)):
        print(line)
    finders = _finders(given.spacy_model, given.pipelines)
    print(f"\n## All kinds: F1 strict (by overlap)\n\n{beside(_scores(finders, tried))}")
    if given.editions:
        print(f"\n## Editions that were put right\n\n{beside(_scores(finders, list(corrected(given.editions))))}")
    if given.scans:
        _print_scanned(finders, tried, given.scans)
    for name, finder in finders.items():
        print(f"\n## {name}\n\n{by_kind(_scores({name: finder}, tried)[name])}")
    if tried:
        _print_pace(finders, tried, Model.of(given.spacy_model, "en"))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="the folder of the corpora")
    parser.add_argument("--sets", nargs="*", default=[OWN, *TRIALS], choices=[OWN, *TRIALS], help="test sets")
    parser.add_argument("--spacy-model", help="the model of the product, if not the one that comes with it")
    parser.add_argument("--pipelines", nargs="*", default=[], help="other spaCy pipelines, by name or folder")
    parser.add_argument("--scans", type=Path, help="print and read passages too; a folder to keep what was read in")
    parser.add_argument("--editions", type=Path, help="a folder of TEI editions whose names somebody has put right")
    return parser.parse_args()


def _missing(corpora: Path, names: Sequence[str]) -> Iterable[str]:
    """Yield a sentence on the test sets that are not there."""
    if names:
        where = f"{corpora} has no texts of" if corpora.is_dir() else f"There is no folder {corpora} with"
        yield f"{where} {', '.join(names)}: left out."


def _finders(model: str | None, others: Iterable[str]) -> dict[str, Finder]:
    """Return what is tried, by the name that it has in the tables."""
    ours = Model.of(model, "en")
    found: dict[str, Finder] = {"scan2tei": partial(product, tag=Tag(spacy_model=model))}
    if ours:
        found |= {"model alone": piped(ours.place), "without model": partial(product, tag=Tag(spacy_model=NONE))}
    found |= {"lists alone": lists, "rules alone": rules}
    installed = (name for name in OTHERS if is_package(name))
    return found | {name: piped(name) for name in dict.fromkeys([*installed, *others])}


def _scores(finders: Mapping[str, Finder], some: Sequence[Trial]) -> Scores:
    """Return what each finder reaches on each trial."""
    return {
        name: {trial.name: scored(finder, trial.passages, trial.labels) for trial in some}
        for name, finder in finders.items()
    }


def _print_scanned(finders: Mapping[str, Finder], tried: Iterable[Trial], folder: Path) -> None:
    """Print what is reached on pages that were printed, scanned and read."""
    # Not at the top: who does not print needs neither fonts nor an engine.
    from benchmarks.names.printing import reading  # noqa: PLC0415

    readings = [reading(trial.sampled(SAMPLE), folder) for trial in tried if trial.name in PRINTED]
    clean, read = (_scores(finders, some) for some in zip(*((it.clean, it.read) for it in readings), strict=True))
    misread = {it.clean.name: it.misread for it in readings}
    print(f"\n## Printed, scanned and read: F1 before → after\n\n{scanned(clean, read, misread)}")


def _print_pace(finders: Mapping[str, Finder], tried: Iterable[Trial], model: Model | None) -> None:
    """Print how fast the finders are, on the first words of the trials, and how large the model is."""
    text = Trial("", tuple(passage for trial in tried for passage in trial.passages)).sampled(WORDS)
    print(f"\n## Pace, on {text.words:,} words as one volume\n\n{paced(paces(finders, text.passages))}")
    if model and Path(model.place).is_dir():
        print(f"\nThe model takes {room(Path(model.place)) / 1e6:.1f} MB.")


if __name__ == "__main__":
    main()
