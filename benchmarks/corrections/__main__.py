"""Prints how many corrections of a volume, made on one reading of it, find their places in another.

    python -m benchmarks.corrections output/before output/after

Both are folders of results of the same pages, the second from scans that were spoilt, turned, shifted or read by
another engine. A correction is made for every name and every printed line of the first reading; right is where
the same words stand in the second, both texts laid side by side letter by letter.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from pipeline.model.amend import Fate, Proposal, State, homeless, lay_entities, lay_lines, resolve
from pipeline.model.correction import Act, Correction
from pipeline.model.page import Line
from pipeline.model.volume import Volume
from pipeline.store import Store

MARK = "\u2020\u2020 "
"""Put before a line by its correction, so that it can be told which line it was laid on."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where each letter of one text stands in another."""

    places: tuple[int, ...]

    @classmethod
    def of(cls, before: str, after: str) -> "Alignment":
        """Return the alignment with the fewest letters changed."""
        places: list[int] = []
        for step in Levenshtein.opcodes(before, after):
            last = max(step.dest_start, step.dest_end - 1)
            places += [min(step.dest_start + number, last) for number in range(step.src_end - step.src_start)]
        return cls((*places, len(after)))


def main(before: Path, after: Path) -> None:
    """Print the table."""
    old, new = _volume(before), _volume(after)
    print(f"{'':8}{'right':>8}{'moved':>8}{'orphan':>8}{'wrong':>8}")
    for name, counts in (("names", Counter(_names(old, new))), ("lines", Counter(_lines(old, new)))):
        print(f"{name:8}" + "".join(f"{counts[state]:8}" for state in ("right", "moved", "orphan", "wrong")))


def _volume(folder: Path) -> Volume:
    """Return what was found last in a volume."""
    volume: Volume | None = Store(folder).latest("volume", "volume", Volume)
    if volume is None:
        sys.exit(f"{folder} holds no results: run scan2tei run first.")
    return volume


def _names(old: Volume, new: Volume) -> Iterator[str]:
    """Yield what becomes of a retyping of each name, by itself."""
    from pipeline.model.amend.atlas import Atlas  # noqa: PLC0415  only the benchmark looks behind the door

    texts, starts = [], []
    for volume in (old, new):
        flows = Atlas.of(volume.pages).flows(volume.text)
        lengths = [len(flow.text) + 1 for flow in flows.values()]
        starts.append({block: sum(lengths[:number]) for number, block in enumerate(flows)})
        texts.append("\n".join(flow.text for flow in flows.values()))
    alignment = Alignment.of(*texts)
    for entity in old.entities:
        proposal = Proposal(Act.RETYPE, entity.id, "benchmark", "2026-01-01", "work")
        correction = resolve(proposal, old.pages, old.text, old.entities)
        laid, fates = lay_entities((), new.text, new.pages, [correction])
        wanted = alignment.places[starts[0][entity.block] + entity.start]
        right = bool(laid) and abs(starts[1][laid[0].block] + laid[0].start - wanted) <= len(entity.text) // 2
        yield _outcome(fates[0], right=right)


def _lines(old: Volume, new: Volume) -> Iterator[str]:
    """Yield what becomes of a reading of each printed line, by itself."""
    lines = [[line for page in volume.pages for line in page.lines if line.mark is None] for volume in (old, new)]
    texts = ["\n".join(line.text for line in some) for some in lines]
    owners = [line.id for line in lines[1] for _ in range(len(line.text) + 1)]
    alignment, start = Alignment.of(*texts), 0
    for line in lines[0]:
        wanted = owners[min(alignment.places[start + len(line.text) // 2], len(owners) - 1)]
        start += len(line.text) + 1
        yield _line(line, wanted, old, new)


def _line(line: Line, wanted: str, old: Volume, new: Volume) -> str:
    """Return what becomes of a reading of one line."""
    proposal = Proposal(Act.READ, line.id, "benchmark", "2026-01-01", MARK + line.text)
    correction = resolve(proposal, old.pages, old.text, old.entities)
    fate = _fate(correction, new)
    return _outcome(fate, right=fate.place == wanted)


def _fate(correction: Correction, new: Volume) -> Fate:
    """Return what became of a correction of a line of any page."""
    fates = [fate for page in new.pages for fate in lay_lines(page, [correction])[1]]
    return (*fates, *homeless([correction], [page.surface for page in new.pages]))[0]


def _outcome(fate: Fate, *, right: bool) -> str:
    """Return the column of the table."""
    if fate.state is State.ORPHAN:
        return "orphan"
    return "wrong" if not right else "moved" if fate.state is State.MOVED else "right"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
