"""TEI → violations: what a file says against our schema and our rules, in words for whoever has to mend it."""

from pipeline.stages.validate.validate import violations
from pipeline.stages.validate.violation import Violation

__all__ = ["Violation", "violations"]
