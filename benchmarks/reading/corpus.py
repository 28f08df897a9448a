"""Chapters and pages of a corpus whose truth is known, where one lies beside."""

import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from benchmarks.reading.bed import PRINTED, Chapter


def chapters(corpus: Path) -> Iterator[Chapter]:
    """Yield the folders of `chapters/` that have scans and a gold.json."""
    for truth in sorted(corpus.glob("chapters/*/gold.json")):
        folder = truth.parent
        yield Chapter(folder.name, folder, folder, ("all",))


def layout(corpus: Path, work: Path) -> Iterator[Chapter]:
    """Yield the pages of `layout/`, each source (the first part of the names) a volume of its own."""
    pages = sorted(path for path in (corpus / "layout").glob("*_*") if path.suffix in (*PRINTED, ".json"))
    for source, files in groupby(pages, key=lambda path: path.name.partition("_")[0]):
        folder = work / source
        folder.mkdir(parents=True, exist_ok=True)
        for path in files:
            if not (folder / path.name).exists():
                shutil.copy(path, folder)
        yield Chapter(source, folder, folder, ("all", source))
