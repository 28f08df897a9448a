"""What was scanned: volumes, their pictures, and the upright pages cut out of them."""

from pipeline.stages.acquire.acquire import Acquire
from pipeline.stages.acquire.picture import Picture, PictureKind, doubts, pictures
from pipeline.stages.acquire.source import Found, Source, sources, survey
from pipeline.stages.acquire.turned import turned

__all__ = ["Acquire", "Found", "Picture", "PictureKind", "Source", "doubts", "pictures", "sources", "survey", "turned"]
