"""From everything that is known of a volume to the TEI file."""

from pipeline.model.volume import Volume
from pipeline.stages.tei.agents import MACHINE, xml_name
from pipeline.stages.tei.doubts import declare, settled
from pipeline.stages.tei.edition import Edition
from pipeline.stages.tei.elements import element, written
from pipeline.stages.tei.facsimile import facsimile
from pipeline.stages.tei.header import header, language
from pipeline.stages.tei.stand_off import stand_off
from pipeline.stages.tei.style import Style
from pipeline.stages.tei.text import text

MODELS = {
    "scan2tei.rng": "http://relaxng.org/ns/structure/1.0",
    "scan2tei.sch": "http://purl.oclc.org/dsdl/schematron",
}
"""The schemas that an edition names, and the languages they are written in."""


def encode(volume: Volume, style: Style | None = None) -> bytes:
    """Return the TEI file of a volume: UTF-8, line feeds, the same bytes for the same volume."""
    style = style or Style()
    edition = Edition.of(volume, style)
    body = declare(text(edition), edition.agents.pointer(MACHINE))
    attributes = {"xml:id": xml_name(f"edition-{volume.id}", ""), "xml:lang": language(volume.metadata)}
    parts = (header(edition), facsimile(edition), stand_off(edition), body)
    root = settled(element("TEI", attributes, *(part for part in parts if part is not None)))
    return written(root, (_instruction(style.schemas + name, kind) for name, kind in MODELS.items()))


def _instruction(href: str, kind: str) -> str:
    """Return the processing instruction that tells an XML editor of a schema."""
    return f'<?xml-model href="{href}" type="application/xml" schematypens="{kind}"?>'
