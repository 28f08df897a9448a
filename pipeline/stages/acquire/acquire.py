"""From a picture as supplied to its pages: upright, level, one by one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import ClassVar

from pipeline.model.page import Line, Page, Surface
from pipeline.raster import Scans, images
from pipeline.stages.acquire.cut import Cut, oriented
from pipeline.stages.acquire.pages_of import digital_pages_of, pages_of
from pipeline.stages.acquire.pdf_page import pdf_page
from pipeline.stages.acquire.picture import Picture, PictureKind
from pipeline.stages.acquire.text_layer import seen_in, share_of, text_layer
from pipeline.stages.acquire.transcripts import transcript_page


@dataclass(frozen=True, slots=True)
class Acquire:
    """Cuts the pages out of the scans of a volume.

    The pixels of the scan as supplied are those that an image file stores, whatever EXIF says of how to hold
    it, and those of a PDF's page drawn at the size that its surface states.
    """

    name: ClassVar[str] = "acquire"
    revision: ClassVar[int] = 1

    scans: Scans = field(compare=False)

    def __call__(self, picture: Picture) -> tuple[Page, ...]:
        """Return one page, or the two of a spread; UnreadableScan or FileAccess where the picture is broken."""
        if picture.kind is PictureKind.TRANSCRIPT:
            return (transcript_page(self.scans.folder / picture.scan, picture.surface_id),)
        cuts = self._from_pdf if picture.kind is PictureKind.PDF else self._from_image
        seen, dpi, pages, layer = cuts(picture)
        letters = ("",) if len(pages) == 1 else ("a", "b")
        return tuple(
            Page(_surface(picture, picture.surface_id + letter, (seen, cut), dpi, layer))
            for letter, cut in zip(letters, pages, strict=True)
        )

    def _from_image(self, picture: Picture) -> "_Cutting":
        """Return how the pages are to be cut from an image."""
        header = images.header(self.scans.folder / picture.scan, picture.frame_number, self.scans.limit)
        stored = self.scans.whole(picture.scan, picture.frame_number, (header.width, header.height))
        pages = pages_of(stored, oriented(header.orientation, header.width, header.height))
        return Cut.all_of(header.width, header.height), header.dpi, pages, ()

    def _from_pdf(self, picture: Picture) -> "_Cutting":
        """Return how the pages are to be cut from the drawing of a PDF's page, and the text that it brought."""
        path = self.scans.folder / picture.scan
        facts = pdf_page(path, picture.frame_number, self.scans.limit)
        stored = self.scans.whole(picture.scan, picture.frame_number, facts.pixels)
        scale = facts.pixels[0] / facts.width
        layer = seen_in(text_layer(path, picture.frame_number, scale), stored) if facts.digital else ()
        seen = Cut.all_of(*facts.pixels)
        return seen, facts.dpi, (digital_pages_of if layer else pages_of)(stored, seen), layer


_Cutting = tuple[Cut, float | None, tuple[Cut, ...], tuple[Line, ...]]


def _surface(
    picture: Picture, surface_id: str, cut: tuple[Cut, Cut], dpi: float | None, layer: Iterable[Line]
) -> Surface:
    """Return the surface of a page that is cut from the whole picture."""
    whole, page = cut
    return Surface(
        id=surface_id,
        scan=picture.scan,
        digest=_digest(picture, whole, page),
        width=page.width,
        height=page.height,
        scan_width=whole.width,
        scan_height=whole.height,
        dpi=dpi,
        frame=page.frame,
        frame_number=picture.frame_number,
        layer=share_of(layer, page, surface_id),
    )


def _digest(picture: Picture, whole: Cut, page: Cut) -> str:
    """Return what changes iff the ink of a page may have changed."""
    cutting = f"{picture.digest} {picture.frame_number} {whole} {page}"
    return blake2b(cutting.encode(), digest_size=16).hexdigest()
