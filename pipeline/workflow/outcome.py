"""What became of a volume."""

from dataclasses import dataclass

from pipeline.errors import ExitCode


@dataclass(frozen=True, slots=True)
class FailedPage:
    """A page that could not be taken all the way, and why."""

    page: str
    scan: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run made of a volume; kept beside it, so that a second run can say the same without working."""

    volume: str
    edition: str
    """Path of the TEI."""
    report: str
    """Path of the report."""
    pages: int
    words: int
    paragraphs: int
    notes: int
    anchored: int
    """Notes that stand at their markers."""
    marginals: int
    entities: int
    findings: int
    failed: tuple[FailedPage, ...]
    violations: tuple[str, ...]
    orphans: int = 0
    """Corrections that no longer find their place."""
    edition_digest: str = ""
    worked: int = 0
    """How often a stage had to work; 0 says that nothing had changed."""
    only: str = ""
    """Which scans the edition is of, where it is not of all: `scans 1-20 of 300`."""
    kept: str = ""
    """Where an edition that somebody changed by hand was put before it was replaced; "" if there was none."""

    @property
    def exit_code(self) -> ExitCode:
        """How a command that made this should end."""
        if self.violations:
            return ExitCode.INVALID_EDITION
        return ExitCode.SOME_PAGES_FAILED if self.failed else ExitCode.OK
