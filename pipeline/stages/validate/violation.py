"""One thing that is wrong with an edition."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A rule that is broken, and where."""

    rule: str
    """Name of the rule in schemas/scan2tei.sch, `grammar` for scan2tei.rng, `well-formed` or `doctype`."""
    line: int
    """Line of the file, counted from 1; 0 where it cannot be told."""
    message: str
    """What is wrong and what to do."""

    def __str__(self) -> str:
        """Return the violation as one line of a report."""
        return f"line {self.line}: {self.message} [{self.rule}]"
