"""Prints how well citations and their parts are found in notes that were marked by hand.

    python -m benchmarks.citations [FILE ...] [--corpora FOLDER]

Without files, the marked notes of this folder; their words are in the corpora of `benchmarks.names`. Strict is a
stretch with both its ends right, overlap one that meets a marked one; a part has to be of the right kind as well, a
title of the right level, a range of the right unit. Names are not looked for before, so that only this stage is
measured.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.borrowed import remark
from benchmarks.citations.marked import Marked, Stretch, notes
from pipeline.model.citation import Citation, Part, PartKind
from pipeline.model.flow import whole
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Surface, Word
from pipeline.model.text import Note, Paragraph, Text
from pipeline.model.vocabulary import Certainty
from pipeline.stages.cite import Cite

VALUED = frozenset({PartKind.TITLE, PartKind.SCOPE, PartKind.RANGE, PartKind.NUMBER})
NOWHERE = Box(0, 0, 0, 0)


@dataclass(slots=True)
class Tally:
    """How many stretches were marked, found, and found rightly, by what they are."""

    marked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    """Of those found."""
    had: Counter[str] = field(default_factory=Counter)
    """Of those marked."""

    def count(self, name: str, marked: Iterable[Stretch], found: Iterable[Stretch]) -> None:
        """Count the stretches of one note under a name."""
        wanted, got = set(marked), set(found)
        self.marked[name] += len(wanted)
        self.found[name] += len(got)
        self.right[name] += len(wanted & got)
        self.had[name] += len(wanted & got)

    def row(self, name: str) -> str:
        """Return precision and recall of a name."""
        precision = self.right[name] / max(1, self.found[name])
        recall = self.had[name] / max(1, self.marked[name])
        return f"{name:<24}{precision:>10.3f}{recall:>10.3f}{self.marked[name]:>8}"


def cited(notes: Sequence[Marked]) -> list[list[Citation]]:
    """Return what each note cites, all read as the notes of one volume."""
    texts = [note.text for note in notes]
    lines = [Line(f"l-{n}", NOWHERE, tuple(Word(word, NOWHERE) for word in it.split())) for n, it in enumerate(texts)]
    blocks = [Paragraph(f"p-{n}", (whole(line),)) for n, line in enumerate(lines)]
    made = [Note(f"n-{n}", str(n), (it,), None, False, Certainty.LOW) for n, it in enumerate(blocks)]
    page = Page(Surface("s0001", "a.txt", "", 0, 0, 0, 0, None), lines=tuple(lines))
    found = Cite()([page], Text((), tuple(made)), ())
    return [[it for it in found if it.block == block.id] for block in blocks]


def named(part: Part) -> str:
    """Return what a part is, with its level or unit."""
    return f"{part.kind} {part.value}".strip() if part.kind in VALUED else str(part.kind)


def tallied(notes: Sequence[Marked]) -> Tally:
    """Return what was found in some notes, and what should have been."""
    tally = Tally()
    for note, citations in zip(notes, cited(notes), strict=True):
        spans = [("", it.start, it.end) for it in citations]
        truth = [("", start, end) for _, start, end in note.citations]
        tally.count("citations", truth, spans)
        tally.marked["citations, overlap"] += len(truth)
        tally.found["citations, overlap"] += len(spans)
        tally.right["citations, overlap"] += sum(any(_meet(one, other) for other in truth) for one in spans)
        tally.had["citations, overlap"] += sum(any(_meet(one, other) for other in spans) for one in truth)
        parts = [(named(part), part.start, part.end) for it in citations for part in it.parts]
        tally.count("parts", note.parts, parts)
        for kind in {name for name, _, _ in (*note.parts, *parts)}:
            tally.count(f"  {kind}", *([it for it in those if it[0] == kind] for those in (note.parts, parts)))
    return tally


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[1] < other[2] and other[1] < one[2]


def main() -> None:
    """Print a table for each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="files of marked notes; ours if none is named")
    parser.add_argument("--corpora", type=Path, help="the folder of the corpora that marked notes borrow from")
    given = parser.parse_args()
    for path in given.files or sorted(Path(__file__).parent.glob("*.txt")):
        tally = tallied(list(notes(path, given.corpora)))
        print(f"\n{path.name:<24}{'precision':>10}{'recall':>10}{'marked':>8}")
        for name in sorted(tally.marked | tally.found, key=lambda name: (name.startswith(" "), name)):
            print(tally.row(name))
        print(remark([path], given.corpora), end="")


if __name__ == "__main__":
    main()
