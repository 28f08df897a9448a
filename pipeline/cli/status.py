"""`scan2tei status`: how the volumes stand."""

from pathlib import Path

import click

from pipeline.cli import places
from pipeline.cli.telling import counted, refuse
from pipeline.errors import ExitCode, Scan2TeiError
from pipeline.workflow import Outcome, Source, Standing, survey
from pipeline.workflow import status as standings


@click.command()
@places.paths
@places.out
def status(paths: tuple[Path, ...], output: Path) -> ExitCode:
    """Say how each volume stands: digitised or not, valid or not, what failed, what wants a look.

    \b
    Example:
      scan2tei status
    """
    found = survey(places.or_raw_scans(paths))
    for standing in standings((each for each in found if isinstance(each, Source)), output):
        click.echo(_line(standing))
    codes = [refuse(each) for each in found if isinstance(each, Scan2TeiError)]
    return codes[0] if codes else ExitCode.OK


def _line(standing: Standing) -> str:
    outcome = standing.outcome
    return f"{standing.volume}: " + (_state(outcome) if outcome else f"{standing.scans} scans, not digitised yet")


def _state(outcome: Outcome) -> str:
    """Return how a volume that was digitised stands, the bad news first."""
    parts = [f"only {outcome.only}"] * bool(outcome.only)
    parts += [f"{counted(len(outcome.failed), 'page')} failed"] * bool(outcome.failed)
    parts += [f"breaks its rules in {counted(len(outcome.violations), 'place')}" if outcome.violations else "valid"]
    parts += [f"{counted(outcome.orphans, 'correction')} lost the place"] * bool(outcome.orphans)
    parts += [counted(outcome.pages, "page"), f"{counted(outcome.notes, 'note')}, {outcome.anchored} at their markers"]
    parts += [f"{counted(outcome.findings, 'thing')} to look at: {outcome.report}"] * bool(outcome.findings)
    return ", ".join(parts)
