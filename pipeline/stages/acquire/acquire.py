"""From a picture as supplied to its pages: upright, level, one by one."""

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import ClassVar

from pipeline.model.page import Line, Page, Surface
from pipeline.raster import Scans, images
from pipeline.stages.acquire.cut import Cut, oriented
from pipeline.stages.acquire.cutting import Cutting, cutting, digital_cutting
from pipeline.stages.acquire.pdf_page import pdf_page
from pipeline.stages.acquire.picture import Picture, PictureKind
from pipeline.stages.acquire.resolution import resolution
from pipeline.stages.acquire.text_layer import seen_in, share_of, text_layer
from pipeline.stages.acquire.transcripts import transcript_page


@dataclass(frozen=True, slots=True)
class Acquire:
    """Cuts the pages out of the scans of a volume.

    The pixels of the scan as supplied are those that an image file stores, whatever EXIF says of how to hold
    it, and those of a PDF's page drawn at the size that its surface states.
    """

    name: ClassVar[str] = "acquire"
    revision: ClassVar[int] = 2

    scans: Scans = field(compare=False)

    def __call__(self, picture: Picture) -> tuple[Page, ...]:
        """Return one page, or the two of a spread; UnreadableScan or FileAccess where the picture is broken."""
        if picture.kind is PictureKind.TRANSCRIPT:
            return (transcript_page(self.scans.folder / picture.scan, picture.surface_id),)
        return (self._pdf if picture.kind is PictureKind.PDF else self._image)(picture)

    def _image(self, picture: Picture) -> tuple[Page, ...]:
        """Return the pages of an image."""
        header = images.header(self.scans.folder / picture.scan, picture.frame_number, self.scans.limit)
        whole = Cut.all_of(header.width, header.height)
        stored = self.scans.whole(picture.scan, picture.frame_number)
        cut = cutting(stored, oriented(header.orientation, header.width, header.height))
        return _pages(picture, _Scan(whole, resolution(header.dpi, cut.letter)), cut)

    def _pdf(self, picture: Picture) -> tuple[Page, ...]:
        """Return the pages of a PDF's page, with the text that was born with it."""
        path, number = self.scans.folder / picture.scan, picture.frame_number
        facts = pdf_page(path, number, self.scans.limit)
        whole = Cut.all_of(*facts.pixels)
        stored = self.scans.whole(picture.scan, number, facts.pixels)
        if facts.digital and (layer := seen_in(text_layer(path, number, facts.scale), stored)):
            return _pages(picture, _Scan(whole, facts.dpi, layer), digital_cutting(stored, whole))
        cut = cutting(stored, whole)
        return _pages(picture, _Scan(whole, resolution(facts.dpi, cut.letter)), cut)


@dataclass(frozen=True, slots=True)
class _Scan:
    """The whole picture, and what came with it."""

    whole: Cut
    dpi: float | None
    layer: tuple[Line, ...] = ()


def _pages(picture: Picture, scan: _Scan, cut: Cutting) -> tuple[Page, ...]:
    """Return the pages of a picture, named `a` and `b` where there are two."""
    letters = ("",) if len(cut.pages) == 1 else ("a", "b")
    ids = [picture.surface_id + letter for letter in letters]
    return tuple(Page(_surface(picture, scan, page, id_)) for id_, page in zip(ids, cut.pages, strict=True))


def _surface(picture: Picture, scan: _Scan, page: Cut, surface_id: str) -> Surface:
    """Return the surface of a page that is cut from a scan."""
    return Surface(
        id=surface_id,
        scan=picture.scan,
        digest=_digest(picture, scan.whole, page),
        width=page.width,
        height=page.height,
        scan_width=scan.whole.width,
        scan_height=scan.whole.height,
        dpi=scan.dpi,
        frame=page.frame,
        frame_number=picture.frame_number,
        layer=share_of(scan.layer, page, surface_id),
    )


def _digest(picture: Picture, whole: Cut, page: Cut) -> str:
    """Return what changes iff the ink of a page may have changed."""
    cutting = f"{picture.digest} {picture.frame_number} {whole} {page}"
    return blake2b(cutting.encode(), digest_size=16).hexdigest()
