"""Holding an edition against schema and rules."""

from pathlib import Path

from pipeline.errors import FileAccess
from pipeline.stages.validate import Violation, violations


def validate(edition: Path) -> tuple[Violation, ...]:
    """Return what an edition breaks; FileAccess if it cannot be read."""
    try:
        return violations(edition.read_bytes())
    except OSError as error:
        raise FileAccess(f"{edition} cannot be read ({error.strerror}): check the path and its permissions.") from error
