"""What a TEI edition says, whoever encoded it."""

from pipeline.evaluation.tei.document import Element, parsed
from pipeline.evaluation.tei.edition import read
from pipeline.evaluation.tei.integrity import Fault, Integrity, integrity

__all__ = ["Element", "Fault", "Integrity", "integrity", "parsed", "read"]
