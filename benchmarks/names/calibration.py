"""How likely the names are that the product suggests: learnt from marked passages, and written to `certainty.json`.

    python -m benchmarks.names.calibration CORPORA --teacher FOLDER/teacher [--spacy-model FOLDER] [--out FILE]

What is learnt from is no part of what a pipeline of ours is tried on, nor of what it is trained on but for the passages
of our own: these are suggested to by the teacher, who has not seen them, as well as by the pipeline, who has, and the
truth for others like them lies between. Printed is how often the names of each certainty are right, kind by kind, on
passages that the numbers were not learnt from, a fifth of the volumes by turns; of our own passages the pipeline's half
flatters it. Names are suggested on the strength of those that are sure, so a second run may change a little more.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.names.corpora import KINDS, NAMES
from benchmarks.names.marking import FOLDER, marked
from benchmarks.names.passage import Passage, passages
from benchmarks.names.score import Score
from pipeline.model.vocabulary import Certainty
from pipeline.stages.tag import Tag
from pipeline.stages.tag.candidate import Candidate, chosen
from pipeline.stages.tag.certainty import Judge, Numbers, by_kind
from pipeline.stages.tag.evidence import Evidence
from pipeline.stages.tag.guessing.model import NONE
from pipeline.stages.tag.weighing import weighed

SHIPPED = Path("pipeline/stages/tag/certainty.json")

LEARNT = {
    "litbank": frozenset(("PERSON", "PLACE")),
    "wotr": frozenset(("PERSON", "PLACE")),
    "gum": NAMES,
    "ajmc_en": NAMES | {"WORK"},
}
"""Corpora whose `dev.jsonl` is learnt from, and what each marks; and there are the passages of our own."""

FOLDS = 5
RIDGE, RIDGE_OF_KIND = 1.0, 8.0
"""What weights cost: those of one kind more, because there are fewer names to learn them from."""
NEWTON = 12
"""Steps: eight do."""

Floats = NDArray[np.float64]
Row = tuple[Numbers, bool, float]
"""What is known of a name, whether it is right, and how much that counts."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """The names suggested in one passage, with what is known of each, and those that people marked."""

    known: Sequence[tuple[Candidate, Numbers]]
    passage: Passage
    labels: frozenset[str]
    """What the passage marks wherever it stands."""

    often: Counter[tuple[str, str]]
    """How often the same words are suggested in the volume, by words and kind."""

    def rows(self) -> Iterator[Row]:
        """Yield what is known of each suggested name of which the passage is not silent, and whether it is right.

        What a volume says a hundred times tells no hundred times as much.
        """
        for it, numbers in self.known:
            label = it.kind.upper()
            if label in self.labels:
                weight = self.often[self.passage.text[it.start : it.end], label] ** -0.5
                yield by_kind(it.kind, numbers), (it.start, it.end, label) in self.passage.spans, weight


Volume = tuple[list[Passage], frozenset[str]]
"""Passages that come as one, and what they mark wherever it stands."""


def own(corpora: Path) -> Iterator[Volume]:
    """Yield the passages marked for this project, each alone; those that borrow, if their words are there."""
    for path in sorted(FOLDER.glob("*.txt")):
        if not path.stem.startswith("held_out"):
            yield from (([passage], frozenset(KINDS)) for passage in marked(path, corpora))


def volumes(corpora: Path) -> Iterator[Volume]:
    """Yield the passages of the corpora that no pipeline has learnt from, volume by volume."""
    for name, labels in LEARNT.items():
        found: dict[str, list[Passage]] = defaultdict(list)
        path = corpora / name / "dev.jsonl"
        for passage, line in zip(passages(path), path.read_text("utf-8").splitlines(), strict=True):
            found[json.loads(line)["doc_id"].rpartition("-")[0]].append(passage)
        yield from ((some, labels) for some in found.values())


def suggested(tag: Tag, some: Sequence[Passage], labels: frozenset[str]) -> Iterator[Suggested]:
    """Yield what is suggested in the passages of a volume."""
    blocks = {f"p-{number}": passage.text for number, passage in enumerate(some)}
    notes = frozenset(f"p-{number}" for number, passage in enumerate(some) if passage.note)
    known = list(Evidence.of(tag.suggested(blocks, notes), tag.language).numbers())
    often = Counter(
        (passage.text[it.start : it.end], it.kind.upper())
        for passage, candidates in zip(some, known, strict=True)
        for it, _ in candidates
    )
    for passage, candidates in zip(some, known, strict=True):
        yield Suggested(candidates, passage, labels, often)


def fitted(rows: Iterable[Row]) -> Judge:
    """Return the judge that fits names best, by Newton's method."""
    known, right, counts = zip(*rows, strict=True)
    names = sorted({name for numbers in known for name in numbers})
    column = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(known), len(names)))
    for row, numbers in zip(table, known, strict=True):
        row[[column[name] for name in numbers]] = list(numbers.values())
    weights = _fitted(table, np.array(right, float), np.array(counts), np.array([_ridge(name) for name in names]))
    return Judge({name: round(float(it), 3) for name, it in zip(names, weights, strict=True) if abs(it) > 0.0005})


