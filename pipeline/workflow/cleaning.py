"""Throwing away what can be made again."""

from pathlib import Path

from pipeline.stages.acquire import Source
from pipeline.store import Store


def clean(source: Source, output: Path) -> int:
    """Delete what the stages stored of a volume; editions, reports and corrections stay. Return how many files."""
    return Store(output / source.id).clean()
