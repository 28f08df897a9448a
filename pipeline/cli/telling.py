"""What came of a volume, in words on the terminal."""

import click

from pipeline.errors import ExitCode, Scan2TeiError
from pipeline.workflow import Outcome


def tell(outcome: Outcome, *, quiet: bool = False) -> None:
    """Say what was made and how to look at it; to stderr what went wrong."""
    if not quiet:
        click.echo(f"{outcome.volume}: {_summary(outcome)}")
        click.echo(
            f"  edition  {outcome.edition}\n  report   {outcome.report}   (open it in a browser: what to look at first)"
        )
    if outcome.kept:
        click.echo(f"  The edition had been changed by hand; that version is now {outcome.kept}.", err=True)
    for failed in outcome.failed:
        click.echo(f"  page {failed.page} failed: {failed.reason}", err=True)
    if outcome.violations:
        places = counted(len(outcome.violations), "place")
        click.echo(f"  The edition breaks its rules in {places}: see violations.txt.", err=True)
    if outcome.orphans:
        click.echo(f"  {counted(outcome.orphans, 'correction')} lost the place: see the report.", err=True)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where that is right."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _summary(outcome: Outcome) -> str:
    """Return the figures in a line."""
    parts = [
        *([outcome.only] if outcome.only else []),
        counted(outcome.pages, "page"),
        counted(outcome.paragraphs, "paragraph"),
        f"{counted(outcome.notes, 'note')} ({outcome.anchored} at their markers)",
        f"{outcome.marginals} in the margins",
        f"{outcome.entities} names and dates",
    ]
    return ", ".join(parts) + (", nothing had changed" if not outcome.worked else "")


def refuse(error: Scan2TeiError, volume: str = "") -> ExitCode:
    """Say on stderr why something was not done, and return the code for it."""
    click.echo(f"{volume}: {error}" if volume else f"scan2tei: {error}", err=True)
    return error.exit_code