def _ridge(name: str) -> float:
    return RIDGE_OF_KIND if ": " in name or name.startswith("because ") else RIDGE


def _fitted(table: Floats, right: Floats, counts: Floats, ridge: Floats) -> Floats:
    """Return the weights of the columns of a table."""
    weights = np.zeros(table.shape[1])
    for _ in range(NEWTON):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        bend = (table * (counts * chance * (1 - chance))[:, None]).T @ table + np.diag(ridge)
        weights += np.linalg.solve(bend, table.T @ (counts * (right - chance)) - ridge * weights)
    return weights


def main() -> None:
    """Learn, try, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="the folder of the corpora")
    parser.add_argument("--spacy-model", help="another pipeline than the one that ships")
    parser.add_argument("--teacher", help="its teacher, for the passages of our own: only it has not learnt from them")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    given = parser.parse_args()
    made, none = {}, Tag(spacy_model=NONE)
    with_model = Tag(spacy_model=given.spacy_model), Tag(spacy_model=given.teacher or given.spacy_model)
    for name, (tag, teacher) in {"with model": with_model, "without": (none, none)}.items():
        some = [list(suggested(one, *volume)) for one in dict.fromkeys((teacher, tag)) for volume in own(given.corpora)]
        some += [list(suggested(tag, *volume)) for volume in volumes(given.corpora)]
        print(f"## {name}\n\n{report(some)}\n", flush=True)
        made[name] = fitted(row for volume in some for it in volume for row in it.rows()).weights
    given.out.write_text(json.dumps(made, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")


def report(some: Sequence[list[Suggested]]) -> str:
    """Return tables of what judges make of volumes that they have not learnt from."""
    score, kept = Score(), []
    for fold in range(FOLDS):
        judge = fitted(row for n, volume in enumerate(some) if n % FOLDS != fold for it in volume for row in it.rows())
        for it in (it for volume in some[fold::FOLDS] for it in volume):
            names = chosen(weighed(one, numbers, judge) for one, numbers in it.known)
            spans = [(one.start, one.end, one.kind.upper()) for one in names]
            score.add(*([span for span in found if span[2] in it.labels] for found in (spans, it.passage.spans)))
            right = zip(names, (span in it.passage.spans for span in spans), strict=True)
            kept += [(one, flag) for one, flag in right if one.kind.upper() in it.labels]
    return "\n".join((*_scores(score), "", *reliability(kept)))


def _scores(score: Score) -> Iterator[str]:
    """Yield the lines of a table of what is found."""
    yield "| kind | names | P | R | F1 |\n|---|---|---|---|---|"
    for label in ("", *KINDS):
        some = (label,) if label else ()
        precision, recall, both = score.strict(*some)
        count = score.wanted[label] if label else score.wanted.total()
        yield f"| {label.lower() or 'all'} | {count} | {precision:.1%} | {recall:.1%} | {both:.1%} |"


def reliability(kept: Sequence[tuple[Candidate, bool]]) -> Iterator[str]:
    """Yield the lines of a table of how many names of each certainty are right, beside how many were expected."""
    yield f"| kind | {' | '.join(f'{it}, expected, right' for it in Certainty)} |\n|---|{'---|' * len(Certainty)}"
    for label in ("", *KINDS):
        cells = []
        for certainty in Certainty:
            mine = [
                (it.likely, right)
                for it, right in kept
                if Certainty.of(it.likely) is certainty and label in ("", it.kind.upper())
            ]
            expected, right = (sum(numbers) / max(1, len(mine)) for numbers in (*zip(*mine, strict=True),) or ((), ()))
            cells.append(f"{len(mine)}, {expected:.0%}, {right:.0%}" if mine else "–")
        yield f"| {label.lower() or 'all'} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
