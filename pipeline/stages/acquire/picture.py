"""What a volume's scans hold: one picture for each image, TIFF frame, PDF page or transcript."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from pipeline.model.finding import Finding, FindingKind
from pipeline.raster import documents, images
from pipeline.stages.acquire.source import TRANSCRIPT_SUFFIXES, Source


class PictureKind(StrEnum):
    """How a picture is stored."""

    IMAGE = "image"
    PDF = "pdf"
    TRANSCRIPT = "transcript"


@dataclass(frozen=True, slots=True)
class Picture:
    """One thing that was supplied to be read: a page or a spread."""

    scan: str
    """Name of its file below the volume's folder."""
    ordinal: int
    """Its place in the volume, from 1."""
    frame_number: int
    """Which picture of a TIFF or page of a PDF, from 0."""
    kind: PictureKind
    digest: str
    """blake2b of the file's bytes; "" where it cannot be read."""

    @property
    def surface_id(self) -> str:
        """`s0001` for the first."""
        return f"s{self.ordinal:04d}"


def pictures(source: Source) -> tuple[Picture, ...]:
    """Return the pictures of a volume in order; BadInput, EncryptedPdf or FileAccess if a PDF cannot be opened.

    A broken image is one picture, so that it fails as one page and the others go on.
    """
    listed = ((scan, kind, number) for scan in source.scans for kind, number in _frames(source.folder / scan))
    return tuple(
        Picture(scan, ordinal, number, kind, digest_of(source.folder / scan))
        for ordinal, (scan, kind, number) in enumerate(listed, 1)
    )


def _frames(path: Path) -> Iterator[tuple[PictureKind, int]]:
    """Yield the kind and number of each picture in a file."""
    if path.suffix.lower() in TRANSCRIPT_SUFFIXES:
        yield PictureKind.TRANSCRIPT, 0
    elif path.suffix.lower() == documents.SUFFIX:
        yield from ((PictureKind.PDF, number) for number in range(documents.page_count(path)))
    else:
        yield from ((PictureKind.IMAGE, number) for number in images.frames(path))


def doubts(source: Source) -> tuple[Finding, ...]:
    """Return what is odd about the PDFs of a volume: two programs that find different numbers of pages."""
    found = []
    for scan in source.scans:
        path = source.folder / scan
        if path.suffix.lower() == documents.SUFFIX:
            ours, theirs = documents.page_count(path), documents.counted_by_pdfium(path)
            if ours != theirs:
                found.append(Finding(FindingKind.PAGE_IMAGE, _disagreement(scan, ours, theirs)))
    return tuple(found)


def _disagreement(scan: str, ours: int, theirs: int) -> str:
    """Return the sentence about a PDF whose pages cannot be counted for certain."""
    return f"{scan} is damaged: it has {ours} pages as repaired and {theirs} as it is; compare with the original."


def digest_of(path: Path) -> str:
    """Return the blake2b of a file's bytes in hexadecimal; "" for what is no plain, readable file."""
    if not path.is_file():
        return ""
    try:
        status = path.stat()
        return _digest(path, status.st_mtime_ns, status.st_size)
    except OSError:
        return ""


@lru_cache(maxsize=16)
def _digest(path: Path, _modified: int, _size: int) -> str:
    """Return the blake2b of a file, remembered while the file stays as it is."""
    digest = blake2b(digest_size=16)
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
