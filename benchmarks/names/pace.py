"""How fast names are found, and how much room a pipeline takes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time

from benchmarks.names.passage import Passage
from benchmarks.names.score import Finder

WORDS = 12_000
"""Words that are timed, one volume: a long chapter."""
TRIES = 3
"""Of which the fastest counts: what else the machine does can only slow it down."""


def paces(finders: Mapping[str, Finder], some: Sequence[Passage]) -> dict[str, float]:
    """Return the words a second of one core that each finder goes through, tried in turns, loading left out."""
    volume = [replace(passage, volume="volume") for passage in some]
    words = sum(len(passage.text.split()) for passage in volume)
    spent = {name: float("inf") for name in finders}
    for finder in finders.values():
        _spent(finder, volume[:2])
    for _ in range(TRIES):
        for name, finder in finders.items():
            spent[name] = min(spent[name], _spent(finder, volume))
    return {name: words / max(seconds, 1e-9) for name, seconds in spent.items()}


def _spent(finder: Finder, volume: Sequence[Passage]) -> float:
    """Return the seconds of a processor that a finder takes for a volume."""
    before = process_time()
    for _ in finder(volume):
        pass
    return process_time() - before


def room(pipeline: Path) -> int:
    """Return how many bytes a pipeline takes on the disk."""
    return sum(path.stat().st_size for path in pipeline.rglob("*") if path.is_file())
