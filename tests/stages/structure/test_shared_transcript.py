"""The shared transcript of a chapter comes out whole, where it lies beside the repository."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model.page import Page
from pipeline.model.text import Figure
from pipeline.raster import Scans
from pipeline.stages.acquire import Acquire, pictures, sources
from pipeline.stages.segment import Segment
from tests.stages.structure.reading import Reading

SAMPLE = Path(__file__).parents[4] / "shared" / "samples" / "korean-war-chapter.txt"
needed = pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample is under copyright and no part of the repository")


def pages() -> tuple[Page, ...]:
    """The transcript's pages, sorted into zones."""
    (source,) = sources([SAMPLE])
    acquire, segment = Acquire(Scans(SAMPLE.parent)), Segment(Scans(SAMPLE.parent))
    acquired = [page for picture in pictures(source) for page in acquire(picture)]
    return tuple(segment(replace(page, lines=page.surface.layer)) for page in acquired)


@needed
def test_the_chapter_is_whole() -> None:
    reading = Reading.of_pages(pages())
    assert len(reading.paragraphs) == 30
    assert [text.split()[0] for text in reading.paragraphs if text[0].islower()] == ["from"]
    assert reading.headings == ["Stages", "Impact"]
    assert reading.gaps == [None]
    assert sum(isinstance(block, Figure) for block in reading.text.blocks()) == 1
    assert len(reading.text.marginals) == 2


@needed
def test_its_notes_hang_at_their_markers() -> None:
    reading = Reading.of_pages(pages())
    assert [note.label for note in reading.text.notes] == ["6", "7", "8", "9", "10", "11", "12"]
    assert all(note.anchored and note.paragraphs for note in reading.text.notes)
    assert all(reading.before(note.at)[-1] in '."' for note in reading.text.notes)
