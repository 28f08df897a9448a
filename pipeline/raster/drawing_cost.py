"""What a page of a PDF would cost to draw: pages made to exhaust time or memory are refused before they are drawn."""

import re
import zlib
from dataclasses import dataclass, field

import pikepdf

from pipeline.errors import UnreadableScan

DRAWS = 200_000
"""Because the densest map calls fewer forms, and forms that call forms ten deep draw a thousand million times."""

CONTENT = 64_000_000
"""Bytes of drawing commands: a page of text has some ten thousand, a vector map some million."""

NESTING = 12
"""Forms within forms: programs that make PDFs go three or four deep."""

IMAGE_BYTES = 1_000_000_000
"""Bytes of one image once it is unpacked: 2400 dots to the inch of a sheet of A4 in black and white take 70 million,
in colour no scanner gives them."""

_CALL = re.compile(rb"/([^\s/\[\]<>(){}%]+)\s+Do\b")


def check_drawable(page: pikepdf.Page, where: str) -> None:
    """Raise UnreadableScan, its sentence beginning with `where`, for a page that cannot be drawn in bounded time."""
    _Cost(where).of(page.obj, ())


@dataclass(slots=True)
class _Cost:
    """Counts what a page draws, each form once."""

    where: str
    known: dict[tuple[int, int], int] = field(default_factory=dict)

    def of(self, drawing: pikepdf.Object, above: tuple[tuple[int, int], ...]) -> int:
        """Return how many images and forms a page or form draws, those of its forms included."""
        if drawing.objgen in self.known:
            return self.known[drawing.objgen]
        if drawing.objgen in above or len(above) > NESTING:
            raise UnreadableScan(f"{self.where} draws itself within itself: export it anew from its source.")
        named = _named(drawing)
        calls = _CALL.findall(self._commands(drawing))
        total = 1 + sum(self._cost(named[name], (*above, drawing.objgen)) for name in calls if name in named)
        if total > DRAWS:
            raise UnreadableScan(f"{self.where} would be drawn in {total} pieces, without end: export it anew.")
        self.known[drawing.objgen] = total
        return total

    def _cost(self, named: pikepdf.Object, above: tuple[tuple[int, int], ...]) -> int:
        """Return what one call draws."""
        if named.get("/Subtype") == "/Form":
            return self.of(named, above)
        if _unpacked(named) > IMAGE_BYTES:
            raise UnreadableScan(f"{self.where} holds an image too large to be a page: save it at a lower resolution.")
        return 1

    def _commands(self, drawing: pikepdf.Object) -> bytes:
        """Return the drawing commands of a page or form."""
        contents = drawing if isinstance(drawing, pikepdf.Stream) else drawing.get("/Contents")
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        return b"\n".join(self._unpack(s) for s in streams if isinstance(s, pikepdf.Stream))

    def _unpack(self, stream: pikepdf.Stream) -> bytes:
        """Return the bytes of a stream; those packed by anything but deflate as qpdf unpacks them."""
        filters = stream.get("/Filter")
        names = [str(name) for name in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
        if set(names) != {"/FlateDecode"} or "/DecodeParms" in stream:
            return stream.read_bytes()
        packed = stream.read_raw_bytes()
        for _ in names:
            packed = self._inflated(packed)
        return packed

    def _inflated(self, packed: bytes) -> bytes:
        """Return deflated bytes as far as they are sound; UnreadableScan where they swell beyond all use."""
        try:
            swollen = zlib.decompressobj().decompress(packed, CONTENT + 1)
        except zlib.error:
            return b""
        if len(swollen) > CONTENT:
            raise UnreadableScan(f"{self.where} unpacks to more drawing commands than any page: export it anew.")
        return swollen


def _named(drawing: pikepdf.Object) -> dict[bytes, pikepdf.Object]:
    """Return the forms and images that a page or form may call by name."""
    resources = drawing.get("/Resources")
    named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(named, pikepdf.Dictionary):
        return {}
    return {str(name)[1:].encode(): each for name, each in named.items() if isinstance(each, pikepdf.Stream)}


def _unpacked(image: pikepdf.Object) -> float:
    """Return the bytes of an image, counted as if it had the most channels that its kind may have."""
    channels = 1 if image.get("/ColorSpace") in ("/DeviceGray", None) else 4
    sides = float(image.get("/Width", 0)) * float(image.get("/Height", 0))
    return sides * channels * float(image.get("/BitsPerComponent", 8)) / 8
